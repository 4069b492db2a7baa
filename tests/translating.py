"""A language in which every text of the windows stands in brackets: no translator sees what stands outside of them."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QComboBox, QGroupBox, QLabel, QLineEdit, QListWidget, QTabWidget, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "installers"))

import update_translations

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN, CLOSE = "⟦", "⟧"


def write_language(folder: Path, code: str = "de") -> None:
    """Files of this language, as the app looks for them."""
    sources = update_translations.read_sources()
    texts = {source: f"{OPEN}{source.text}{CLOSE}" for source in sources}
    ts = folder / f"dictation_{code}.ts"
    ts.write_text(update_translations.ts_text(code, sources, texts), "utf-8")
    update_translations.release(ts, folder / f"dictation_{code}.qm")


def outside(text: str) -> str:
    """What of it stands in no brackets."""
    depth, rest = 0, ""
    for sign in text:
        if sign == OPEN:
            depth += 1
        elif sign == CLOSE:
            depth -= 1
        elif not depth:
            rest += sign
    return rest


def texts_of(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Everything that a person can read of it, or be told, seen or not yet."""
    for widget in (window, *window.findChildren(QWidget)):
        yield widget, widget.windowTitle()
        yield widget, widget.accessibleName()
        yield widget, widget.accessibleDescription()
        yield widget, widget.toolTip()
        yield from ((widget, action.text()) for action in widget.actions())
        match widget:
            case QAbstractButton() | QLabel():
                yield widget, widget.text()
            case QGroupBox():
                yield widget, widget.title()
            case QLineEdit():
                yield widget, widget.placeholderText()
            case QComboBox():
                yield from ((widget, widget.itemText(index)) for index in range(widget.count()))
            case QListWidget():
                yield from ((widget, widget.item(row).text()) for row in range(widget.count()))
            case QTabWidget():
                yield from ((widget, widget.tabText(index)) for index in range(widget.count()))
            case _:
                pass


def untranslated(window: QWidget, *values: str) -> list[tuple[str, str]]:
    """Class of the widget and text, where letters stand outside of all brackets that are none of these values."""
    known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(values, key=len, reverse=True)))})(?!\w)")
    found = {}
    for widget, text in texts_of(window):
        rest = known.sub("", outside(text.replace("\u200b", "")))
        if any(sign.isalpha() for sign in rest):
            found[type(widget).__name__, text] = None
    return list(found)

"""Brings the translations up to the code: `python installers/update_translations.py`, run by the project's own Python.

Every text of a window is a literal in `self.tr(…)`, in `translate("context", …)` or in `say(…)`. They are read from the
syntax trees, because `lupdate` gives `say` no context of its own and skips in silence what it cannot read. The files
are those of Qt Linguist all the same, and `lrelease` makes what the app loads.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import json
import re
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "fr")
SENTENCES = "sentences"
"""The context of all `say(…)`; `ui.translated` has it by the same name."""
SPOKEN = "languages"
"""Likewise, of the names of the languages that Whisper knows."""
ENGLISH_ONLY = ("cli", "bench")
"""Packages that no window shows."""
MAKERS = ("sentences.py", "ui/translated.py")
"""What they say is given to them."""

_MNEMONIC = re.compile(r"&(?=[^&\s])")
_COMMAND = re.compile(r"`[^`]*`")


@dataclass(frozen=True, slots=True)
class Source:
    """An English text as a translator gets it."""

    context: str
    text: str
    comment: str = ""
    """Tells texts of one context apart that are the same in English."""


class _Reader(ast.NodeVisitor):
    """Finds the texts of one module, and the calls that no translator would get to see."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._classes: list[str] = []
        self.found: list[Source] = []
        self.problems: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        match node.func:
            case ast.Attribute(value=ast.Name(id="self"), attr="tr"):
                self._take(node, [ast.Constant(self._classes[-1]), *node.args])
            case (
                ast.Name(id="translate")
                | ast.Attribute(value=ast.Name(id="QCoreApplication" | "QApplication"), attr="translate")
            ):
                self._take(node, node.args)
            case ast.Name(id="say"):
                self._take(node, [ast.Constant(SENTENCES), *node.args])
            case _:
                pass

    def _take(self, node: ast.Call, arguments: list[ast.expr]) -> None:
        words = [argument.value for argument in arguments if isinstance(argument, ast.Constant)]
        texts = [word for word in words if isinstance(word, str)]
        if len(arguments) < 2 or len(texts) != len(arguments):  # noqa: PLR2004  # context and text
            self.problems.append(f"{self._place}:{node.lineno}: the text is not a literal")
        elif texts[1]:
            self.found.append(Source(*texts))


def read_sources(package: Path = ROOT / "dictation_app") -> tuple[Source, ...]:
    """Every text, each once, in the order of contexts and modules; raise `SystemExit` where one cannot be read."""
    found: dict[Source, None] = {}
    problems = []
    for module in sorted(package.rglob("*.py")):
        relative = module.relative_to(package)
        if relative.parts[0] in ENGLISH_ONLY or relative.as_posix() in MAKERS:
            continue
        reader = _Reader(str(relative))
        reader.visit(ast.parse(module.read_text("utf-8")))
        found.update(dict.fromkeys(reader.found))
        problems += reader.problems
    if problems:
        raise SystemExit("\n".join(problems))
    found.update(dict.fromkeys(Source(SPOKEN, name) for name in language_names()))
    return tuple(sorted(found, key=lambda source: source.context))


def language_names() -> list[str]:
    """In English, as Qt has them."""
    from PySide6.QtCore import QLocale  # noqa: PLC0415  # only this part needs the project's Python

    sys.path.insert(0, str(ROOT))
    from dictation_app.engine.languages import CODES  # noqa: PLC0415

    found = (QLocale.codeToLanguage(code) for code in sorted(CODES))
    return [QLocale.languageToString(each) for each in found if each is not QLocale.Language.AnyLanguage]


# --- files of Qt Linguist ---------------------------------------------------------------------------------------------


def read_ts(path: Path) -> dict[Source, str]:
    """The translations of a file; empty ones and those marked as unfinished are left out."""
    if not path.exists():
        return {}
    found = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  # our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.text and "type" not in translation.attrib:
                source = Source(name, message.findtext("source") or "", message.findtext("comment") or "")
                found[source] = translation.text
    return found


def ts_text(language: str, sources: Iterable[Source], translations: Mapping[Source, str]) -> str:
    """What stands in the file of a language."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for source in sources:
        if source.context not in contexts:
            contexts[source.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[source.context], "name").text = source.context
        message = ET.SubElement(contexts[source.context], "message")
        ET.SubElement(message, "source").text = source.text
        if source.comment:
            ET.SubElement(message, "comment").text = source.comment
        translation = ET.SubElement(message, "translation")
        if source in translations:
            translation.text = translations[source]
        else:
            translation.set("type", "unfinished")
    ET.indent(root, "    ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{ET.tostring(root, encoding="unicode")}\n'


def release(ts: Path, qm: Path) -> None:
    """Make what the app loads."""
    found = importlib.util.find_spec("PySide6")
    if found is None or found.origin is None:
        raise SystemExit("Run this with the project's own Python: .venv/bin/python installers/update_translations.py")
    program = Path(found.origin).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    subprocess.run([program, "-silent", "-nounfinished", ts, "-qm", qm], check=True)


# --- what is wrong with them ------------------------------------------------------------------------------------------


def fields(text: str) -> set[tuple[str, str]]:
    """The names in braces, each with how its value is written."""
    return {(name, form or "") for _, name, form, _ in string.Formatter().parse(text) if name is not None}


def mistakes(source: str, translation: str) -> Iterator[str]:
    """In words, what a translation must not change, and does."""
    try:
        if fields(source) != fields(translation):
            yield "not the same names in braces"
    except ValueError:
        yield "braces that do not pair"
    if len(_MNEMONIC.findall(source)) != len(_MNEMONIC.findall(translation)):
        yield "not as many keys to press with Alt (&)"
    if sorted(_COMMAND.findall(source)) != sorted(_COMMAND.findall(translation)):
        yield "not the same `commands`"
    for cut in (str.lstrip, str.rstrip):
        if len(source) - len(cut(source)) != len(translation) - len(cut(translation)):
            yield "other blanks at its ends"
            break


def look_at(language: str, sources: Iterable[Source], translations: Mapping[Source, str]) -> list[str]:
    """What is wrong, a line each; what is missing in one line."""
    told = []
    missing = 0
    for source in sources:
        if source in translations:
            where = f"{language}: {source.context}: {source.text!r}"
            told += [f"{where}: {mistake}" for mistake in mistakes(source.text, translations[source])]
        else:
            missing += 1
    if missing:
        told.append(f"{language}: {missing} texts have no translation; --missing {language} lists them")
    return told


# --- the command ------------------------------------------------------------------------------------------------------


def carried_over(sources: Iterable[Source], known: Mapping[Source, str]) -> dict[Source, str]:
    """The translations of texts that are still there; what moved, or stands in a second place, has the one it had."""
    by_text = {source.text: translation for source, translation in known.items()}
    return {
        source: known.get(source) or by_text[source.text]
        for source in sources
        if source in known or source.text in by_text
    }


def missing_of(sources: Iterable[Source], known: Mapping[Source, str]) -> dict[str, dict[str, str]]:
    """A list for a translator: by context, each text once."""
    listed: dict[str, dict[str, str]] = {}
    seen = set()
    for source in sources:
        if source not in known and source.text not in seen:
            seen.add(source.text)
            listed.setdefault(source.context, {})[source.text] = ""
    return listed


def filled(sources: Iterable[Source], given: Mapping[str, Mapping[str, str]]) -> dict[Source, str]:
    """What a translator has written into such a list; it also holds for the same text in other contexts."""
    anywhere = {text: translation for texts in given.values() for text, translation in texts.items() if translation}
    return {
        source: translation
        for source in sources
        if (translation := given.get(source.context, {}).get(source.text) or anywhere.get(source.text, ""))
    }


def main(argv: list[str]) -> int:
    """Update the files, or check them; 1 where something is left to do."""
    parser = argparse.ArgumentParser(description="Brings resources/translations up to the texts of the code.")
    parser.add_argument("--check", action="store_true", help="change nothing; fail where something would change")
    parser.add_argument("--missing", choices=LANGUAGES, help="print the texts without a translation, as JSON")
    parser.add_argument("--fill", nargs="+", metavar=("LANGUAGE", "FILE"), help="take translations from such lists")
    arguments = parser.parse_args(argv)
    sources = read_sources()
    told = []
    for language in LANGUAGES:
        ts, qm = FOLDER / f"dictation_{language}.ts", FOLDER / f"dictation_{language}.qm"
        known = carried_over(sources, read_ts(ts))
        if arguments.missing:
            if language == arguments.missing:
                print(json.dumps(missing_of(sources, known), ensure_ascii=False, indent=1))
            continue
        for file in arguments.fill[1:] if arguments.fill and arguments.fill[0] == language else ():
            known |= filled(sources, json.loads(Path(file).read_text("utf-8")))
        told += look_at(language, sources, known)
        text = ts_text(language, sources, known)
        if not arguments.check:
            ts.write_text(text, "utf-8")
            release(ts, qm)
        elif not ts.exists() or ts.read_text("utf-8") != text:
            told.append(f"{ts.name} is not up to the code: run python installers/update_translations.py")
        elif not _is_released(ts, qm):
            told.append(f"{qm.name} is not made from {ts.name}: run python installers/update_translations.py")
    print("\n".join(told), file=sys.stderr, end="\n" if told else "")
    return 1 if told else 0


def _is_released(ts: Path, qm: Path) -> bool:
    """Whether the app loads what stands in the file."""
    from PySide6.QtCore import QTranslator  # noqa: PLC0415  # not needed to update them

    translator = QTranslator()
    return translator.load(str(qm)) and all(
        translator.translate(source.context, source.text, source.comment or None) == translation
        for source, translation in read_ts(ts).items()
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

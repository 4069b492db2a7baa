"""The page of the microphone, and of all that is recorded with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dictation_app.ui.settings_dialog.items import Group, Item, Kind, Option, Page

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""


def microphone_page() -> Page:
    """Which one, how it is heard, and for how long."""
    others = (
        Item(
            key="audio.mute_others",
            label=translate("settings", "Mute other programs while you dictate"),
            explanation=translate(
                "settings", "Music, videos and calls are silent until you have spoken; nothing else is changed."
            ),
            synonyms=translate("settings", "music pause quiet speaker loudspeaker duck silence sound"),
        ),
    )
    return Page(
        "microphone",
        translate("settings", "Microphone"),
        (
            Group("", _source()),
            Group(translate("settings", "Recording"), _recording()),
            Group(translate("settings", "Other sound"), others),
        ),
    )


def _source() -> tuple[Item, ...]:
    return (
        Item(
            key="audio.microphones",
            label=translate("settings", "Microphone"),
            explanation=translate(
                "settings",
                "Say something: the bars move with your voice. Of several, the first one that is connected is used.",
            ),
            synonyms=translate("settings", "input device sound level test headset priority order record play"),
            kind=Kind.MICROPHONE,
        ),
        Item(
            key="audio.channel",
            label=translate("settings", "Channel"),
            explanation=translate(
                "settings", "Of an audio interface: where your voice is. A microphone without it has all mixed."
            ),
            synonyms=translate("settings", "left right mono stereo mix interface input"),
            options=(
                Option("0", translate("settings", "All, mixed")),
                Option("1", translate("settings", "Left (1)")),
                Option("2", translate("settings", "Right (2)")),
                *(Option(str(n), str(n)) for n in range(3, 9)),
            ),
        ),
        Item(
            key="audio.gain_db",
            label=translate("settings", "Make it louder by"),
            explanation=translate(
                "settings", "Where the bars stay low although the system's volume is high. Below 0: quieter."
            ),
            synonyms=translate("settings", "gain amplify volume boost quiet loud"),
            unit="dB",
        ),
    )


def _recording() -> tuple[Item, ...]:
    return (
        Item(
            key="audio.keep_open_s",
            label=translate("settings", "Keep the microphone open after use"),
            explanation=translate(
                "settings", "The next dictation starts sooner. Meanwhile the desktop shows the microphone as in use."
            ),
            synonyms=translate("settings", "warm always on bluetooth"),
            zero=translate("settings", "Close at once"),
            kind=Kind.DURATION,
        ),
        Item(
            key="audio.pre_roll_ms",
            label=translate("settings", "Also take what came before the key"),
            explanation=translate(
                "settings", "Only while the microphone is kept open: who speaks as they press has begun before."
            ),
            synonyms=translate("settings", "pre-roll preroll buffer first word cut off"),
            zero=translate("settings", "Nothing"),
        ),
        Item(
            key="audio.tail_ms",
            label=translate("settings", "Keep recording after release"),
            explanation=translate("settings", "At most this long, and only while you are still speaking."),
            synonyms=translate("settings", "tail end cut off last word"),
            zero=translate("settings", "Stop at once"),
        ),
        Item(
            key="audio.max_recording_s",
            label=translate("settings", "Longest dictation"),
            explanation=translate("settings", "It then ends by itself, and its text is inserted."),
            synonyms=translate("settings", "limit maximum recording"),
            kind=Kind.DURATION,
        ),
    )

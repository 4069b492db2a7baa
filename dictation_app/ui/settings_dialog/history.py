"""What stands on the page of the history: what is kept of dictations, and for how long."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dictation_app.ui.settings_dialog.items import Group, Item, Option, Page

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""


def history_page() -> Page:
    """Of dictations; files have a page of their own."""
    return Page(
        "history",
        translate("settings", "History & Privacy"),
        (
            Group(translate("settings", "Privacy"), _privacy()),
            Group(translate("settings", "Where nothing is recorded"), _zones()),
            Group(translate("settings", "How much is kept"), _limits()),
            Group(translate("settings", "Search"), _search()),
        ),
    )


def _privacy() -> tuple[Item, ...]:
    return (
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


def _zones() -> tuple[Item, ...]:
    return (
        Item(
            key="zones.password_programs",
            label=translate("settings", "Not in password managers"),
            explanation=translate(
                "settings",
                "Nor in windows that ask for a password. The key says so there, and nothing is recorded, kept or "
                "logged. In password fields it never is, where their program tells of them.",
            ),
            synonyms=translate("settings", "keepassxc bitwarden 1password secret security zone never record privacy"),
        ),
        Item(
            key="zones.programs",
            label=translate("settings", "Nor in these programs"),
            explanation=translate("settings", "Names such as signal, banking*. A star stands for anything."),
            synonyms=translate("settings", "applications windows exclude block never record class exe"),
        ),
        Item(
            key="zones.titles",
            label=translate("settings", "Nor in windows with these titles"),
            explanation=translate("settings", "Parts of titles, such as Online Banking, Private Browsing."),
            synonyms=translate("settings", "window title exclude block never record browser page"),
        ),
    )


def _limits() -> tuple[Item, ...]:
    return (
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


def _search() -> tuple[Item, ...]:
    return (
        Item(
            key="history.meaning",
            label=translate("settings", "Also search by meaning"),
            explanation=translate(
                "settings", "Finds what you said in other words. Works where the extra “meaning” is installed."
            ),
            synonyms=translate("settings", "semantic find history"),
        ),
    )

"""Zones: where nothing is recorded, kept or logged: password fields, password managers, and what the user names.

What the desktop does not tell cannot be refused: a program that says neither its name nor what its fields are for.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from dictation_app.output.window import program_file
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dictation_app.output.field import Field
    from dictation_app.output.fields import Fields
    from dictation_app.output.window import Window
    from dictation_app.sentences import Sentence
    from dictation_app.settings import ZoneSettings

PASSWORD_PROGRAMS = frozenset({
    # Password managers: what is said there is what they keep secret, or a note beside it.
    "1password", "authpass", "bitwarden", "buttercup", "com.bitwarden.desktop", "enpass", "gnome-passwordsafe",
    "keepass", "keepass2", "keepassx", "keepassxc", "keeperpassword", "keeper password manager", "lastpass", "nordpass",
    "org.gnome.passwordsafe", "org.gnome.world.secrets", "org.keepassxc.keepassxc", "padloc", "pass-manager",
    "passwordsafe", "proton pass", "protonpass", "qtpass", "roboform", "secrets", "strongbox",
    # Key rings of desktops: the same.
    "kwalletmanager", "kwalletmanager5", "org.kde.kwalletmanager", "org.gnome.seahorse.application", "seahorse",
    # Those who ask for a password and for nothing else.
    "gcr-prompter", "gnome-ssh-askpass", "kdesu", "ksshaskpass", "kwalletd5", "kwalletd6", "lxpolkit",
    "lxqt-openssh-askpass",
    "lxqt-policykit-agent", "lxqt-sudo", "mate-polkit", "pinentry", "pinentry-gnome3", "pinentry-gtk", "pinentry-gtk-2",
    "pinentry-qt", "pinentry-qt5", "polkit-gnome-authentication-agent-1", "polkit-kde-authentication-agent-1",
    "polkit-mate-authentication-agent-1", "ssh-askpass", "x11-ssh-askpass", "xfce-polkit",
    "com.1password.1password", "com.agilebits.onepassword7", "com.apple.keychainaccess", "com.apple.passwords",
    "com.apple.securityagent", "credentialuibroker",  # of macOS and Windows alone
    # Encrypted disks: their windows ask for passwords, too.
    "veracrypt", "zulucrypt-gui",
})  # fmt: skip
"""Names of windows and files, in lower case."""


class Sign(StrEnum):
    """By what a place is known."""

    FIELD = "field"
    PROGRAM = "program"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Look:
    """How things stood at a moment."""

    why_not: Sentence | None = None
    """Why nothing may be recorded there."""
    by: Sign | None = None
    """What says so."""
    known: frozenset[Sign] = frozenset()
    """What was known then: some systems tell a moment after they are first asked."""


class Zones:
    """Of the thread that asks."""

    def __init__(self, settings: ZoneSettings, fields: Fields, look: Callable[[], Window | None]) -> None:
        self._settings = settings
        self._fields = fields
        self._window = look
        self.last = Look()
        """How it was when it was last asked."""

    def apply(self, settings: ZoneSettings) -> None:
        """Take changed settings over."""
        self._settings = settings

    def why_not_here(self) -> Sentence | None:
        """Why nothing may be recorded while things are as they are; None where it may. Takes a moment of some ms."""
        return self.look().why_not

    def look(self) -> Look:
        """Likewise, with what it goes by."""
        field, window = self._fields.focused(), self._window()
        title = window.title if window is not None else None
        late = {Sign.FIELD: field is not None, Sign.TITLE: title is not None}
        known = {Sign.PROGRAM, *(sign for sign, is_known in late.items() if is_known)}
        by, why = self._refusal(field, window, title)
        self.last = Look(why, by, frozenset(known))
        return self.last

    def _refusal(
        self, field: Field | None, window: Window | None, title: str | None
    ) -> tuple[Sign | None, Sentence | None]:
        if field is not None and field.is_password:
            return Sign.FIELD, say("A password field has the keyboard. Nothing is recorded there.")
        names = set(window.names) if window is not None else set()
        program = window.program if window is not None else ""
        if field is not None:
            names |= {field.program, program_file(field.pid)} - {""}
            program = program or field.program
        if names and self._covers(names):
            return Sign.PROGRAM, say("{program} has the keyboard. Nothing is recorded there.", program=program)
        if title is not None and _matches(self._settings.title_patterns, (title,), is_part=True):
            return Sign.TITLE, say("In a window with this title nothing is recorded.")
        return None, None

    def _covers(self, names: set[str]) -> bool:
        if self._settings.password_programs and not names.isdisjoint(PASSWORD_PROGRAMS):
            return True
        return _matches(self._settings.program_patterns, names, is_part=False)


def _matches(patterns: Iterable[str], texts: Iterable[str], *, is_part: bool) -> bool:
    """Whether any of the texts is, or has in it, any of the patterns."""
    folded = [text.casefold() for text in texts]
    wanted = [f"*{each.casefold()}*" if is_part else each.casefold() for each in patterns]
    return any(fnmatchcase(text, pattern) for text in folded for pattern in wanted)

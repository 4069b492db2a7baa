"""Programs and the way text gets into each: what is shipped, what the user set, and what was seen to work.

A program is known by the names its windows bear (WM_CLASS on X11, the app id on Wayland), in lower case. What worked
is kept in a small file, by program and never by window: no title is read or written.
"""

from __future__ import annotations

import json
import logging
import os
import re
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from dictation_app.settings import ProgramRule

log = logging.getLogger(__name__)


class Way(StrEnum):
    """How text goes into a program's windows. The values are those of `settings.ProgramRule.way`."""

    TYPE = "type"
    SHIFT_INSERT = "shift+insert"
    CTRL_V = "ctrl+v"
    CTRL_SHIFT_V = "ctrl+shift+v"
    COPY = "copy"


TERMINALS = frozenset({
    "alacritty", "aterm", "com.mitchellh.ghostty", "contour", "cool-retro-term", "deepin-terminal", "eterm", "ghostty",
    "gnome-terminal", "gnome-terminal-server", "guake", "hyper", "io.elementary.terminal", "kgx", "kitty", "konsole",
    "foot", "footclient", "org.codeberg.dnkl.foot", "havoc", "com.system76.cosmicterm",  # under Wayland alone
    "kterm", "lxterminal", "mate-terminal", "mlterm", "org.gnome.console", "org.gnome.ptyxis", "org.gnome.terminal",
    "org.wezfurlong.wezterm", "ptyxis", "pterm", "putty", "qterminal", "rio", "roxterm", "rxvt", "sakura", "st",
    "st-256color", "stterm", "tabby", "terminator", "terminology", "termit", "tilda", "tilix", "urxvt", "uxterm",
    "warp", "dev.warp.warp", "wezterm", "x-terminal-emulator", "xfce4-terminal", "xiterm+thai", "xterm", "yakuake",
})  # fmt: skip
"""In their windows a newline runs a command."""

SHIPPED: Mapping[str, Way] = {
    "blender": Way.CTRL_V,  # Its text fields know no other.
    # Ctrl+V scrolls there, so it must not be chosen where text is selected.
    **dict.fromkeys(("emacs", "emacs-gtk", "emacs-lucid", "emacs-x11"), Way.SHIFT_INSERT),
}
"""For programs that differ from the rest."""

_MOST = 200
"""Programs that are remembered; of more the oldest are dropped."""

_CONTROL_CHARACTERS = re.compile("[ ]*[\x00-\x1f\x7f-\x9f\u2028\u2029]+[ ]*")


def for_terminal(text: str) -> str:
    """Join the lines: a line break, or any other control character, could run a command."""
    joined = _CONTROL_CHARACTERS.sub(" ", text)
    start = 1 if _CONTROL_CHARACTERS.match(text) else 0
    end = -1 if joined.endswith(" ") and not text.endswith(" ") else None
    return joined[start:end]


class Ways:
    """What is known of programs. The file is one thread's to write; any other may delete it, which forgets it all."""

    def __init__(self, file: Path | None = None) -> None:
        """Without a file it is remembered as long as this lives."""
        self.only: Way | None = None
        """While a way is tried out: this one, for whichever program."""
        self.only_pastes = False
        """While pasting is tried out: that typing is better somewhere does not count."""
        self._file = file
        self._worked: dict[str, Way] = {}
        self._read_ns = 0

    def way_into(self, names: Collection[str], rules: Sequence[ProgramRule]) -> Way | None:
        """How text goes into this program; None = as into most."""
        return self._unless_pasting(self.chosen_for(names, rules) or self.worked_in(names))

    def chosen_for(self, names: Collection[str], rules: Sequence[ProgramRule]) -> Way | None:
        """Likewise, but for keys to paste with that worked once: typing is learnt only where it was found better."""
        learnt = Way.TYPE if self.worked_in(names) is Way.TYPE else None
        return self._unless_pasting(self.only or self.set_for(names, rules) or self.shipped_for(names) or learnt)

    def _unless_pasting(self, way: Way | None) -> Way | None:
        return None if self.only_pastes and way is Way.TYPE else way

    def set_for(self, names: Collection[str], rules: Sequence[ProgramRule]) -> Way | None:
        """What the user set for a program with these names."""
        return next((Way(rule.way) for rule in rules if rule.program.lower() in names), None)

    def shipped_for(self, names: Collection[str]) -> Way | None:
        """What is known of it anyway."""
        return next((SHIPPED[name] for name in names if name in SHIPPED), None)

    def worked_in(self, names: Collection[str]) -> Way | None:
        """What worked in it when another way did not."""
        self._read()
        return next((self._worked[name] for name in names if name in self._worked), None)

    def keep(self, program: str, way: Way) -> None:
        """Remember that this is the way."""
        self._read()
        if not program or self._worked.get(program) is way:
            return
        self._worked.pop(program, None)
        self._worked = dict(list(self._worked.items())[1 - _MOST :]) | {program: way}
        if self._file is not None:
            self._write(self._file)

    def forget_typing(self, program: str) -> None:
        """Pasting is as good there."""
        self._read()
        if self._worked.get(program) is Way.TYPE:
            del self._worked[program]
            if self._file is not None:
                self._write(self._file)

    def _read(self) -> None:
        """Follow the file; where it is gone, all is forgotten."""
        if self._file is None:
            return
        try:
            changed_ns = self._file.stat().st_mtime_ns
        except OSError:
            self._worked, self._read_ns = {}, 0
            return
        if changed_ns == self._read_ns:
            return
        self._read_ns, self._worked = changed_ns, {}
        with suppress(OSError, ValueError):  # What cannot be read is learnt again.
            found = json.loads(self._file.read_text(encoding="utf-8"))
            ways = set(Way)
            if isinstance(found, dict):
                self._worked = {str(name): Way(way) for name, way in found.items() if way in ways}

    def _write(self, file: Path) -> None:
        part = file.with_name(f"{file.name}.part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8") as stream:
                json.dump(self._worked, stream)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(file)
            self._read_ns = file.stat().st_mtime_ns
        except OSError as exc:
            log.info("What works in a program was not written down (%s).", type(exc).__name__)

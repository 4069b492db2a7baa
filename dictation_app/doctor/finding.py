"""Finding: one line of the doctor's, and the report that may be handed on.

What is private in a line (names that the user or a maker gave, places on this machine) is named beside it, and the
report leaves it out; what stands in quotes or looks like a place is left out in any case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dictation_app import stacks
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEFT_OUT = "(not shown)"

_QUOTED = re.compile(r"(?<!\w)'[^\n]*?'(?!\w)|“[^”\n]*”|\"[^\"\n]*\"")
_PLACE = re.compile(r"(?<![\w.])(?:[A-Za-z]:[\\/]|\\\\|~?/)[^\s,;:()]*[^\s,;:().]")
_SYSTEM_PLACES = ("/usr/", "/lib/", "/lib64/", "/opt/cuda", "/dev/")


class State(StrEnum):
    """How it stands with one thing."""

    OK = "ok"
    WARNING = "warning"
    """Dictation works, but not as well as it could here."""
    FAILED = "failed"
    NOT_TRIED = "not tried"
    """Trying would have disturbed or lost something, or what it needs is wrong already."""


class Action(StrEnum):
    """What can be done about a finding with one click."""

    NONE = ""
    FETCH_MODEL = "fetch-model"
    INSTALL_RUNTIME = "install-runtime"
    FORGET_GPU_FAULTS = "forget-gpu-faults"
    CHOOSE_MICROPHONE = "choose-microphone"
    CHOOSE_HOTKEY = "choose-hotkey"
    CHOOSE_MODEL = "choose-model"
    CHOOSE_DEVICE = "choose-device"
    CHOOSE_OUTPUT = "choose-output"

    @property
    def setting(self) -> str:
        """The setting that it opens; empty where it is something else."""
        return _SETTINGS.get(self, "")


_SETTINGS = {
    Action.CHOOSE_MICROPHONE: "audio.microphones",
    Action.CHOOSE_HOTKEY: "hotkey.chord",
    Action.CHOOSE_MODEL: "engine.model",
    Action.CHOOSE_DEVICE: "engine.device",
    Action.CHOOSE_OUTPUT: "output.method",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What came of one check."""

    name: str
    """What was looked at, for people."""
    state: State
    value: str
    """What was found or measured."""
    cause: str = ""
    """Why it is not ok, in a sentence."""
    next_step: str = ""
    """What to do about it."""
    action: Action = Action.NONE
    """What does it."""
    private: tuple[str, ...] = ()
    """Parts of the texts above that belong into no report."""

    @property
    def more(self) -> tuple[str, ...]:
        """What stands below its line."""
        return tuple(text for text in (self.cause, self.next_step) if text and text != self.value)


def listed(names: Sequence[str]) -> str:
    """One after the other; at least one."""
    told = names[0]
    for name in names[1:]:
        told = say("{names}, {name}", names=told, name=name)
    return told


def worst(findings: Iterable[Finding]) -> State:
    """Of all; a thing that was not tried is no reason for a warning."""
    states = {finding.state for finding in findings}
    return next((state for state in (State.FAILED, State.WARNING) if state in states), State.OK)


def report(about: str, findings: Sequence[Finding]) -> str:
    """The findings below `about`, without anything private."""
    width = max((len(state.value) for state in State), default=0)
    lines = [about.rstrip(), ""]
    for finding in findings:
        lines.append(f"{finding.state.value:{width}}  {finding.name}: {_shown(finding.value, finding)}")
        lines += [f"{'':{width}}  {_shown(text, finding)}" for text in finding.more]
    return stacks.without_person("\n".join(lines)) + "\n"


def _shown(text: str, finding: Finding) -> str:
    for part in sorted(filter(None, finding.private), key=len, reverse=True):
        text = text.replace(part, LEFT_OUT)
    text = _QUOTED.sub(LEFT_OUT, text)
    text = _PLACE.sub(lambda found: found[0] if found[0].startswith(_SYSTEM_PLACES) else LEFT_OUT, text)
    return " ".join(text.split())

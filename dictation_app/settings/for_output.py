"""What can be set about how text reaches the focused window, and for single programs.

A section as those of `sections`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

ProgramWay = Literal["type", "shift+insert", "ctrl+v", "ctrl+shift+v", "copy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramRule:
    """How text gets into the windows of one program."""

    program: Annotated[str, Meta(min_length=1, description="As the desktop names it, for example org.gnome.gedit.")]
    way: Annotated[ProgramWay, Meta(description="type, copy, or the keys that paste in it.")] = "ctrl+v"
    """What most programs know that do not know the usual keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputSettings:
    """How text reaches the focused window (`output.OutputChain`)."""

    method: Annotated[str, Meta(description="auto, or the name of a text output.")] = "auto"
    """The best that works in the window that has the focus."""
    type_below_characters: Annotated[
        int, Meta(ge=0, le=2000, description="Plain ASCII text shorter than this is typed; the clipboard is spared.")
    ] = 20
    """So few are typed at once, and the clipboard is spared."""
    modifier_wait_ms: Annotated[
        int, Meta(ge=0, le=10000, description="How long to wait until Ctrl, Alt, … are released.")
    ] = 2000
    """Whoever holds Ctrl for longer than two seconds means something by it."""
    receipt_timeout_ms: Annotated[
        int, Meta(ge=100, le=10000, description="How long the target may take to fetch pasted text.")
    ] = 1500
    """A busy window may take a second; waiting longer only delays the word that it did not work."""
    programs: Annotated[
        tuple[ProgramRule, ...], Meta(description="Programs that get text another way, as a JSON list.")
    ] = ()
    """What is known of programs is shipped, and what works in others is found out."""
    leave_on_clipboard: Annotated[
        bool, Meta(description="Pasted text stays on the clipboard; what was there is not put back.")
    ] = False
    """What the user copied is the user's."""
    fit_to_sentence: Annotated[
        bool, Meta(description="Begin and end the text as the sentence wants it that stands around the caret.")
    ] = True
    """A capital in the middle of a sentence, or two spaces, is what everybody would mend by hand."""
    read_fields: Annotated[
        Literal["never", "offered", "ask"],
        Meta(
            description="Read the text field that you dictate into: never, offered (where its program offers it), "
            "ask (switch accessibility on for all programs)."
        ),
    ] = "offered"
    """It costs no other program anything. What would make Qt and Chromium offer it is a setting of the whole desktop
    that outlives this app, and makes them work more."""
    when_moved: Annotated[
        Literal["hold", "insert"],
        Meta(description="When another window than the one you began to speak in is in front: hold, or insert."),
    ] = "hold"
    """Text in the wrong window cannot be taken back: chats send it, terminals run it. What waits costs one key."""

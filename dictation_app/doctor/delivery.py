"""Whether text arrives in a window and what was copied stays: a window is opened, written into, and read back.

Of the clipboard only a hash is ever looked at. Where its content could not be put back, it is left alone.
"""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from dictation_app.doctor.finding import Action, Finding, State
from dictation_app.doctor.ways import NAMES, WAYS, by_each_way
from dictation_app.errors import OutputError, UserError
from dictation_app.sentences import say
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.values.dictation import DeliveryReport

NAME = say("Text into a window")
CLIPBOARD = say("Clipboard")

TRIAL = Delivery(session_id=0, seq=0, text="Dictation tries whether its words arrive: äöü ß, 你好!")
"""Longer than what is typed, and with signs that no single keyboard has: it is pasted where the app pastes at all."""
SHORT_TRIAL = Delivery(session_id=0, seq=0, text="Dictation test. ")
"""Typed where the app types at all; all that is tried where the clipboard has to be left alone."""
SAMPLES = (
    (say("Latin letters"), "The quick brown fox jumps over the lazy dog. "),
    (say("umlauts and accents"), "Größe, Äpfel, où, naïve, señor, € "),
    (say("Cyrillic"), "Съешь ещё этих мягких французских булок "),
    (say("Chinese, Japanese and Korean"), "素早い茶色の狐、빠른 갈색 여우、敏捷的棕毛狐 "),
    (say("emoji"), "😀 👩‍👩‍👧 🇩🇪 "),
    (say("several lines"), "one line\nand another\n\nand one after an empty one "),
    (say("2,000 characters"), ("Zwölf Boxkämpfer, съешь ещё 素早い 😀 and so on. " * 50)[:1999] + " "),
)
"""What is tried one after the other, and its name."""
SAMPLE_TRIALS = tuple(Delivery(session_id=0, seq=number, text=text) for number, (_name, text) in enumerate(SAMPLES, 1))
TRIAL_PROGRAM = "dictation-trial"
"""By this name the desktop knows the window, and nothing goes into any other (on X11)."""

_FOCUS_S = 4.0
_ARRIVED_S = 2.0
_RESTORED_S = 4.0
_LOOK_S = 0.05
_CLIPBOARD_LOOK_S = 0.4
"""Each look is a program that pastes, and the app waits for a quiet moment to put back what was copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What is on the clipboard, without being it."""

    digest: str = ""
    """Of all its forms; empty where there is nothing."""
    can_be_kept: bool = True
    """It is no password, and not too large to be put back."""


class Window(Protocol):
    """A window of the doctor's own with a text field."""

    def has_focus(self) -> bool:
        """Whether the keys go into its field."""
        ...

    def text(self) -> str:
        """What stands in its field."""
        ...

    def copied(self) -> Copied:
        """What a paste would bring now."""
        ...

    def close(self) -> None:
        """Take it away."""
        ...


class Sender(Protocol):
    """How text goes out here. Never copies for good: what is on the clipboard stays."""

    @property
    def keeps_clipboard(self) -> bool:
        """Whether what is put back onto the clipboard is there for longer than this check."""
        ...

    def send(
        self,
        delivery: Delivery,
        has_focus: Callable[[], bool],
        *,
        with_clipboard: bool,
        by: DeliveryMethod | None = None,
    ) -> DeliveryReport:
        """Into the window, as long as it `has_focus`; raise `UserError` where it cannot be tried now.

        `by` pasting or typing alone; None = in the usual way.
        """
        ...

    def close(self) -> None:
        """Give the clipboard back."""
        ...


class Copying(StrEnum):
    """Why text is only copied."""

    NO = "no"
    CHOSEN = "chosen"
    NOTHING_ELSE = "nothing else"


def delivery(open_window: Callable[[], Window], sender: Sender, copying: Copying = Copying.NO) -> tuple[Finding, ...]:
    """Write into a window of our own and read back; then look whether the clipboard is as before."""
    if copying is not Copying.NO:
        return (_copies(copying),)
    try:
        window = open_window()
    except UserError as exc:
        return (Finding(name=NAME, state=State.FAILED, value=say("no window"), cause=exc.message, next_step=exc.hint),)
    with closing(window), closing(sender):
        return _try(window, sender)


def _try(window: Window, sender: Sender) -> tuple[Finding, ...]:
    if not _is_soon(window.has_focus, _FOCUS_S):
        return (_without_focus(say("The window to try it in did not get the keyboard.")),)
    before = window.copied()
    with_clipboard = before.can_be_kept and (sender.keeps_clipboard or not before.digest)
    arrivals: list[Arrival] = []
    for trial in (SHORT_TRIAL, TRIAL) if with_clipboard else (SHORT_TRIAL,):
        if not window.has_focus():  # asking for a large clipboard takes a moment
            return (_without_focus(say("The window to try it in lost the keyboard.")),)
        try:
            arrivals.append(_send(trial, window, sender, with_clipboard=with_clipboard))
        except UserError as exc:
            cause, step = exc.message, exc.hint
            return (Finding(name=NAME, state=State.NOT_TRIED, value=say("not tried"), cause=cause, next_step=step),)
        if not arrivals[-1].is_right:
            break
    arrived = _arrived(arrivals, with_clipboard=with_clipboard)

    def send(trial: Delivery, way: DeliveryMethod) -> Arrival:
        if not window.has_focus():
            raise OutputError(say("The window to try it in lost the keyboard."), say("Check again."))
        arrivals.append(_send(trial, window, sender, with_clipboard=with_clipboard, by=way))
        return arrivals[-1]

    samples = [(name, trial) for (name, _text), trial in zip(SAMPLES, SAMPLE_TRIALS, strict=True)]
    if not with_clipboard:
        left = _left_alone(before)
        pasted = replace(left, name=NAMES[DeliveryMethod.PASTE], value=say("not tried"))
        return arrived, pasted, *by_each_way(samples, send, (DeliveryMethod.TYPE,)), left
    ways = by_each_way(samples, send, WAYS)
    time.sleep(_CLIPBOARD_LOOK_S)
    is_back = _is_soon(lambda: window.copied().digest == before.digest, _RESTORED_S, _CLIPBOARD_LOOK_S)
    return arrived, *ways, _restored(before, [each.sent for each in arrivals], is_back=is_back)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What became of one text."""

    sent: DeliveryReport
    text: str
    """What came into the field."""
    took_ms: int

    @property
    def is_right(self) -> bool:
        """All of it, and nothing else."""
        return self.text == self.sent.text

    @property
    def was_sent(self) -> bool:
        """A window was to take it, whether it did or not."""
        return self.sent.method is not DeliveryMethod.NONE or bool(self.sent.target)

    @property
    def is_pasted(self) -> bool:
        """Not typed."""
        return self.sent.method is DeliveryMethod.PASTE

    @property
    def in_words(self) -> str:
        """How much, how, and how fast."""
        count, took_ms = len(self.text), self.took_ms
        if self.is_pasted:
            return say("{count} characters pasted within {took_ms} ms", count=count, took_ms=took_ms)
        return say("{count} characters typed within {took_ms} ms", count=count, took_ms=took_ms)


def _send(
    trial: Delivery, window: Window, sender: Sender, *, with_clipboard: bool, by: DeliveryMethod | None = None
) -> Arrival:
    stood = len(window.text())
    began_s = time.monotonic()
    sent = sender.send(trial, window.has_focus, with_clipboard=with_clipboard, by=by)
    within_s = _ARRIVED_S if sent.method is not DeliveryMethod.NONE else 0.0
    _is_soon(lambda: window.text()[stood:] == trial.text, within_s)
    took_ms = round((time.monotonic() - began_s) * 1000)
    return Arrival(sent=sent, text=window.text()[stood:], took_ms=took_ms)


def _is_soon(met: Callable[[], bool], within_s: float, pause_s: float = _LOOK_S) -> bool:
    until_s = time.monotonic() + within_s
    while not met():
        if time.monotonic() >= until_s:
            return False
        time.sleep(pause_s)
    return True


def _copies(copying: Copying) -> Finding:
    if copying is Copying.CHOSEN:
        return Finding(
            name=NAME,
            state=State.NOT_TRIED,
            value=say("copied only, as it is set: press Ctrl+V in the window"),
            cause=say("Trying it would replace what is on the clipboard."),
        )
    return Finding(
        name=NAME,
        state=State.WARNING,
        value=say("copied only"),
        cause=say("On this desktop no program may write into the windows of others."),
        next_step=say("Press Ctrl+V in the window after dictating."),
    )


def _without_focus(cause: str) -> Finding:
    return Finding(
        name=NAME,
        state=State.WARNING,
        value=say("it could not be tried"),
        cause=cause,
        next_step=say("Check again, and click into the small window when it comes up."),
    )


def _arrived(arrivals: Sequence[Arrival], *, with_clipboard: bool) -> Finding:
    last = arrivals[-1]
    sent, text = last.sent, last.text
    if last.is_right:
        each = arrivals[0].in_words
        for one in arrivals[1:]:
            each = say("{one} and {other}", one=each, other=one.in_words)
        return Finding(name=NAME, state=State.OK, value=say("{arrivals}, and read back", arrivals=each))
    if sent.method is DeliveryMethod.NONE and not text and not with_clipboard:
        # Pasting might do it, and would cost what is on the clipboard.
        return Finding(name=NAME, state=State.NOT_TRIED, value=say("not tried"), cause=sent.detail)
    if sent.state is DeliveryState.NOT_DELIVERED and not text:
        value: str = say("it did not arrive")
        cause = sent.detail
    else:
        right = sum(a == b for a, b in zip(sent.text, text, strict=False))
        count = len(sent.text)
        value = (
            say("{right} of {count} characters arrived as they were pasted", right=right, count=count)
            if last.is_pasted
            else say("{right} of {count} characters arrived as they were typed", right=right, count=count)
        )
        cause = say("The keyboard layout or another program changes what is sent.")
    return Finding(
        name=NAME,
        state=State.FAILED,
        value=value,
        cause=cause,
        next_step=say("Choose another way to deliver text."),
        action=Action.CHOOSE_OUTPUT,
    )


def _left_alone(before: Copied) -> Finding:
    if not before.can_be_kept:
        cause = say("What is on the clipboard is a password, or too large to be kept.")
        step = say("Copy something else, and check again.")
    else:
        cause = say("The app does not run, and what you copied would be lost when this check ends.")
        step = say("Start Dictation, and check again.")
    return Finding(name=CLIPBOARD, state=State.NOT_TRIED, value=say("left alone"), cause=cause, next_step=step)


def _restored(before: Copied, sent: Sequence[DeliveryReport], *, is_back: bool) -> Finding:
    what = say("what was on it is back") if before.digest else say("it is empty, as before")
    if is_back:
        is_pasted = any(each.method is DeliveryMethod.PASTE for each in sent)
        used = say("after pasting") if is_pasted else say("it was not needed")
        return Finding(name=CLIPBOARD, state=State.OK, value=say("{what}, {used}", what=what, used=used))
    return Finding(
        name=CLIPBOARD,
        state=State.FAILED,
        value=say("not as before"),
        cause=sent[-1].detail
        or say("Another program changed the clipboard at the same time, or took what was offered to it."),
        next_step=say("Check again; if it stays so, end programs that watch the clipboard one by one."),
    )

"""The seam to text outputs: the `TextOutput` protocol, the registry, and `OutputChain`, which always ends somewhere.

The chain is used by one worker thread only. Whatever fails, the text is on the clipboard or in the app's window
afterwards, and the report says which.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from dictation_app.errors import OutputError, SettingsError, UserError
from dictation_app.registry import Entry, Registry
from dictation_app.sentences import Sentence, joined, say
from dictation_app.values import Delivery, DeliveryMethod, DeliveryReport, DeliveryState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.settings import OutputSettings

log = logging.getLogger(__name__)

AUTO = "auto"
COPY = "copy"
_TYPING = "-type"
"""Ends the names of those that spare the clipboard."""

OWN_NAME = "dictation"
"""This app, where its own window is the target."""
TOO_OLD_S = 30.0
"""Text that comes this long after its speech (a model was loaded or fetched first) goes into no window."""

_ENDINGS = {
    DeliveryMethod.PASTE: say("It was pasted instead."),
    DeliveryMethod.TYPE: say("It was typed instead."),
    DeliveryMethod.COPY: say("It is on the clipboard: press Ctrl+V."),
}


def still_held(keys: Sequence[str]) -> Sentence:
    """Why text was not sent while the user held these."""
    if len(keys) == 1:
        return say("{key} was still held down, so the text was not sent.", key=keys[0])
    names = keys[0]
    for name in keys[1:]:
        names = say("{name} and {other}", name=names, other=name)
    return say("{keys} were still held down, so the text was not sent.", keys=names)


class OutputBlockedError(OutputError):
    """No other way of sending may be tried: it would fail alike, or part of the text went out already."""


class Host(Protocol):
    """What the app itself knows and does about its own windows and its hotkey; may be asked from any thread."""

    @property
    def own_window_active(self) -> bool:
        """One of the app's own windows has the focus.

        Nothing is pasted into those: the thread that would have to fetch the text holds up all others meanwhile.
        """
        ...

    @property
    def hotkey_down(self) -> bool:
        """The user holds the hotkey, and speaks again."""
        ...

    def insert(self, text: str) -> bool:
        """Put text into the field of the app that has the focus; False where there is none."""
        ...


class _NoHost:
    own_window_active = hotkey_down = False

    def insert(self, text: str) -> bool:  # noqa: ARG002 - the protocol's
        return False


@dataclass(slots=True, kw_only=True)
class OutputContext:
    """What every text output is constructed with; each takes what it needs. One thread's, like the outputs."""

    settings: OutputSettings
    """Replaced by the chain when the user changes them."""
    copy_text: Callable[[str], None]
    """Puts text on the clipboard for good; raises `UserError`."""
    host: Host = field(default_factory=_NoHost)
    only_into: str = ""
    """Name of the only program whose window may get the text now; empty: whichever has the focus. X11 knows it."""


class TextOutput(Protocol):
    """One way to bring text into the focused window. Constructed with an `OutputContext`; raises `OutputError`.

    Belongs to the thread that constructed it.
    """

    @property
    def method(self) -> DeliveryMethod:
        """What the report calls it."""
        ...

    @property
    def target(self) -> str:
        """The program whose window the last `send` meant, as the desktop names it; empty where it meant none."""
        ...

    @property
    def note(self) -> str:
        """What else the user should know about the last `send`, as a sentence; mostly empty."""
        ...

    def problem(self, text: str) -> str | None:
        """Why it cannot take this text now (one sentence), or None. Cheap, and without any effect."""
        ...

    def send(self, text: str) -> DeliveryState:
        """Send all of it, or raise `OutputError` with nothing sent (`OutputBlockedError`: perhaps a part)."""
        ...

    def close(self) -> None:
        """Free what it holds; it cannot be used afterwards."""
        ...


OUTPUTS: Registry[TextOutput] = Registry(
    say("text output"),
    Entry(
        name="x11-type",
        label=say("Typing (X11)"),
        target="dictation_app.output.x11:X11TypeOutput",
        requires=("Xlib",),
        platforms=("linux",),
    ),
    Entry(
        name="x11-paste",
        label=say("Pasting (X11)"),
        target="dictation_app.output.paste:X11PasteOutput",
        requires=("Xlib",),
        platforms=("linux",),
    ),
    Entry(
        name="windows-type",
        label=say("Typing (Windows)"),
        target="dictation_app.output.win32:WindowsTypeOutput",
        platforms=("win32",),
    ),
    Entry(
        name=COPY,
        label=say("Copying to the clipboard"),
        target="dictation_app.output.clipboard:ClipboardOutput",
    ),
)
"""In order of preference. The last one works everywhere."""


class OutputChain:
    """Tries the text outputs in order until one takes the text."""

    def __init__(
        self,
        settings: OutputSettings,
        copy_text: Callable[[str], None],
        outputs: Registry[TextOutput] = OUTPUTS,
    ) -> None:
        self._context = OutputContext(settings=settings, copy_text=copy_text)
        self._registry = outputs
        self._outputs: dict[str, TextOutput] = {}
        self._chosen = AUTO
        self._advice = ""
        self.apply(settings)

    def serve(self, host: Host) -> None:
        """Work for this app."""
        self._context.host = host

    def apply(self, settings: OutputSettings) -> None:
        """Take changed settings over. The outputs stay: they may be holding the user's clipboard."""
        self._context.settings = settings
        known = settings.method in (AUTO, *self._registry.names())
        self._chosen = settings.method if known else AUTO
        self._advice = (
            "" if known else say("There is no text output '{method}'; the best one is used.", method=settings.method)
        )

    def prepare(self) -> None:
        """Construct the outputs now, so that the first text does not wait for it. Failures come up when used."""
        for entry in self._candidates():
            try:
                self._output(entry)
            except UserError as exc:
                log.info("%s is not available: %s", entry.name, exc.message)

    def deliver(self, delivery: Delivery) -> DeliveryReport:
        """Send the text on its way. Never raises for what can go wrong outside the program."""
        return self._send(delivery, self._candidates(), say("The text is in the app's window."))

    def try_out(self, delivery: Delivery, *, with_clipboard: bool, into: str) -> DeliveryReport:
        """As `deliver`, but into windows of the program `into` only, and where nothing takes the text it is not copied.

        What is on the clipboard stays; so does a window of the user's that comes to the front meanwhile.
        """
        entries = tuple(entry for entry in self._candidates() if entry.name != COPY)
        if not with_clipboard:
            entries = tuple(entry for entry in entries if entry.name.endswith(_TYPING))
        self._context.only_into = into
        try:
            return self._send(delivery, entries, "")
        finally:
            self._context.only_into = ""

    def _send(self, delivery: Delivery, entries: tuple[Entry, ...], ending: str) -> DeliveryReport:
        reason = target = ""
        blocked = False
        if delivery.spoken_until_s and time.monotonic() - delivery.spoken_until_s > TOO_OLD_S:
            reason, blocked = (
                say("It took too long to put the text into a window: another one may be in front now."),
                True,
            )
        if not blocked and self._context.host.own_window_active:
            if not self._context.only_into and self._context.host.insert(delivery.text):
                return self._report(delivery, DeliveryMethod.TYPE, DeliveryState.DELIVERED, "", OWN_NAME)
            reason, blocked = say("Dictation's own window has the focus, and there is no text field in it."), True
        for entry in entries:
            if blocked and entry.name != COPY:
                continue
            output = None
            try:
                candidate = self._output(entry)
                problem = candidate.problem(delivery.text)
                if problem is not None:
                    reason = problem
                    continue
                output = candidate
                state = output.send(delivery.text)
            except UserError as exc:
                log.info("%s did not take %d characters (%s).", entry.name, len(delivery.text), type(exc).__name__)
                reason = exc.message
                blocked = isinstance(exc, OutputBlockedError)
                target = (output.target if output is not None else "") or target
                continue
            detail = self._detail(entry, output, reason)
            return self._report(delivery, output.method, state, detail, output.target or target)
        detail = joined(reason, ending)
        return self._report(delivery, DeliveryMethod.NONE, DeliveryState.NOT_DELIVERED, detail, target)

    def close(self) -> None:
        """Close all outputs; the chain cannot be used afterwards."""
        for output in self._outputs.values():
            output.close()
        self._outputs.clear()

    def _candidates(self) -> tuple[Entry, ...]:
        """The chosen one, then the others in order of preference; the last entry of the registry stays the last."""
        usable = self._registry.usable()
        if self._chosen == AUTO:
            return usable
        chosen = self._registry.get(self._chosen)
        if chosen == usable[-1]:
            return (chosen,)
        return (chosen, *(entry for entry in usable if entry != chosen))

    def _output(self, entry: Entry) -> TextOutput:
        """Construct it at its first use; what failed is tried again the next time."""
        if entry.name not in self._outputs:
            try:
                self._outputs[entry.name] = self._registry.create(entry.name, self._context)
            except SettingsError as exc:
                raise OutputError(exc.message, exc.hint) from exc
        return self._outputs[entry.name]

    def _detail(self, entry: Entry, output: TextOutput, reason: str) -> str:
        """Tell only what is not as the user expects it."""
        sentences = [self._advice]
        self._advice = ""
        if self._chosen not in (AUTO, entry.name):
            sentences.append(say("{label} was chosen, but did not work.", label=self._registry.get(self._chosen).label))
            sentences += [reason, _ENDINGS[output.method]]
        elif output.method is DeliveryMethod.COPY:
            sentences += [reason, _ENDINGS[output.method]]
        sentences.append(output.note)
        return joined(*sentences)

    @staticmethod
    def _report(
        delivery: Delivery, method: DeliveryMethod, state: DeliveryState, detail: str, target: str
    ) -> DeliveryReport:
        return DeliveryReport(
            session_id=delivery.session_id,
            seq=delivery.seq,
            text=delivery.text,
            method=method,
            state=state,
            detail=detail,
            finished_at_s=time.monotonic(),
            target=target,
        )

"""OutputChain: brings a text into its window by the first output that takes it, or keeps it, and always ends somewhere.

Used by one worker thread only. Whatever fails, the text is on the clipboard or in the app's window afterwards, and the
report says which.
"""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from dictation_app.errors import OutputError, UserError
from dictation_app.output import (
    COPY,
    OUTPUTS,
    OWN_NAME,
    FieldMovedError,
    FocusMovedError,
    OutputBlockedError,
    OutputContext,
)
from dictation_app.output.erasing import eraser_here
from dictation_app.output.field import NoFieldReader
from dictation_app.output.fields import Fields
from dictation_app.output.ladder import ENDINGS, Ladder
from dictation_app.output.programs import Way, Ways
from dictation_app.output.scribe import Scribe
from dictation_app.output.witness import Witness
from dictation_app.sentences import joined, say
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryReport, DeliveryState, Hold

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.output import Host, TextOutput
    from dictation_app.output.erasing import Eraser
    from dictation_app.registry import Entry, Registry
    from dictation_app.settings import OutputSettings
    from dictation_app.values.dictation import Target

log = logging.getLogger(__name__)

_TYPING = "-type"
"""Ends the names of outputs that spare the clipboard."""

TOO_OLD_S = 30.0
"""Text that comes this long after its speech (a model was loaded or fetched first) goes into no window."""


def _is_too_old(delivery: Delivery) -> bool:
    return bool(delivery.spoken_until_s) and time.monotonic() - delivery.spoken_until_s > TOO_OLD_S


class OutputChain:
    """Tries the text outputs in order until one takes the text."""

    def __init__(
        self,
        settings: OutputSettings,
        copy_text: Callable[[str], None],
        outputs: Registry[TextOutput] = OUTPUTS,
        *,
        ways: Ways | None = None,
        fields: Fields | None = None,
        fit: Callable[[str, str, str, str], str] = lambda text, *_: text,
    ) -> None:
        """`fit` writes a text as its language wants it between what stands before and behind it."""
        fields = fields or Fields(lambda _: NoFieldReader())
        self._context = OutputContext(settings=settings, copy_text=copy_text, ways=ways or Ways(), fields=fields)
        self._ladder = Ladder(outputs, self._context)
        self._witness = Witness(fields, fit)
        self._scribe = Scribe(fields, self._witness)
        self._eraser: Eraser | None = None
        self.apply(settings)

    def serve(self, host: Host) -> None:
        """Work for this app."""
        self._context.host = host

    def apply(self, settings: OutputSettings) -> None:
        """Take changed settings over. The outputs stay: they may be holding the user's clipboard."""
        self._context.settings = settings
        self._ladder.apply(settings)
        self._witness.apply(settings)

    def prepare(self) -> None:
        """Construct the outputs now, so that the first text does not wait for it."""
        self._ladder.prepare()
        with suppress(UserError):
            self._eraser_made()

    def deliver(self, delivery: Delivery) -> DeliveryReport:
        """Send the text on its way. Never raises for what can go wrong outside the program."""
        report, has_erased = self._delivered(delivery)
        if has_erased and report.state is DeliveryState.NOT_DELIVERED:
            report = replace(report, detail=joined(say("The text before it was taken out."), report.detail))
        return replace(report, has_erased=has_erased)

    def _delivered(self, delivery: Delivery) -> tuple[DeliveryReport, bool]:
        """The report, and whether what the text replaces was taken out."""
        hold, why, target = Hold.NO, "", delivery.target
        replaces, has_erased = delivery.replaces, False
        if target is not None:
            hold = self._obstacle(target, goes_back=delivery.goes_back)
            is_pinned = delivery.goes_back or replaces or self._context.settings.when_moved == "hold"
            self._context.target = target if is_pinned else None
        try:
            if hold is Hold.NO:
                if delivery.goes_back:
                    self._scribe.go_back(target)
                if replaces and not _is_too_old(delivery):
                    self._erase(replaces)
                    replaces, has_erased = "", True
                ending = say("The text is in the app's window.")
                return self._send(delivery, self._ladder.entries(), ending, follows=True), has_erased
        except FocusMovedError as exc:
            hold, why = Hold.MOVED, exc.message
        except UserError as exc:  # what it is to replace is not there
            program = target.program if target is not None else ""
            report = self._report(
                delivery, DeliveryMethod.NONE, DeliveryState.NOT_DELIVERED, joined(exc.message, exc.hint), program
            )
            return replace(report, hold=Hold.FAILED), has_erased
        finally:
            self._context.target = self._context.focused_field = None
        is_for_field = hold is Hold.MOVED and not replaces and not _is_too_old(delivery)
        inserted = self._scribe.insert(delivery) if is_for_field else None
        return inserted or self._held(delivery, hold, why), has_erased

    def erase(self, text: str, target: Target | None) -> None:
        """Take out of its window what was put there last; raise `UserError` with nothing taken out."""
        self._context.target = target
        try:
            self._erase(text)
        finally:
            self._context.target = None

    def _erase(self, text: str) -> None:
        self._scribe.erase(text, self._context.target, lambda: self._erase_by_keys(text))

    def _erase_by_keys(self, text: str) -> None:
        if not self._context.host.own_window_active:
            self._eraser_made().erase(text)
            return
        self._require_own_window()
        if not self._context.host.erase_own(text):
            raise OutputError(say("The text is not there any more as it was inserted."))

    def _eraser_made(self) -> Eraser:
        if self._eraser is None:
            self._eraser = eraser_here(self._context)
        return self._eraser

    def _follow(self, text: str, *, goes_on: bool) -> None:
        """Whether the user does anything in the window from now on."""
        try:
            self._eraser_made().inserted(len(text), goes_on=goes_on)
        except (UserError, OSError) as exc:  # it was sent, whatever goes wrong from here on
            log.info("What was inserted cannot be taken out again (%s).", type(exc).__name__)

    def _obstacle(self, target: Target, *, goes_back: bool) -> Hold:
        """Why the text cannot even be tried to be put there."""
        if not goes_back and self._context.settings.when_moved == "insert":
            return Hold.NO
        front = self._context.host.front
        if not front.is_open(target):
            return Hold.CLOSED
        if goes_back and not front.bring(target):
            return Hold.MOVED
        return Hold.NO

    def _held(self, delivery: Delivery, hold: Hold, why: str) -> DeliveryReport:
        """Send nothing: the user says where it belongs. While the window is there the clipboard is left alone."""
        target = delivery.target.program if delivery.target is not None else ""
        method = DeliveryMethod.NONE
        detail: str = why or FocusMovedError().message
        if hold is Hold.CLOSED:
            detail = say("The window you began to speak in was closed.")
            try:
                self._context.copy_text(delivery.text)
            except UserError as exc:
                detail = joined(detail, exc.message)
            else:
                method, detail = DeliveryMethod.COPY, joined(detail, ENDINGS[DeliveryMethod.COPY])
        report = self._report(delivery, method, DeliveryState.NOT_DELIVERED, detail, target)
        return replace(report, hold=hold)

    def try_out(
        self, delivery: Delivery, *, with_clipboard: bool, into: str, by: DeliveryMethod | None = None
    ) -> DeliveryReport:
        """As `deliver`, but into windows of the program `into` only, and what nothing takes is not copied, nor held.

        What is on the clipboard stays; so does a window of the user's that comes to the front meanwhile. `by` pasting
        or typing alone, whatever is known of the program; None = in the usual way.
        """
        entries = tuple(entry for entry in self._ladder.entries() if entry.name != COPY)
        if not with_clipboard:
            entries = tuple(entry for entry in entries if entry.name.endswith(_TYPING))
        ways = self._context.ways
        if by is not None:
            types = by is DeliveryMethod.TYPE
            entries = tuple(entry for entry in entries if entry.name.endswith(_TYPING) is types)
            ways.only, ways.only_pastes = Way.TYPE if types else None, not types
        self._context.only_into, self._context.target = into, delivery.target
        try:
            return self._send(delivery, entries, "")
        except FocusMovedError as exc:
            program = delivery.target.program if delivery.target is not None else ""
            return self._report(delivery, DeliveryMethod.NONE, DeliveryState.NOT_DELIVERED, exc.message, program)
        finally:
            ways.only, ways.only_pastes = None, False
            self._context.only_into = ""
            self._context.target = self._context.focused_field = None

    def prefer(self, program: str, method: DeliveryMethod) -> None:
        """Remember that text gets into this program best by pasting, or by typing."""
        if method is DeliveryMethod.TYPE:
            self._context.ways.keep(program, Way.TYPE)
        else:  # by which keys is remembered when it is pasted
            self._context.ways.forget_typing(program)

    def _send(
        self, delivery: Delivery, entries: tuple[Entry, ...], ending: str, *, follows: bool = False
    ) -> DeliveryReport:
        """`follows` what the user does in the window afterwards, so that the text can be taken out again."""
        goes_on = delivery.seq > 0 and self._eraser is not None and self._eraser.is_untouched
        reason = target = ""
        blocked = False
        if _is_too_old(delivery):
            reason, blocked = (
                say("It took too long to put the text into a window: another one may be in front now."),
                True,
            )
        if not blocked and self._context.host.own_window_active:
            self._require_own_window()
            if not self._context.only_into and self._context.host.insert(delivery.text):
                return self._report(delivery, DeliveryMethod.TYPE, DeliveryState.DELIVERED, "", OWN_NAME)
            reason, blocked = say("Dictation's own window has the focus, and there is no text field in it."), True
        self._context.focused_field = before = None if blocked else self._witness.look()
        if self._scribe.is_elsewhere(self._context.target, before):
            raise FieldMovedError
        if before is not None and before.is_password:
            reason, blocked = say("A password field has the keyboard. Nothing is ever put into one."), True
        if not self._context.only_into:
            delivery = replace(delivery, text=self._witness.fitted(delivery, before))
        for entry in entries:
            if blocked and entry.name != COPY:
                continue
            output = None
            try:
                candidate = self._ladder.made(entry)
                problem = candidate.problem(delivery.text)
                if problem is not None:
                    reason = problem
                    continue
                output = candidate
                state = output.send(delivery.text)
            except FocusMovedError:
                raise
            except UserError as exc:
                log.info("%s did not take %d characters (%s).", entry.name, len(delivery.text), type(exc).__name__)
                reason = exc.message
                blocked = isinstance(exc, OutputBlockedError)
                target = (output.target if output is not None else "") or target
                continue
            detail = self._ladder.told(entry, output, reason)
            report = self._report(delivery, output.method, state, detail, output.target or target)
            report = replace(report, is_trouble=bool(output.note))
            # Where copying was chosen nothing waits: pasting is the user's own business.
            if state is DeliveryState.NOT_DELIVERED:
                return replace(report, hold=Hold.FAILED) if reason else report
            if follows:  # before it is read back, which may take longer than the user's next key
                self._follow(delivery.text, goes_on=goes_on)
            return self._witness.proven(report, before, may_wait=lambda: not self._context.host.is_waited_for)
        detail = joined(reason, ending)
        report = self._report(delivery, DeliveryMethod.NONE, DeliveryState.NOT_DELIVERED, detail, target)
        return replace(report, hold=Hold.FAILED)

    def _require_own_window(self) -> None:
        """Raise `FocusMovedError` where the text is for another window than the app's own that has the focus."""
        target = self._context.target
        if target is not None:
            own = self._context.host.front.at(time.monotonic())
            if own is None or own.window != target.window:
                raise FocusMovedError

    def close(self) -> None:
        """Close all outputs; the chain cannot be used afterwards."""
        self._ladder.close()
        self._witness.close()
        if self._eraser is not None:
            self._eraser.close()

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

"""Waiting: text that was sent nowhere, until the user says where it belongs.

Owned by the controller, on the GUI thread. What waits for one window waits together; text for another takes its
place: it is in the history all the same, and only where nothing is kept there it comes up again. A dictation begun
meanwhile is held up by none of it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dictation_app.errors import UserError
from dictation_app.sentences import joined, say
from dictation_app.text import join
from dictation_app.values.dictation import Hold, is_same_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.control.action_keys import ActionKeys
    from dictation_app.session import Action, DictationSession
    from dictation_app.settings import HistorySettings
    from dictation_app.values.dictation import Delivery, DeliveryReport, Target

KEYS_FOR_MS = 120_000
"""So long its keys are taken from other programs; afterwards the tray and ``dictation insert-here`` still do it."""
HERE, BACK = "insert_here", "insert_back"
_ACTIONS = frozenset({HERE, BACK})


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingText:
    """Where it was to go, and why it did not."""

    text: str
    hold: Hold
    target: Target | None
    language: str
    detail: str
    """Why, as a sentence."""
    sources: tuple[int, ...] = ()
    """The dictations it is of."""
    is_private: bool = False
    """It was said in private mode, which keeps nothing once it is over."""


class Waiting(QObject):
    """Takes what was not delivered, and has it delivered when its key is pressed."""

    changed = Signal()
    continued = Signal(int, object)
    """This dictation brings the text of those, a tuple of their numbers, to its place."""
    refused = Signal(str)
    """Why what a key asks for cannot be."""

    def __init__(
        self,
        session: DictationSession,
        keys: ActionKeys,
        do: Callable[[list[Action]], None],
        history: Callable[[], HistorySettings],
        parent: QObject | None = None,
    ) -> None:
        """`do` carries out what the session decides; `history` is how it is kept now."""
        super().__init__(parent)
        self._history = history
        self._session = session
        self._keys = keys
        self._do = do
        self._deliveries: dict[tuple[int, int], Delivery] = {}
        """On their way, by dictation and number."""
        self.text: WaitingText | None = None
        self._earlier: list[WaitingText] = []
        """For other windows, and nowhere else; each comes up again when what came later has been inserted."""
        self._timer = QTimer(self, singleShot=True, interval=KEYS_FOR_MS)
        self._timer.timeout.connect(self._release_keys)
        keys.pressed.connect(self._on_key)

    def send(self, delivery: Delivery) -> None:
        """It is on its way."""
        self._deliveries[delivery.session_id, delivery.seq] = delivery

    def take(self, report: DeliveryReport, language: str) -> Target | None:
        """It has come to its end, or waits; returns where it belonged."""
        delivery = self._deliveries.pop((report.session_id, report.seq), None)
        target, before = delivery.target if delivery is not None else None, self.text
        if report.hold is Hold.NO:
            return target
        text = report.text
        sources: tuple[int, ...] = (report.session_id,)
        history = self._history()
        is_of_one = before is not None and (before.hold, before.is_private) == (report.hold, history.private)
        if before is not None and is_of_one and is_same_place(before.target, target):
            text, sources = join(before.text.rstrip(), text, language), (*before.sources, *sources)
        elif before is not None and history.keeps_nothing:
            self._earlier.append(before)
        self.text = WaitingText(
            text=text.strip(),
            hold=report.hold,
            target=target,
            language=language,
            detail=report.detail,
            sources=sources,
            is_private=history.private,
        )
        self._keys.want(frozenset({HERE, BACK} if report.hold is Hold.MOVED else {HERE}), of=_ACTIONS)
        self._timer.start()
        self.changed.emit()
        return target

    @property
    def sources(self) -> frozenset[int]:
        """The dictations of which text waits."""
        waiting = (self.text, *self._earlier)
        return frozenset(source for each in waiting if each is not None for source in each.sources)

    @property
    def sentence(self) -> str:
        """Why it waits, and what to do."""
        waiting = self.text
        if waiting is None:
            return ""
        here, back = self._keys.chord(HERE), self._keys.chord(BACK)
        if here is None:
            return say("Text waits: insert it from the tray.") if waiting.hold is not Hold.FAILED else waiting.detail
        # The bar has one line.
        if waiting.hold is Hold.MOVED and back is not None:
            return say("Text waits. {here}: insert here. {back}: go back.", here=here.said, back=back.said)
        if waiting.hold is Hold.MOVED:
            return say("The keyboard is elsewhere. {here} inserts the text here.", here=here.said)
        if waiting.hold is Hold.CLOSED:
            return say("Its window was closed. {here} inserts the text here.", here=here.said)
        return joined(waiting.detail, say("{here} tries again.", here=here.said))

    def forget(self) -> None:
        """All of it is to be known no more."""
        self._earlier.clear()
        self._let_go()

    def forget_private(self) -> None:
        """Private mode has ended; what was said before it waits on."""
        self._earlier = [each for each in self._earlier if not each.is_private]
        if self.text is not None and self.text.is_private:
            self._let_go()

    def _let_go(self) -> None:
        """What waited is on its way; an earlier text takes its place, without keys: a second press is not for it."""
        self.text = self._earlier.pop() if self._earlier else None
        self._release_keys()
        self.changed.emit()

    @Slot()
    def insert_back(self) -> None:
        """Go back to where it belongs, and put it there."""
        self._insert_or_tell(goes_back=True)

    def insert_or_refuse(self, *, goes_back: bool) -> None:
        """As both, but raise `UserError` where nothing waits, or there is nothing to go back to."""
        waiting = self.text
        if waiting is None:
            raise UserError(say("No text waits to be inserted."))
        if goes_back and (waiting.target is None or waiting.hold is Hold.CLOSED):
            raise UserError(
                say("There is no window to go back to."), say("Go where the text belongs, and insert it there.")
            )
        self._let_go()
        target = waiting.target if goes_back else None
        actions = self._session.insert(waiting.text, waiting.language, time.monotonic(), target, goes_back=goes_back)
        self.continued.emit(self._session.newest_id, waiting.sources)
        self._do(actions)

    def _insert_or_tell(self, *, goes_back: bool) -> None:
        try:
            self.insert_or_refuse(goes_back=goes_back)
        except UserError as exc:
            self.refused.emit(str(exc))

    @Slot(str)
    def _on_key(self, action: str) -> None:
        if action in {HERE, BACK}:
            self._insert_or_tell(goes_back=action == BACK)

    @Slot()
    def _release_keys(self) -> None:
        self._timer.stop()
        self._keys.want(frozenset(), of=_ACTIONS)

"""LastInsertion: the text that was put into a window last, as long as it can be taken out, or said in another way.

Owned by the controller, on the GUI thread. Its sound is in memory only, until something else is inserted.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dictation_app.errors import UserError
from dictation_app.sentences import say
from dictation_app.values.dictation import DeliveryMethod, DeliveryState, is_same_place
from dictation_app.values.speech import SAMPLE_RATE_HZ
from dictation_app.workers.output import Erasure

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from dictation_app.control.action_keys import ActionKeys
    from dictation_app.session import Action, DictationSession
    from dictation_app.values.dictation import DeliveryReport, LastDictation, Target
    from dictation_app.values.speech import Utterance
    from dictation_app.workers import OutputThread

KEYS_FOR_MS = 120_000
"""So long its keys are taken from other programs: who sees a mistake later mends it by hand."""
UNDO, SAY_AS = "undo_insertion", "say_as"
_ACTIONS = frozenset({UNDO, SAY_AS})
SOUND_S = 180.0
"""So much sound of one dictation is kept in memory; of a longer one none is."""


@dataclass(slots=True)
class _Inserted:
    session_id: int
    target: Target | None
    text: str = ""
    """As it went into the window, with the spaces around it."""
    written: str = ""
    heard: str = ""
    """Where the user's words changed nothing it is the same."""
    language: str = ""
    is_removed: bool = False
    is_part: bool = False
    """The rest of its dictation went elsewhere."""
    sound: tuple[Utterance, ...] = field(default=(), repr=False)


class LastInsertion(QObject):
    """Takes it out at the first press of its key, and puts it in again, as it was heard, at the next."""

    told = Signal(str, bool)
    """A sentence, and whether it is of trouble; as the controller's `outcome`."""
    say_as_requested = Signal()
    """Its other key was pressed."""
    continued = Signal(int, int)
    """This dictation brings what is put in the place of that one."""
    forgotten = Signal()
    """What could be told of it is to be known no more."""
    removed = Signal(int, bool)
    """The text of this dictation was taken out; whether that was a part of it only."""

    def __init__(
        self,
        session: DictationSession,
        output: OutputThread,
        keys: ActionKeys,
        do: Callable[[list[Action]], None],
        parent: QObject | None = None,
    ) -> None:
        """`do` carries out what the session decides."""
        super().__init__(parent)
        self._session = session
        self._output = output
        self._keys = keys
        self._do = do
        self._inserted: _Inserted | None = None
        self._is_at_it = False
        self._sound: dict[int, tuple[Utterance, ...]] = {}
        """By dictation: those that have not ended. Of one that is too long: nothing."""
        self._divided: set[int] = set()
        """Dictations of which a part went elsewhere: what is known of the whole is not of what was inserted last."""
        self._again: _Inserted | None = None
        """On its way in again, by the dictation that it is now; it goes by what was known of it."""
        self._replaced: dict[int, _Inserted] = {}
        """What the texts on their way are to take the place of, by their dictation."""
        self._timer = QTimer(self, singleShot=True, interval=KEYS_FOR_MS)
        self._timer.timeout.connect(self._release_keys)
        output.erased.connect(self._on_erased)
        keys.pressed.connect(self._on_key)

    # --- what happens to dictations ---------------------------------------------------------------------------

    def hear(self, utterance: Utterance) -> None:
        """A piece of speech, which is no draft."""
        before = self._sound.get(utterance.session_id)
        if before == ():
            return
        so_far = (*(before or ()), utterance)
        fits = sum(len(each.samples) for each in so_far) <= SOUND_S * SAMPLE_RATE_HZ
        self._sound[utterance.session_id] = so_far if fits else ()

    def drop(self, session_id: int) -> None:
        """The dictation is thrown away."""
        self._sound.pop(session_id, None)
        self._divided.discard(session_id)
        self._replaced.pop(session_id, None)
        if self._again is not None and self._again.session_id == session_id:
            self._again = None

    def take(self, report: DeliveryReport, target: Target | None) -> None:
        """Text went into a window."""
        if report.state is DeliveryState.NOT_DELIVERED or report.method in {DeliveryMethod.COPY, DeliveryMethod.NONE}:
            self._divided.add(report.session_id)
            if report.has_erased:
                self._remove(self._replaced.get(report.session_id))
            return
        target = target or self._output.front.at(report.finished_at_s)
        now = self._inserted
        is_of_it = now is not None and now.session_id == report.session_id
        if now is None or not is_of_it or not is_same_place(now.target, target) or now.is_removed:
            if is_of_it:
                self._divided.add(report.session_id)
            now = self._inserted = _Inserted(report.session_id, target)
        now.text += report.text
        now.written = now.heard = now.text.strip()
        self._keys.want(_ACTIONS, of=_ACTIONS)
        self._timer.start()

    def end(self, session_id: int, last: LastDictation) -> None:
        """All of a dictation is there."""
        sound, now = self._sound.pop(session_id, ()), self._inserted
        is_divided, before = session_id in self._divided, self._again
        self.drop(session_id)
        if now is None or now.session_id != session_id:
            return
        now.language, now.is_part = last.language, is_divided
        if is_divided:
            return
        now.sound = sound
        if last.raw_text:
            now.heard = last.raw_text
        if before is not None and before.session_id == session_id:
            now.sound, now.heard = before.sound, before.written

    def forget(self) -> None:
        """It is to be known no more."""
        self._inserted = self._again = None
        self._replaced.clear()
        self._release_keys()
        self.forgotten.emit()

    def forget_dictations(self, session_ids: Collection[int]) -> None:
        """What was inserted by these is to be known no more; of others it is."""
        for session_id in session_ids:
            self._sound.pop(session_id, None)
        self._replaced = {id_: each for id_, each in self._replaced.items() if each.session_id not in session_ids}
        if self._again is not None and self._again.session_id in session_ids:
            self._again = None
        if self._inserted is not None and self._inserted.session_id in session_ids:
            self._inserted = None
            self._release_keys()
            self.forgotten.emit()

    # --- what the user wants ----------------------------------------------------------------------------------

    @property
    def heard(self) -> str:
        """As it was heard, where that is something else than what was inserted; empty otherwise."""
        now = self._inserted
        return "" if now is None or now.heard == now.written else now.heard

    @property
    def session_id(self) -> int:
        """The dictation that it is of; 0 where nothing was inserted."""
        return 0 if self._inserted is None else self._inserted.session_id

    @property
    def session_ids(self) -> frozenset[int]:
        """All dictations of which something may still be told."""
        known = (self._inserted, self._again, *self._replaced.values())
        return frozenset(each.session_id for each in known if each is not None)

    @property
    def language(self) -> str:
        """Of the text; empty where it is not known."""
        return "" if self._inserted is None else self._inserted.language

    def require(self) -> None:
        """Raise `UserError` where nothing was inserted."""
        self._known()

    @property
    def written(self) -> str:
        """As it stands in the window; empty where nothing was inserted."""
        return "" if self._inserted is None else self._inserted.written

    @property
    def sound(self) -> tuple[Utterance, ...]:
        """What was said."""
        return () if self._inserted is None else self._inserted.sound

    @property
    def has_sound(self) -> bool:
        """Whether it can be decoded again."""
        return self._inserted is not None and bool(self._inserted.sound)

    @Slot()
    def undo(self) -> None:
        """As `undo_or_refuse`, and tell a refusal."""
        try:
            self.undo_or_refuse()
        except UserError as exc:
            self.told.emit(str(exc), True)

    def undo_or_refuse(self) -> None:
        """Take it out; or, where that was done, put it in again, as it was heard."""
        now = self._known()
        if now.is_removed:
            self._put_in(now, now.heard)
        elif not self._is_at_it:
            self._is_at_it = True
            self._output.erase(Erasure(now.text, now.target))

    def say_as_heard(self) -> None:
        """Have the window show what was heard, without the user's words; raise `UserError` where nothing is known."""
        self._exchange(self._known().heard)

    def say_as_text(self, text: str) -> None:
        """Put another reading of it in its place; raise `UserError` where nothing is known."""
        self._exchange(text)

    def say_as(self, model: str, language: str) -> None:
        """Decode its sound again and put that in its place; raise `UserError` where there is none."""
        now = self._known()
        if not now.sound:
            raise UserError(
                say("No sound of the last text is kept any more."), say("Say it again, with the key for that language.")
            )
        self._release_keys()
        replaced = "" if now.is_removed else now.text
        again = self._session.say_again(now.sound, model, language, time.monotonic(), now.target, replaces=replaced)
        self._sound[self._session.newest_id] = now.sound  # it is the same speech
        if replaced:
            self._replaced[self._session.newest_id] = now
        self.continued.emit(self._session.newest_id, now.session_id)
        self._do(again)

    def _exchange(self, text: str) -> None:
        now = self._known()
        replaced = "" if now.is_removed else now.text
        self._put_in(now, text, replaces=replaced)

    def _put_in(self, now: _Inserted, text: str, *, replaces: str = "") -> None:
        if self._again is not None:
            return  # a second press
        actions = self._session.insert(text, now.language, time.monotonic(), now.target, replaces=replaces)
        self._again = replace(now, session_id=self._session.newest_id)
        if replaces:
            self._replaced[self._session.newest_id] = now
        self.continued.emit(self._session.newest_id, now.session_id)
        self._do(actions)

    def _known(self) -> _Inserted:
        if self._inserted is None:
            raise UserError(say("Nothing was inserted that could be taken out."))
        return self._inserted

    @Slot(str)
    def _on_erased(self, refusal: str) -> None:
        self._is_at_it = False
        now = self._inserted
        if refusal:
            self.told.emit(refusal, True)
        elif now is not None:
            self._timer.start()
            self._remove(now)
            self.told.emit(self._told_removed(now), False)

    def _remove(self, gone: _Inserted | None) -> None:
        """It stands in its window no more."""
        if gone is not None:
            gone.is_removed = True
            self.removed.emit(gone.session_id, gone.is_part)

    def _told_removed(self, now: _Inserted) -> str:
        key = self._keys.chord(UNDO)
        if key is None:
            return say("The text was taken out.")
        if now.heard != now.written:
            return say("The text was taken out. {key} puts it in as it was heard.", key=key.said)
        return say("The text was taken out. {key} puts it in again.", key=key.said)

    @Slot(str)
    def _on_key(self, action: str) -> None:
        if action == UNDO:
            self.undo()
        elif action == SAY_AS:
            self.say_as_requested.emit()

    @Slot()
    def _release_keys(self) -> None:
        self._timer.stop()
        self._keys.want(frozenset(), of=_ACTIONS)

"""Safe: in which form an archive may keep things now, and how it comes into the one that the settings want.

Owned by the archive, on its thread. Only the keyring is asked on another one: it may put up a dialog and wait. Until
the key is there dictations are sealed with its public half and stay in the journal; where there is not even that, they
are not kept, because nothing may be written in clear.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from dictation_app import conversion
from dictation_app.encryption import is_installed, keys, marker
from dictation_app.errors import HistoryError, LockedError, NotYetError, SettingsError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.encryption.marker import Marker
    from dictation_app.journal import Journal

_log = logging.getLogger(__name__)

ASK_AGAIN_S: Final = 60.0
"""A keyring that refused is not asked for every dictation: it may put up a dialog each time."""
_TRY_AGAIN_S: Final = 0.3
_TRIES: Final = 100
"""Half a minute: whoever has the history open mostly reads one thing and closes it."""
_ALONE_S: Final = 0.2
_WAITING: Final = NotYetError("The history is locked until its key is here.", "Dictations are kept until then.")
_CONVERTING: Final = NotYetError("The history is being converted.", "Try again in a moment.")


class Owner(Protocol):
    """What a safe needs of its archive, on its thread but for `post`."""

    @property
    def is_recording(self) -> bool:
        """Whether a dictation is under way, which nothing must hold up."""
        ...

    def post(self, work: Callable[[], None]) -> None:
        """Have work done on the archive's thread; from any other one."""
        ...

    def tell(self, error: UserError) -> None:
        """Something could not be done."""
        ...

    def report(self, sentence: str) -> None:
        """Something was done."""
        ...

    def close_all(self) -> None:
        """Close the history, here and wherever else it is open."""
        ...

    def open_all(self) -> None:
        """Open it again."""
        ...

    def tell_readers(self) -> None:
        """It can be read again."""
        ...


class Safe:
    """Begins with `begin`, again at each change of the setting."""

    def __init__(self, journal: Journal, journal_dir: Path, history_dir: Path, owner: Owner) -> None:
        self._journal = journal
        self._journal_dir = journal_dir
        self._history_dir = history_dir
        self._owner = owner
        self._seals = False
        self._marker: Marker | None = None
        self._why_closed: LockedError | None = _WAITING
        """Why the history cannot be opened; None = it can."""
        self._why_not_kept: LockedError | None = None
        """Why not even the journal may be written."""
        self._is_asking = False
        self._asked_at_s = 0.0
        self._tries = 0
        self._files: list[Path] = []
        self._round = 0
        """Counts up where the setting changes: what was begun for the other one is given up."""

    def begin(self, *, seals: bool) -> None:
        """Come into this form; `Owner.open_all` is called when the history can be used."""
        self._seals = seals
        self._round += 1
        self._tries, self._files = 0, []
        self._why_not_kept = None
        try:
            self._marker = found = marker.read(self._history_dir)
        except LockedError as exc:
            self._marker = None
            self._why_not_kept = exc if seals else None
            self._refuse(exc)
            return
        if not seals and (found is None or self._ends(found)):
            self._marker = None
            self._journal.seal(None)
            self._open()
            return
        self._seal_journal(found)
        if found is not None and self._is_known(found):
            self._go_on(self._round)
        else:
            self._why_closed = _WAITING
            self._ask()

    def check(self) -> None:
        """Raise `LockedError` where the history cannot be opened now, and see that it can again."""
        if self._why_closed is not None:
            self.ask_again()
            raise self._why_closed

    def check_journal(self) -> None:
        """Raise `LockedError` where nothing may be written at all."""
        if self._why_not_kept is not None:
            self.ask_again()
            raise self._why_not_kept

    @property
    def is_open(self) -> bool:
        """Whether the history can be opened."""
        return self._why_closed is None

    def ask_again(self) -> None:
        """The key may be there by now: ask for it, if that was not done a moment ago."""
        is_locked = self._why_closed is not None and self._why_closed is not _CONVERTING
        if is_locked and time.monotonic() - self._asked_at_s > ASK_AGAIN_S:
            self._ask()

    def _ends(self, found: Marker) -> bool:
        """Whether nothing is sealed any more, and only the end of its marker is still to come, or of its key."""
        if found.is_database_sealed or any(conversion.sealed_files(self._history_dir, self._journal_dir)):
            return False
        with suppress(LockedError, SettingsError):  # tried again at the next start
            conversion.end(self._history_dir, self._journal_dir)
        return True

    def _seal_journal(self, found: Marker | None) -> None:
        if not self._seals:
            self._journal.seal(None)
        elif found is None or not is_installed():
            self._why_not_kept = LockedError(
                "What you dictate is not kept: it is to be encrypted, and there is no key for that.",
                "Unlock the system's keyring, or switch `history.encrypt` off.",
            )
        else:
            self._journal.seal(found.public)

    @staticmethod
    def _is_known(found: Marker) -> bool:
        try:
            keys.known(found.key_id)
        except LockedError:
            return False
        return True

    def _refuse(self, why: LockedError) -> None:
        self._why_closed = why
        self._owner.tell(why)

    def _ask(self) -> None:
        if self._is_asking:
            return
        self._is_asking = True
        self._asked_at_s = time.monotonic()
        threading.Thread(
            target=self._ask_keyring, args=(self._marker, self._round), name="keyring", daemon=True
        ).start()

    def _ask_keyring(self, found: Marker | None, round_: int) -> None:
        """Body of a thread of its own."""
        refusal: LockedError | None = None
        try:
            if found is not None:
                keys.fetch(found.key_id)
            else:
                conversion.prepare(self._history_dir, self._journal_dir, seals=True)
        except (LockedError, SettingsError) as exc:
            refusal = LockedError(exc.message, exc.hint)
        self._owner.post(partial(self._on_answer, refusal, round_))

    def _on_answer(self, refusal: LockedError | None, round_: int) -> None:
        self._is_asking = False
        if round_ != self._round:
            if self._why_closed is not None:
                self.begin(seals=self._seals)
        elif refusal is not None:
            self._refuse(refusal)
        elif self._marker is None:  # it has just been made
            self.begin(seals=self._seals)
        else:
            self._go_on(round_)

    def _go_on(self, round_: int) -> None:
        """With the key: convert what is in the other form, the database first."""
        found = self._marker
        if found is None or round_ != self._round:
            return
        try:
            is_done = self._come_into_form(found)
        except HistoryError as exc:
            self._refuse(exc if isinstance(exc, LockedError) else LockedError(exc.message, exc.hint))
            return
        if is_done:
            was_converted = found.is_database_sealed is not self._seals
            if self._seals:
                self._reform_journals()  # before they are read again, which may take long
            self._open()
            self._files = (conversion.clear_files if self._seals else conversion.opened_files)(self._history_dir)
            self._owner.post(partial(self._convert_next, round_, was_converted))
        elif self._tries == _TRIES:
            self._refuse(
                LockedError("The history is open in another program, and cannot be converted.", "Quit that program.")
            )
        else:
            self._tries += 1
            self._later(partial(self._go_on, round_))

    def _come_into_form(self, found: Marker) -> bool:
        if found.is_database_sealed is self._seals:
            conversion.delete_other(self._history_dir, seals=self._seals)
            return True
        is_begun = self._why_closed is _CONVERTING
        self._why_closed = _CONVERTING
        if not (is_begun and self._owner.is_recording):
            self._owner.close_all()  # each time: who reads may have opened it again
        if self._owner.is_recording:
            self._tries = 0
            return False
        key = keys.known(found.key_id)
        return conversion.convert_database(self._history_dir, key, seals=self._seals, wait_s=_ALONE_S)

    def _open(self) -> None:
        self._why_closed = None
        self._owner.open_all()
        if self._marker is not None:
            self._owner.tell_readers()

    def _convert_next(self, round_: int, was_converted: bool) -> None:  # noqa: FBT001 - of `_go_on` only
        """One file, so that dictations are not held up; after the last one the journals."""
        found = self._marker
        if found is None or round_ != self._round:
            return
        if self._files:
            try:
                conversion.convert_file(self._files.pop(), keys.known(found.key_id))
            except HistoryError as exc:
                self._owner.tell(exc)
            self._owner.post(partial(self._convert_next, round_, was_converted))
            return
        if was_converted:
            self._owner.report(
                "The history is encrypted now." if self._seals else "The history is not encrypted any more."
            )
        self._tries = 0
        self._convert_journals(round_)

    def _convert_journals(self, round_: int) -> None:
        """Those that recovery could not put into the history; and without any the key is not needed any more."""
        if round_ != self._round:
            return
        is_done = self._reform_journals()
        if not self._seals:
            try:
                is_done = conversion.end(self._history_dir, self._journal_dir) and is_done
            except (LockedError, SettingsError) as exc:
                self._owner.tell(exc)
        if not is_done and self._tries < _TRIES:
            self._tries += 1
            self._later(partial(self._convert_journals, round_))

    def _reform_journals(self) -> bool:
        """Whether all that was left behind is in the form that is wanted."""
        is_done = True
        try:
            for name in self._journal.unfinished():
                is_done = self._journal.reform(name) and is_done
        except UserError as exc:
            self._owner.tell(exc)
            return False
        return is_done

    def _later(self, work: Callable[[], None]) -> None:
        timer = threading.Timer(_TRY_AGAIN_S, self._owner.post, (work,))
        timer.daemon = True
        timer.start()

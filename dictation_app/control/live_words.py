"""LiveWords: the user's words in the running app. What is added or removed is in use at once, also by hand.

Owns the `WordFile`, on the GUI thread. What a correction teaches is found out in the thread pool, because it looks into
the history and the model's vocabulary. In private mode nothing is added: what is said then is not kept, nor is what was
heard for it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from dictation_app.errors import UserError
from dictation_app.history import HistoryStore
from dictation_app.user_words import (
    Origin,
    UserWord,
    WordFile,
    WordList,
    known_key,
    private_mode_error,
    user_word,
)
from dictation_app.word_lessons import Lesson, LessonState, lessons_of
from dictation_app.workers import run_task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from dictation_app.history import Entry

_SETTLED_MS = 300
"""Editors write in several steps."""


@dataclass(frozen=True, slots=True)
class _Taught:
    entry_id: int
    lessons: tuple[Lesson, ...]


class LiveWords(QObject):
    """Tells everybody who writes text of a changed list."""

    changed = Signal(object)
    """`WordList`"""
    taught = Signal(int, object)
    """Id of an entry, and the `Lesson`s of its last correction as they stand now."""
    failed = Signal(str)
    """A sentence: what the user wanted of the list could not be done, or of the file not be read."""

    def __init__(
        self,
        path: Path,
        history_dir: Path,
        *,
        is_private: Callable[[], bool],
        model_folder: Callable[[], Path],
        parent: QObject | None = None,
    ) -> None:
        """`model_folder` is where the model's vocabulary lies; it raises `UserError` where it is not there."""
        super().__init__(parent)
        self._file = WordFile(path)
        self.notes = self._file.load()
        """What is wrong with the file, as sentences."""
        self._history_dir = history_dir
        self._is_private = is_private
        self._model_folder = model_folder
        self._taught = _Taught(0, ())
        self._watcher = QFileSystemWatcher(self)
        self._settled = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self._read_again)
        for changed in (self._watcher.fileChanged, self._watcher.directoryChanged):
            changed.connect(self._settled.start)
        self._watch()

    def _watch(self) -> None:
        # The folder as well: whoever saves by renaming leaves the watched file behind.
        watched = {*self._watcher.files(), *self._watcher.directories()}
        for path in (self._file.path.parent, self._file.path):
            if os.path.exists(path) and str(path) not in watched:  # noqa: PTH110  # Path.exists raises for a shut folder
                self._watcher.addPath(str(path))

    @Slot()
    def _read_again(self) -> None:
        self._watch()
        before, notes = list(self.words), self.notes
        self.notes = self._file.load()
        if self.notes and self.notes != notes:
            self.failed.emit(self.notes[0])
        if list(self.words) != before:
            self.changed.emit(self.words)

    @property
    def words(self) -> WordList:
        """Those in use."""
        return self._file.words

    def execute(self, request: dict[str, Any]) -> object:
        """Carry out what the command line asks for: add or remove words; raise `UserError`.

        Returns how many words are new, or were removed.
        """
        pairs = [(str(heard), str(written)) for heard, written in request.get("add") or ()]
        if pairs:
            origin = {str(each): each for each in Origin}.get(str(request.get("origin")), Origin.ADDED)
            return self.add(user_word(*pair, origin, _now()) for pair in pairs)
        return self.remove([str(heard) for heard in request.get("remove") or ()])

    def add(self, words: Iterable[UserWord]) -> int:
        """Keep and use them; returns how many there were not before."""
        if self._is_private():
            raise private_mode_error()
        added = list(words)
        before = {word.key for word in self.words}
        self._change(partial(self._file.change, add=added))
        return len({word.key for word in added} - before)

    def remove(self, heard: Iterable[str]) -> int:
        """Forget words, by what is heard; raise `SettingsError` where one is not in the list."""
        keys = [known_key(self.words, each) for each in heard]
        self._change(partial(self._file.change, remove=keys))
        return len(keys)

    def _change(self, change: Callable[[], None]) -> None:
        change()
        self._watch()
        self.changed.emit(self.words)

    @Slot(object, str)
    def learn_from(self, entry: Entry, text: str) -> None:
        """The user corrected `entry`, as it was, to `text`."""
        self._tell(_Taught(entry.id, ()))
        if self._is_private():
            return
        history_dir, known, model_folder = self._history_dir, self.words, self._model_folder

        def work(_report: Callable[[object], None]) -> _Taught:
            store = HistoryStore(history_dir, mends=False)
            try:
                return _Taught(entry.id, lessons_of(store, entry, text, known=known, model_folder=model_folder))
            finally:
                store.close()

        run_task(self, work, progress=_ignore, succeeded=self._on_lessons, failed=self._on_failed)

    @Slot(object)
    def answer(self, lesson: Lesson) -> None:
        """The user pressed the button of a lesson: learn it, undo it, or forget the word it doubts."""
        done = self._done(lesson)
        told = tuple(done if each == lesson else each for each in self._taught.lessons)
        self._tell(replace(self._taught, lessons=told))

    def _done(self, lesson: Lesson) -> Lesson:
        """The lesson as it stands then."""
        word = lesson.word
        try:
            match lesson.state:
                case LessonState.OFFERED:
                    self.add([replace(word, added_at=_now())])
                    return replace(lesson, state=LessonState.LEARNED)
                case LessonState.LEARNED if lesson.before is not None:
                    self._change(partial(self._file.change, add=[lesson.before]))
                    return replace(lesson, state=LessonState.OFFERED)
                case LessonState.LEARNED:
                    self._change(partial(self._file.change, remove=[word.key]))
                    return replace(lesson, state=LessonState.OFFERED)
                case LessonState.DOUBTED:
                    self._change(partial(self._file.change, remove=[word.key]))
                    return replace(lesson, state=LessonState.FORGOTTEN)
                case LessonState.FORGOTTEN:
                    self.add([word])
                    return replace(lesson, state=LessonState.DOUBTED)
        except UserError as exc:
            self.failed.emit(str(exc))
        return lesson

    @Slot(object)
    def _on_lessons(self, taught: _Taught) -> None:
        if self._is_private():  # it may have been switched on meanwhile
            return
        learned = [lesson.word for lesson in taught.lessons if lesson.state is LessonState.LEARNED]
        if learned:
            try:
                self.add(replace(word, added_at=_now()) for word in learned)
            except UserError as exc:
                self.failed.emit(str(exc))
                return
        if taught.entry_id == self._taught.entry_id:  # else another correction came meanwhile
            self._tell(taught)

    def _tell(self, taught: _Taught) -> None:
        self._taught = taught
        self.taught.emit(taught.entry_id, taught.lessons)

    @Slot(str, str)
    def _on_failed(self, _message: str, _hint: str) -> None:
        """The history cannot be read: whoever shows it says so; without it nothing is learned."""


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _ignore(_value: object) -> None:
    pass

"""SettingsWatch: the settings file, edited by hand while the app runs, is in use as soon as it is saved.

A file with anything wrong in it is not used, and told: saving it from here would drop what the user mistyped.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from dictation_app.errors import UserError
from dictation_app.sentences import say
from dictation_app.validation import without_wrong_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine.models import ModelStore
    from dictation_app.settings import Settings, SettingsStore

_log = logging.getLogger(__name__)

_SETTLED_MS = 300
"""Editors write in several steps."""


class SettingsWatch(QObject):
    """Lives on the GUI thread, and reads only when the system tells of a change."""

    told = Signal(str)
    """Why the file is not used."""

    def __init__(
        self,
        store: SettingsStore,
        models: ModelStore,
        apply: Callable[[Settings], None],
        parent: QObject | None = None,
    ) -> None:
        """`apply` takes changed settings over, or raises `UserError`."""
        super().__init__(parent)
        self._store = store
        self._models = models
        self._apply = apply
        self._told: bytes | None = None
        """The content that is known to be wrong: nobody is told of it again."""
        self._watcher = QFileSystemWatcher(self)
        self._settled = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self._look)
        for changed in (self._watcher.fileChanged, self._watcher.directoryChanged):
            changed.connect(self._on_changed)

    @Slot()
    def start(self) -> None:
        """Watch, where there is something to watch; harmless when it does already."""
        if self._told is None:
            self._told = self._content() or b""  # what was wrong with it at the start has been told
        # The folder as well: whoever saves by renaming, as this app does, leaves the watched file behind.
        watched = {*self._watcher.files(), *self._watcher.directories()}
        named, real = self._store.path, self._store.path.resolve()  # the first may be a link
        for path in (named.parent, named, real.parent, real):
            if path.exists() and str(path) not in watched:
                self._watcher.addPath(str(path))
                watched.add(str(path))

    @Slot()
    def _on_changed(self) -> None:
        self._settled.start()

    @Slot()
    def _look(self) -> None:
        self.start()
        content = self._content()
        if content is None:
            return  # gone for a moment, or for good: what holds is in memory, and saved with the next change
        try:
            loaded = self._store.read()
            settings, wrong = without_wrong_names(loaded.settings, self._models)
            if loaded.notes or wrong:
                raise UserError(
                    say("The settings file was changed and is not used. {why}", why=(*loaded.notes, *wrong)[0])
                )
            if settings != self._store.settings:
                self._apply(settings)
                _log.info("The settings file was changed by hand; it is used")
            self._told = b""
        except UserError as exc:
            if content != self._told:
                self._told = content
                self.told.emit(str(exc))

    def _content(self) -> bytes | None:
        try:
            return self._store.path.read_bytes()
        except OSError:
            return None

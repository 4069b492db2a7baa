"""FilesWiring: the Files page as the app has it. Who transcribes, who tells, and what is looked up for the page.

Owns the threads of files, of watched folders and of an open transcript. Each is started when it is wanted first: who
uses none of them pays nothing for them.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from dictation_app import paths
from dictation_app.control.files_again import FilesAgain
from dictation_app.errors import UserError
from dictation_app.file_jobs.defaults import choices_from, export_options_from, with_choices
from dictation_app.sentences import say
from dictation_app.ui.drops import Dropped
from dictation_app.ui.files_words import Usual, notice
from dictation_app.ui.reveal import choose_in_folder, open_folder
from dictation_app.user_words import WordList
from dictation_app.workers import FilesThread, WatchThread, run_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QThread

    from dictation_app.audio.media import MediaInfo
    from dictation_app.controller import DictationController
    from dictation_app.engine.models import ModelStore
    from dictation_app.file_jobs import FileJob, JobChoices
    from dictation_app.settings import Settings, SettingsStore
    from dictation_app.ui.files_page import FilesPage
    from dictation_app.ui.main_window import MainWindow
    from dictation_app.ui.notices import Notices
    from dictation_app.ui.transcript import TranscriptView
    from dictation_app.workers import CaptureThread, EngineThread
    from dictation_app.workers.media_player import MediaPlayerThread, PeaksThread

_AFTER_START_MS = 1000
"""What was not finished goes on when the tray and the window are there: reading it would hold them up."""


class FilesWiring(QObject):
    """Everything is connected by the constructor; `start` and `stop` are those of the app."""

    show_wanted = Signal()
    """The window is to be seen."""

    def __init__(
        self,
        window: MainWindow,
        controller: DictationController,
        engine: EngineThread,
        capture: CaptureThread,
        store: SettingsStore,
        models: ModelStore,
        notices: Notices,
        parent: QObject | None = None,
        *,
        thread: FilesThread | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._page = window, window.files
        self._players: tuple[MediaPlayerThread, PeaksThread] | None = None
        self._controller = controller
        self._capture = capture
        self._store = store
        self._models = models
        self._notices = notices
        self.files = thread or FilesThread(
            paths.files_db(),
            engine,
            models,
            lambda: store.settings.engine,
            self,
            export_options=lambda: export_options_from(store.settings.files),
            is_held=lambda: store.settings.files.hold,
            crash_dir=paths.log_dir(),
        )
        self._watch = WatchThread(paths.watched_dir() / "app.jsonl", self)
        self._again = FilesAgain(self._job, engine, lambda: store.settings, models, self)
        self._threads: list[FilesThread | WatchThread | MediaPlayerThread | PeaksThread] = []
        """Those that were started."""
        self._words = WordList()
        self._is_held = store.settings.files.hold
        """The whole queue stands still."""
        self._is_over = False
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_START_MS)
        self._soon.timeout.connect(self._begin)
        self._connect()
        self._show_settings(store.settings)

    def _connect(self) -> None:
        files, controller = self.files, self._controller
        self._connect_page()
        files.told.connect(self._on_told)
        files.failed.connect(self._on_failed)
        files.crashed.connect(self._on_crashed)
        self._watch.found.connect(self._on_add)
        self._watch.told.connect(self._on_told)
        self._watch.crashed.connect(self._on_crashed)
        controller.status_changed.connect(self._again.show_status)
        controller.settings_changed.connect(self._on_settings)
        controller.commands.serve("files", self._on_command)

    def _connect_page(self) -> None:
        page, files = self._page, self.files
        files.jobs.connect(page.show_jobs)
        files.changed.connect(page.show_job)
        files.heard.connect(page.add_text)
        files.transcript.connect(page.show_transcript)
        for asked, done in (
            (page.add_requested, self._on_add),
            (page.choose_requested, files.choose),
            (page.pause_requested, files.pause),
            (page.go_on_requested, files.go_on),
            (page.cancel_requested, files.cancel),
            (page.retry_requested, files.retry),
            (page.remove_requested, files.remove),
            (page.move_requested, files.move),
            (page.hold_all_requested, self._on_hold),
            (page.open_requested, files.open),
        ):
            asked.connect(done)
        page.refused.connect(self._on_refused)
        page.export_requested.connect(self._on_export)
        page.defaults_changed.connect(self._on_defaults)
        page.media_wanted.connect(self._on_media_wanted)
        page.models_wanted.connect(self._on_models_wanted)
        page.reveal_requested.connect(self._on_reveal)
        page.view_made.connect(self._on_view_made)

    def use_page(self, page: FilesPage) -> None:
        """This one stands for the other from now on."""
        before, self._page = self._page, page
        self._connect_page()
        self._show_settings(self._store.settings)
        page.go_on_from(before)

    def _job(self, id_: int) -> FileJob | None:
        return self._page.job(id_)

    @property
    def threads(self) -> tuple[QThread, ...]:
        """To be waited for after `stop`, before the engine is ended: they work with it."""
        return tuple(self._threads)

    def start(self) -> None:
        """Go on with what was not finished, soon."""
        if paths.files_db().exists() or self._store.settings.files.watched:
            self._soon.start()

    @Slot()
    def _begin(self) -> None:
        """What was in the queue comes to the page, and new files can come into it."""
        self._soon.stop()
        if self._is_over:
            return
        if self.files not in self._threads:
            self._threads.append(self.files)
            self.files.use_words(self._words)
            self.files.show_status(self._controller.status)
            self._controller.status_changed.connect(self.files.show_status)
            self.files.start()
        settings = self._store.settings.files
        if settings.watched and self._watch not in self._threads:
            self._threads.append(self._watch)
            self._watch.show_jobs(self._page.jobs)
            self.files.jobs.connect(self._watch.show_jobs)  # what the queue shows was taken
            self.files.changed.connect(self._watch.show_job)
            self._watch.use(settings)
            self._watch.start()

    @Slot(object, object)
    def _on_add(self, files: tuple[Path, ...], choices: JobChoices) -> None:
        self._begin()
        self.files.add(files, choices)

    def stop(self) -> None:
        """Keep what is being edited, and ask the threads to end."""
        self._is_over = True
        self._soon.stop()
        if self._page.view is not None:
            self._page.view.flush()
        self._again.end()
        for thread in reversed(self._threads):
            thread.shut_down()

    @Slot(object)
    def use_words(self, words: WordList) -> None:
        """Write with these words of the user from now on."""
        self._words = words
        if self.files in self._threads:
            self.files.use_words(words)
        self._again.use_words(words)

    def hand_over(self, files: tuple[Path, ...]) -> None:
        """Transcribe these, as if they had been dropped on the window, and show it."""
        self._window.show_files()
        self.show_wanted.emit()
        if files:
            self._page.take(Dropped(files))

    def _on_command(self, request: dict[str, Any]) -> int:
        """`dictation files` of another process."""
        names = request.get("paths", [])
        if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
            raise UserError(say("The request is not understood."), say("Use the `dictation` command."))
        self.hand_over(tuple(map(Path, names)))
        return len(names)

    # --- what is told -------------------------------------------------------------------------------------------------

    @property
    def _is_seen(self) -> bool:
        return self._page.isVisible() and self._window.isActiveWindow()

    @Slot(str, bool)
    def _on_told(self, sentence: str, warning: bool) -> None:  # noqa: FBT001  # a slot
        if warning or (self._store.settings.files.notify and not self._is_seen):
            self._notices.tell(say("Files"), sentence, warning=warning)

    @Slot(str, str)
    def _on_failed(self, message: str, hint: str) -> None:
        self._page.show_problem(message, hint)
        if not self._is_seen:
            self._notices.tell(say("Files"), notice(message, hint), warning=True)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        """What was dropped, while the window that it was dragged from may still be the one in front."""
        if not self._is_seen:
            self._notices.tell(say("Files"), sentence, warning=True)

    @Slot(str)
    def _on_crashed(self, message: str) -> None:
        self._on_failed(message, say("Start the app again; what was understood is kept."))

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        self._show_settings(settings)
        if self._watch in self._threads:
            self._watch.use(settings.files)
        elif settings.files.watched:
            self._begin()

    def _show_settings(self, settings: Settings) -> None:
        self._page.set_usual(Usual(model=settings.engine.model, language=settings.engine.language))
        self._page.set_defaults(choices_from(settings.files))
        self._hold(on=settings.files.hold)

    # --- what is asked for --------------------------------------------------------------------------------------------

    @Slot(int, tuple, object)
    def _on_export(self, id_: int, formats: tuple[str, ...], folder: Path | None) -> None:
        self.files.export(id_, formats, folder, export_options_from(self._store.settings.files))

    @Slot(object)
    def _on_defaults(self, choices: JobChoices) -> None:
        settings = self._store.settings
        try:
            self._controller.apply(replace(settings, files=with_choices(settings.files, choices)))
        except UserError as exc:
            self._page.show_problem(exc.message, exc.hint)
            self._page.set_defaults(choices_from(settings.files))

    @Slot(bool)
    def _on_hold(self, held: bool) -> None:  # noqa: FBT001  # a slot
        """Until it is asked to go on, also in the next run of the app."""
        self._hold(on=held)
        settings = self._store.settings
        try:
            self._controller.apply(replace(settings, files=replace(settings.files, hold=held)))
        except UserError as exc:  # it holds all the same, in this run
            self._page.show_problem(exc.message, exc.hint)

    def _hold(self, *, on: bool) -> None:
        self._page.show_held(held=on)
        if on is not self._is_held:
            self._is_held = on
            self.files.hold_all(on)

    @Slot(int, object)
    def _on_media_wanted(self, id_: int, path: Path) -> None:
        def look(_report: Callable[[object], None]) -> tuple[int, MediaInfo]:
            from dictation_app.audio.media import probe  # noqa: PLC0415  # loads FFmpeg

            return id_, probe(path)

        run_task(self, look, progress=_ignore, succeeded=self._on_media, failed=_ignore)

    @Slot(object)
    def _on_media(self, found: tuple[int, MediaInfo]) -> None:
        self._page.show_media(*found)

    @Slot()
    def _on_models_wanted(self) -> None:
        run_task(
            self,
            lambda _report: self._models.installed(),
            progress=_ignore,
            succeeded=self._on_models,
            failed=_ignore,
        )

    @Slot(object)
    def _on_models(self, models: tuple[str, ...]) -> None:
        self._page.set_models(models)

    @Slot(object)
    def _on_reveal(self, path: Path) -> None:
        run_task(
            self,
            lambda _report: choose_in_folder(path),
            progress=_ignore,
            succeeded=self._on_folder,
            failed=self._on_failed,
        )

    @Slot(object)
    def _on_folder(self, folder: Path | None) -> None:
        if folder is not None and not open_folder(folder):
            self._page.show_problem(
                say("No program shows the folder '{name}'.", name=folder.name), say("Install a file manager.")
            )

    @Slot(object)
    def _on_view_made(self, view: TranscriptView) -> None:
        player, peaks = self._players = self._players or self._start_players()
        view.set_player(player)
        view.set_peaks(peaks)
        view.save_requested.connect(self.files.save)
        view.choices_requested.connect(self._again.look)
        view.again_requested.connect(self._again.start)
        view.stop_again_requested.connect(self._again.cancel)
        self._again.offered.connect(view.choose_again)
        self._again.changed.connect(view.show_again)
        self._again.heard.connect(view.show_again_heard)
        self._again.failed.connect(view.show_again_failed)
        self._controller.status_changed.connect(view.show_status)
        view.show_status(self._controller.status)

    def _start_players(self) -> tuple[MediaPlayerThread, PeaksThread]:
        # Imported where they are wanted: most starts of the app open no transcript.
        from dictation_app.workers import media_player  # noqa: PLC0415

        player, peaks = media_player.MediaPlayerThread(self), media_player.PeaksThread(self)
        # At once: the sound does not wait for this thread.
        directly = Qt.ConnectionType.DirectConnection
        player.started_playing.connect(self._capture.begin_own_sound, directly)
        for ended in (player.ended_playing, player.failed):
            ended.connect(self._capture.end_own_sound, directly)
        self._threads += [player, peaks]
        for thread in self._threads[-2:]:
            thread.crashed.connect(self._on_crashed)
            thread.start()
        return player, peaks


def _ignore(*_news: object) -> None:
    pass

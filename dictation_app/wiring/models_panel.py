"""ModelsPanel: carries between what shows models (a control of the settings, a window) and those who have them.

The window of all models is made, with all it imports, when it is first wanted.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from dictation_app.control.model_care import ModelCare
from dictation_app.ui import words
from dictation_app.ui.models_place import PlaceState
from dictation_app.ui.settings_dialog.model_choice import ModelChoice
from dictation_app.ui.settings_dialog.model_offers import DownloadState, ModelDeed, ModelOffer
from dictation_app.workers import run_task

if TYPE_CHECKING:
    from dictation_app.control.model_care import Care
    from dictation_app.control.model_download import ModelDownload
    from dictation_app.engine.models import ModelStore
    from dictation_app.measuring import MeasureRecord
    from dictation_app.settings import Settings, SettingsStore
    from dictation_app.ui.models_window import ModelsWindow
    from dictation_app.ui.settings_dialog.controls import Holder


class ModelsPanel(QObject):
    """Of one window with such controls."""

    use_wanted = Signal(str)
    """Dictations are to be written with this model."""
    setting_wanted = Signal(str)
    """This setting is to be shown."""

    def __init__(
        self,
        dialog: Holder,
        store: SettingsStore,
        models: ModelStore,
        download: ModelDownload,
        record: MeasureRecord,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dialog = dialog
        self._store = store
        self._models = models
        self._download = download
        self._record = record
        self._care = ModelCare(store, models, self)
        self._to_use = ""
        """The model that is to be used as soon as it is here."""
        self._in_use = store.settings.engine.model
        self._was_fetching = False
        self._is_looking = self._looks_again = False
        self._offers: tuple[ModelOffer, ...] = ()
        self._about = ""
        self._has_ended = False
        self.window: ModelsWindow | None = None
        """All models; None until it is wanted."""
        dialog.tell(ModelChoice, "deeds", self._connect)
        download.changed.connect(self._on_download)
        download.installed.connect(self._on_installed)
        download.failed.connect(self._on_download_failed)
        self._care.changed.connect(self._on_care)
        self._care.done.connect(self._on_care_done)
        self._care.failed.connect(self._on_care_failed)
        self._on_download()

    def _connect(self, control: ModelChoice) -> None:
        control.deed_wanted.connect(self.do)

    def end(self) -> None:
        """Close the window, and have everything that was begun for it end."""
        self._has_ended = True
        self._care.end()
        if self.window is not None:
            self.window.close()

    def say_anew(self, dialog: Holder) -> None:
        """The windows speak another language; what is shown in a window may be shown in another one now."""
        if dialog is not self._dialog:
            self._dialog = dialog
            dialog.tell(ModelChoice, "deeds", self._connect)
            dialog.show_models(self._offers)
            self._show_download()
        before, self.window = self.window, None
        if before is None:
            return
        if before.isVisible():
            self._show_all(before.current_model)
        before.close()
        before.deleteLater()

    @Slot()
    def look(self) -> None:
        """See which models there are, and what is expected of them. One look at a time: a slow disk must not tell last
        what was true first.
        """
        self._looks_again = self._is_looking
        if self._is_looking:
            return
        self._is_looking = True
        run_task(
            self,
            lambda _report: (_offers(self._models, self._record), _place(self._models)),
            progress=_ignore,
            succeeded=self._on_looked,
            failed=self._on_look_failed,
        )

    def follow(self, settings: Settings) -> None:
        """These hold now."""
        if settings.engine.model != self._in_use:
            self._in_use, self._to_use = settings.engine.model, ""  # the later choice counts
            if self.window is not None:
                self.window.show_in_use(self._in_use)

    def with_model(self, new: Settings) -> tuple[Settings, str]:
        """These settings, with the model in use where theirs is not installed; then what there is to tell of it."""
        wanted, in_use = new.engine.model, self._store.settings.engine.model
        if wanted == in_use or self._models.is_installed(wanted):
            return new, ""
        told = self.tr(
            "The usual model '{default}' is not installed, so '{model}' stays in use. "
            "Choose '{default}' above to download it."
        ).format(default=wanted, model=in_use)
        return replace(new, engine=replace(new.engine, model=in_use)), told

    @Slot(str, str)
    def do(self, deed: str, about: str) -> None:
        """What a button asks for."""
        match ModelDeed(deed):
            case ModelDeed.FETCH:
                self._fetch(about)
            case ModelDeed.FETCH_AND_USE:
                self._to_use = about
                self._fetch(about)
            case ModelDeed.PAUSE:
                self._download.pause()
            case ModelDeed.GIVE_UP:
                self._to_use = ""
                self._download.give_up()
            case ModelDeed.USE:
                self.use_wanted.emit(about)
            case ModelDeed.SHOW_ALL:
                self._show_all(about)
            case ModelDeed.CHOOSE_SOURCE:
                self.setting_wanted.emit("models.source")
            case ModelDeed.STOP:
                self._care.stop()
            case other:
                self._take_care(other, about)

    def _take_care(self, deed: ModelDeed, about: str) -> None:
        self._dialog.show_refusal("engine.model", "")
        match deed:
            case ModelDeed.DISCARD:
                self._care.discard(about)
            case ModelDeed.VERIFY:
                self._care.verify(about)
            case ModelDeed.REMOVE:
                self._care.remove(about)
            case ModelDeed.IMPORT:
                self._care.import_folder(Path(about))
            case ModelDeed.MOVE:
                self._care.move(Path(about))
            case ModelDeed.BEGIN_ANEW:
                self._care.begin_anew()
            case ModelDeed.TIDY:
                self._care.tidy()

    def _fetch(self, name: str) -> None:
        self._dialog.show_refusal("engine.model", "")
        self._tell(name, "")
        self._download.start_model(name)

    def _show_all(self, name: str) -> None:
        if self.window is None:
            from dictation_app.ui.models_window import ModelsWindow  # noqa: PLC0415  # see the module's docstring

            self.window = ModelsWindow()
            self.window.deed_wanted.connect(self.do)
            self.window.opened.connect(self.look)
            self.window.show_in_use(self._in_use)
            self.window.show_models(self._offers)
            self.window.show_download(self._state)
            self._on_care(self._care.care)
        self.window.open_at(name)

    # --- what there is ------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_looked(self, found: tuple[tuple[ModelOffer, ...], PlaceState]) -> None:
        if self._has_ended or self._is_outdated():
            return  # the dialog may be gone, or it is not so any more
        self._offers, place = found
        self._dialog.show_models(self._offers)
        if self.window is not None:
            self.window.show_models(self._offers)
            self.window.show_place(place)
        self._show_download()

    @Slot(str, str)
    def _on_look_failed(self, message: str, _hint: str) -> None:
        if self._has_ended or self._is_outdated():
            return
        self._dialog.show_refusal("engine.model", words.plain(message))
        self._show_download()

    def _is_outdated(self) -> bool:
        """A look has ended; if another one was asked for meanwhile, it begins now."""
        self._is_looking = False
        is_outdated = self._looks_again
        if is_outdated:
            self.look()
        return is_outdated

    # --- downloads ----------------------------------------------------------------------------------------------------

    @property
    def _state(self) -> DownloadState | None:
        share = self._download.share
        return None if share is None else DownloadState(self._download.model, share, self._download.progress)

    def _show_download(self) -> None:
        state = self._state
        self._dialog.tell(ModelChoice, "download", lambda control: control.show_download(state))
        if self.window is not None:
            self.window.show_download(state)

    @Slot()
    def _on_download(self) -> None:
        is_fetching = self._download.share is not None
        if self._was_fetching and not is_fetching:
            self.look()  # how it ended is seen by what is here; until then it looks as before
        else:
            self._show_download()
        self._was_fetching = is_fetching

    @Slot()
    def _on_installed(self) -> None:
        name = self._to_use
        if name and self._models.is_installed(name):
            self._to_use = ""
            if name != self._store.settings.engine.model:
                self.use_wanted.emit(name)

    @Slot(str, str)
    def _on_download_failed(self, message: str, hint: str) -> None:
        self._to_use = ""
        sentence = _in_words(message, hint)
        self._dialog.show_download_failure(sentence)
        self._tell(self._download.last_model, sentence, is_problem=True)

    # --- everything else ----------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_care(self, care: Care | None) -> None:
        if care is not None:
            self._about = care.about
        if self.window is not None:
            self.window.show_care(None if care is None else care.about, None if care is None else care.progress)

    @Slot(object)
    def _on_care_done(self, sentence: str) -> None:
        self._tell(self._about, words.plain(sentence))
        self.look()

    @Slot(str, str)
    def _on_care_failed(self, message: str, hint: str) -> None:
        sentence = _in_words(message, hint)
        self._tell(self._about, sentence, is_problem=True)
        if self.window is None or not self.window.isVisible():
            self._dialog.show_refusal("engine.model", sentence)
        self.look()

    def _tell(self, about: str, sentence: str, *, is_problem: bool = False) -> None:
        if self.window is not None:
            self.window.show_told(about, sentence, is_problem=is_problem)


def _in_words(message: str, hint: str) -> str:
    """Also what has to be typed elsewhere; what the app's own commands do is done by buttons here."""
    hint = "" if "`dictation " in hint else hint
    return words.plain(f"{message} {hint}".strip())


def _offers(models: ModelStore, record: MeasureRecord) -> tuple[ModelOffer, ...]:
    entries = [models.get(name) for name in models.names()]
    return tuple(
        ModelOffer(
            name=entry.name,
            languages=1 if entry.languages == "en" else entry.languages,
            is_installed=models.is_installed(entry.name),
            aliases=entry.aliases,
            expected_s=record.expected_s(entry, models.find),
            bytes=entry.bytes,
            paused_bytes=models.paused_bytes(entry.name),
            licence="" if entry.is_own else entry.licence,
            accuracy=entry.accuracy,
            speed=entry.speed,
            is_own=entry.is_own,
        )
        for entry in entries
    )


def _place(models: ModelStore) -> PlaceState:
    folder = models.folder
    try:
        free_bytes = shutil.disk_usage(folder).free
    except OSError:
        free_bytes = 0
    return PlaceState(
        folder=str(folder),
        used_bytes=sum(map(models.installed_bytes, models.installed())),
        free_bytes=free_bytes,
        leftover_bytes=sum(item.bytes for item in models.leftovers()),
        is_there=models.is_place_there,
    )


def _ignore(_progress: object) -> None:
    pass

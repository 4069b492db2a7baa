"""The checks with their real doors, in the order in which they build upon each other.

Both who calls it, the command and the page, do the same: what the running app alone knows, or has to do so that nothing
is disturbed, is asked of it over its socket (`trials`); everything else is done beside it.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from dictation_app import gpu_health, ipc, paths
from dictation_app.display import check_display
from dictation_app.doctor import Check, State, worst
from dictation_app.doctor import app as app_module
from dictation_app.doctor import delivery as delivery_module
from dictation_app.doctor import desktop as desktop_module
from dictation_app.doctor import engine as engine_module
from dictation_app.doctor import graphics as graphics_module
from dictation_app.doctor import hotkey as hotkey_module
from dictation_app.doctor import memory as memory_module
from dictation_app.doctor import microphone as microphone_module
from dictation_app.doctor import model as model_module
from dictation_app.doctor import resources as resources_module
from dictation_app.doctor.resources import Folder
from dictation_app.doctor.sending import AppsSender, OwnSender, copying
from dictation_app.engine import cuda_runtime, device_plan
from dictation_app.engine import gpu as gpu_engine
from dictation_app.engine.cuda_install import CudaRuntime
from dictation_app.engine.model_files import WEIGHTS
from dictation_app.errors import ModelError, NotRunningError, UserError
from dictation_app.hotkey import HOTKEYS
from dictation_app.sentences import say
from dictation_app.settings import SettingsStore
from dictation_app.validation import without_wrong_names
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.doctor.delivery import Window
    from dictation_app.doctor.finding import Finding
    from dictation_app.engine.gpu import Gpu
    from dictation_app.engine.models import ModelStore
    from dictation_app.registry import Entry
    from dictation_app.settings import Settings

_ENGINE_BYTES = 250_000_000
"""A process with the engine's libraries, without the model."""


def look_at_settings(file: Path, models: ModelStore) -> tuple[Settings, tuple[str, ...]]:
    """What of the file can be used, and what is wrong with it now. Nothing is moved or copied."""
    loaded = SettingsStore(file).load(keeps_aside=False)
    settings, wrong = without_wrong_names(loaded.settings, models)
    return settings, (*loaded.notes, *wrong)


@dataclass(frozen=True)
class Checkup:
    """Made for one round of checks."""

    settings: Settings
    notes: tuple[str, ...]
    """What was wrong with the file of the settings."""
    models: ModelStore
    open_window: Callable[[], Window]
    is_cancelled: Callable[[], bool] = bool
    ask: Callable[..., Any] = ipc.request

    @property
    def checks(self) -> tuple[Check, ...]:
        """All of them."""
        settings = self.settings
        return (
            Check(name=app_module.NAME, run=lambda: app_module.app(self.ask)),
            Check(name=app_module.SETTINGS, run=lambda: app_module.settings(self.notes)),
            Check(name=desktop_module.NAME, run=self._desktop),
            Check(
                name=microphone_module.NAME,
                run=lambda: microphone_module.microphone(partial(microphone_module.listen, settings.audio)),
                needs_quiet=True,
            ),
            Check(name=hotkey_module.NAME, run=self._hotkey, needs_quiet=True),
            Check(name=model_module.NAME, run=lambda: self._model),
            Check(name=graphics_module.NAME, run=self._graphics),
            Check(name=resources_module.MEMORY, run=self._memory),
            Check(name=engine_module.NAME, run=self._engine, needs_quiet=True),
            Check(name=delivery_module.NAME, run=self._delivery, needs_quiet=True),
            Check(
                name=resources_module.DISK,
                run=lambda: resources_module.disk(
                    paths.journal_dir(), lambda folder: shutil.disk_usage(folder).free, resources_module.try_to_write
                ),
            ),
            Check(name=say("Folders"), run=self._folders),
        )

    def is_busy(self) -> bool:
        """Whether somebody dictates in the running app. One that does not answer may well be computing."""
        try:
            return self.ask("status").get("state") in {AppState.LISTENING, AppState.TRANSCRIBING}
        except NotRunningError:
            return False
        except UserError:
            return True

    def _runs(self) -> bool:
        """Raise `UserError` where it does, and does not answer: its keys and its text must not be ours meanwhile."""
        try:
            self.ask("status")
        except NotRunningError:
            return False
        return True

    @property
    def _status(self) -> dict[str, Any]:
        """Of the running app; empty where none answers."""
        try:
            status: dict[str, Any] = self.ask("status")
        except UserError:
            return {}
        return status

    # --- one by one ---------------------------------------------------------------------------------------------------

    def _desktop(self) -> tuple[Finding, ...]:
        chosen = self._chosen_hotkey
        hotkeys = (chosen.label,) if chosen is not None and chosen.warning else None
        return desktop_module.desktop(os.environ, check_display, hotkeys=hotkeys)

    def _hotkey(self) -> tuple[Finding, ...]:
        hotkey = self.settings.hotkey
        chosen = self._chosen_hotkey
        warning = "" if chosen is None else chosen.warning
        is_wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
        if is_wayland and not warning and not self._runs():
            return (hotkey_module.not_without_app(),)
        trial = hotkey_module.AppsTrial(self.ask) if self._runs() else hotkey_module.OwnTrial(hotkey)
        is_left = not warning and (is_wayland or not HOTKEYS.usable())
        return hotkey_module.hotkey(
            hotkey.chord, trial, hotkey_module.press, is_left_to_desktop=is_left, warning=warning
        )

    @property
    def _chosen_hotkey(self) -> Entry | None:
        """The back end that the settings name; None: the app finds one."""
        name = self.settings.hotkey.backend
        return HOTKEYS.get(name) if name in HOTKEYS.names() else None

    def _graphics(self) -> tuple[Finding, ...]:
        lines = gpu_health.gpu_health(
            self.settings.engine, CudaRuntime(), weights_bytes=self._weights_bytes, found=self._gpus
        )
        return graphics_module.graphics(
            lines,
            cuda_runtime.where() if self._gpus else None,
            used=self._gpu,
            needed_bytes=self._needed_on_gpu,
            is_loaded=str(self._status.get("device", "")).startswith("cuda"),
        )

    def _memory(self) -> tuple[Finding, ...]:
        is_elsewhere = self._gpu is not None or bool(self._status.get("device"))
        needed = 0 if is_elsewhere else self._needed_bytes
        return resources_module.memory(memory_module.available_bytes(), needed)

    def _engine(self) -> tuple[Finding, ...]:
        engine = self.settings.engine
        gpu = self._gpu
        return engine_module.engine(
            engine.device,
            self._whole_model,
            lambda folder, device: gpu_health.try_device(engine, folder, device, cancelled=self.is_cancelled),
            free_bytes=memory_module.available_bytes() if gpu is None else (gpu.free_bytes or None),
            needed_bytes=self._needed_bytes if gpu is None else self._needed_on_gpu,
            fits_cpu=self._fits_cpu,
            is_cancelled=self.is_cancelled,
        )

    def _fits_cpu(self) -> bool:
        available = memory_module.available_bytes()
        return available is None or available >= self._needed_bytes

    @cached_property
    def _model(self) -> tuple[Finding, ...]:
        """Hashed once; a large one takes its seconds."""
        return model_module.model(self.models, self.settings.engine.model, self.is_cancelled)

    def _whole_model(self) -> Path:
        """Nothing is loaded that is not as it was published."""
        if worst(self._model) is not State.OK:
            raise ModelError(say("The speech model cannot be used."))
        return self.models.path(self.settings.engine.model)

    def _delivery(self) -> tuple[Finding, ...]:
        output = self.settings.output
        way = AppsSender(self.ask) if self._runs() else OwnSender(output)
        return delivery_module.delivery(self.open_window, way, copying(output))

    def _folders(self) -> tuple[Finding, ...]:
        wanted = (
            Folder(name=say("settings"), path=paths.settings_file().parent),
            Folder(name=say("recordings"), path=paths.journal_dir()),
            Folder(name=say("history"), path=paths.history_dir()),
            Folder(name=say("models"), path=self.models.folder),
            Folder(name=say("log"), path=paths.log_dir()),
        )
        return resources_module.folders(wanted, resources_module.try_to_write)

    # --- what several of them ask -------------------------------------------------------------------------------------

    @cached_property
    def _gpus(self) -> tuple[Gpu, ...]:
        return gpu_engine.gpus()

    @property
    def _gpu(self) -> Gpu | None:
        """The one that the settings mean."""
        return device_plan.choose(self.settings.engine.device, self._gpus).gpu

    @cached_property
    def _weights_bytes(self) -> int:
        try:
            return (self.models.path(self.settings.engine.model) / WEIGHTS).stat().st_size
        except (UserError, OSError):
            return 0

    @property
    def _needed_bytes(self) -> int:
        return self._weights_bytes + _ENGINE_BYTES

    @property
    def _needed_on_gpu(self) -> int:
        return device_plan.needed_bytes(self._weights_bytes, self.settings.engine.compute_type)

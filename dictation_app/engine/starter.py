"""EngineStarter: starts the engine of the settings where `engine.device_plan` says, and steps down where it fails.

Holds the plan of the engine that was started last and how long engines take (`engine.pace`), which both outlive the
engine itself. Owned by the engine thread, as its owner the `Transcriber`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from dictation_app.engine.device_plan import DevicePlanner, Plan
from dictation_app.engine.hosted import HostedEngine
from dictation_app.engine.model_files import WEIGHTS
from dictation_app.engine.pace import Pace
from dictation_app.errors import EngineError, ModelError
from dictation_app.values.speech import EngineConfig

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.engine import Engine
    from dictation_app.settings import EngineSettings


class ModelPaths(Protocol):
    """Where a model's files are (`engine.models.ModelStore`)."""

    def path(self, name: str) -> Path:
        """Folder of an installed model; raise `ModelError`."""
        ...


class EngineStarter:
    """Starts engines with `create`, or else in child processes, one after the other."""

    def __init__(
        self,
        settings: EngineSettings,
        models: ModelPaths,
        *,
        tell: Callable[[str], None],
        stopping: Callable[[], bool],
        create: Callable[[str, EngineConfig], Engine] | None = None,
        crash_dir: Path | None = None,
        devices: DevicePlanner | None = None,
    ) -> None:
        """Without `devices`, no GPU's name or memory is known."""
        self._settings = settings
        self._models = models
        self._tell = tell
        self._stopping = stopping
        self._create = create or self._host
        self._crash_dir = crash_dir
        self._devices = devices or DevicePlanner(gpus=tuple)
        self._plan: Plan | None = None
        """Of what was started last."""
        self._lowered: Plan | None = None
        """The lowest that was stepped down to."""
        self._auto_means = ""
        """The device that ``auto`` came to where the driver knows of none; empty until then."""
        self._pace = Pace()

    def change(self, settings: EngineSettings) -> None:
        """Other settings: what failed with those before is tried again where the user chose the device anew."""
        was, self._settings = self._settings, settings
        if (settings.device, settings.compute_type) != (was.device, was.compute_type):
            self._devices.forget(settings)
        self._plan = self._lowered = None
        self._pace = Pace()

    def try_again(self) -> None:
        """What failed is tried again at the next start."""
        self._devices.forget(self._settings)
        self._lowered = None

    def keep_with(self, settings: EngineSettings) -> None:
        """Other settings that what is loaded can stay for."""
        self._settings = settings

    def start(self) -> Engine:
        """The engine where it can be; planned anew each time, as GPUs fill and empty, but not up from what failed.

        Raises `EngineError` or `ModelError`; `steps_down` says whether less may do.
        """
        before, self._plan = self._plan, self._devices.start(self._settings, self._weights_bytes(), self._lowered)
        if before is not None and before.work != self._plan.work:
            self._pace = Pace()
        self._tell_of_plan()
        engine = self._start(self._plan)
        if self._plan.device == "auto":
            self._auto_means = engine.info.device
        return engine

    @property
    def why(self) -> str:
        """Why what was started last is where it is."""
        return "" if self._plan is None else self._plan.why

    @property
    def steps_down(self) -> bool:
        """Whether there is anything below what was started last."""
        if self._plan is None or self._stopping():
            return False
        return (self._auto_means if self._plan.device == "auto" else self._plan.device) != "cpu"

    def start_lower(self, cause: EngineError) -> Engine:
        """An engine that needs less than the one that failed with `cause`; raise where the CPU's fails, too.

        What came of it is told by `tell_of_step`, when it is known to work.
        """
        while True:
            if self._plan is None:
                raise cause
            self._plan = self._lowered = self._devices.after(self._plan, self._settings, cause)
            self._pace = Pace()
            try:
                return self._start(self._plan)
            except EngineError as exc:
                if not self.steps_down:
                    raise
                cause = exc

    def tell_of_step(self) -> None:
        """Say that something failed and what was done about it: once, however many steps it took."""
        self._tell_of_plan()

    @property
    def is_giving_way(self) -> bool:
        """Whether the GPU was left to a program when the engine was started."""
        return self._plan is not None and bool(self._plan.gives_way_to)

    def gives_way(self, device: str) -> bool:
        """Whether what runs on `device` had better be loaded anew: a program began or ended that the GPU is left to."""
        return self._plan is not None and self._devices.gives_way(self._plan, self._settings, device)

    def _tell_of_plan(self) -> None:
        if self._plan is not None and self._plan.told:
            self._tell(self._plan.told)

    def _weights_bytes(self) -> int:
        try:
            return (self._models.path(self._settings.model) / WEIGHTS).stat().st_size
        except OSError:
            return 0

    def _host(self, name: str, config: EngineConfig) -> Engine:
        return HostedEngine(name, config, pace=self._pace, stopping=self._stopping, crash_dir=self._crash_dir)

    def _start(self, plan: Plan) -> Engine:
        folder = self._models.path(self._settings.model)
        while True:
            try:
                return self._create(self._settings.name, self._config(plan, folder))
            except (EngineError, ModelError):
                now = self._models.path(self._settings.model)  # says so where the model was removed meanwhile
                if now == folder:
                    raise
                folder = now  # the models were moved

    def _config(self, plan: Plan, folder: Path) -> EngineConfig:
        settings = self._settings
        return EngineConfig(
            model=settings.model,
            model_path=folder,
            device=plan.device,
            compute_type=plan.compute_type,
            cpu_threads=settings.cpu_threads,
            is_lean=plan.is_lean,
        )

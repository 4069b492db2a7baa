"""DevicePanel: carries between the control that shows devices and those who know them, test them and mend them.

Which devices there are is found out by a process of its own (`engine.device_search`), once. The memory of
graphics cards is asked of their driver, in the pool, as long as somebody looks.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot

from dictation_app import gpu_health, paths
from dictation_app.doctor.memory import available_bytes
from dictation_app.engine import cuda_runtime, device_plan
from dictation_app.engine import gpu as gpu_module
from dictation_app.engine.cuda_install import LICENCE, CudaRuntime
from dictation_app.engine.gpu_record import GpuRecord
from dictation_app.engine.model_files import WEIGHTS
from dictation_app.errors import EngineError
from dictation_app.sentences import say
from dictation_app.ui import words
from dictation_app.ui.settings_dialog import model_offers
from dictation_app.ui.settings_dialog.device_choice import DeviceChoice, RuntimeState
from dictation_app.ui.settings_dialog.device_lines import DeviceDeed, DeviceOffer, DeviceTest
from dictation_app.values.status import AppState
from dictation_app.workers import run_task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.controller import DictationController
    from dictation_app.engine.fetch_progress import FetchProgress
    from dictation_app.engine.gpu import Gpu
    from dictation_app.engine.hardware import Device
    from dictation_app.engine.models import ModelStore
    from dictation_app.engine.self_test import SelfTest
    from dictation_app.settings import SettingsStore
    from dictation_app.ui.settings_dialog.controls import Holder
    from dictation_app.values.status import AppStatus

_MEMORY_MS = 2000
"""How often the memory of graphics cards is told anew while somebody looks."""
_ENGINE_BYTES = 250_000_000
"""A process with the engine's libraries, without the model."""


@dataclass(frozen=True, slots=True)
class _Card:
    """A graphics card as its driver tells of it, and what is remembered against it."""

    gpu: Gpu
    fault: str


class DevicePanel(QObject):
    """Of one window with such controls."""

    found = Signal()
    """`devices` are known."""

    def __init__(
        self,
        dialog: Holder,
        controller: DictationController,
        store: SettingsStore,
        models: ModelStore,
        find_devices: Callable[[], tuple[Device, ...]],
        parent: QObject | None = None,
        *,
        runtime: CudaRuntime | None = None,
    ) -> None:
        super().__init__(parent)
        self._dialog = dialog
        self._controller = controller
        self._store = store
        self._models = models
        self._find_devices = find_devices
        self._cuda = runtime or CudaRuntime()
        self._ended = threading.Event()
        self._is_asked = False
        """Whether the devices are known, or being looked for."""
        self._devices: tuple[Device, ...] = ()
        self._trouble = ""
        self._cards: tuple[_Card, ...] = ()
        self._has_library = False
        self._is_looking = False
        self._runtime: RuntimeState | None = None
        self._install_given_up = threading.Event()
        self._testing = ""
        """`DeviceOffer.setting` of the device that is tested; empty = none is."""
        self._shown_test: DeviceTest | None = None
        self._test_given_up = threading.Event()
        self._is_dictating = False
        self._timer = QTimer(self, interval=_MEMORY_MS)
        self._timer.timeout.connect(self._look_at_cards)
        dialog.tell(DeviceChoice, "deeds", self._connect)
        self.follow(controller.status)

    def _connect(self, control: DeviceChoice) -> None:
        control.deed_wanted.connect(self.do)
        control.shown_changed.connect(self._on_shown)

    @property
    def devices(self) -> tuple[Device, ...]:
        """What can run a model; empty until it is known."""
        return self._devices

    def say_anew(self, dialog: Holder) -> None:
        """The window speaks another language, and is another one: what was shown there is shown here."""
        self._dialog = dialog
        dialog.tell(DeviceChoice, "deeds", self._connect)
        self._show()
        runtime, test = self._runtime, self._shown_test
        dialog.tell(DeviceChoice, "runtime", lambda control: control.show_runtime(runtime))
        dialog.tell(DeviceChoice, "test", lambda control: control.show_test(test))

    def end(self) -> None:
        """Have everything that was begun end."""
        self._ended.set()
        self._install_given_up.set()
        self._test_given_up.set()
        self._timer.stop()

    def follow(self, status: AppStatus) -> None:
        """A dictation goes first: a test gives way to it."""
        self._is_dictating = status.state in {AppState.LISTENING, AppState.TRANSCRIBING}
        if self._is_dictating and self._testing:
            self._test_given_up.set()

    @Slot(str, str)
    def do(self, deed: str, device: str) -> None:
        """What a button asks for."""
        match DeviceDeed(deed):
            case DeviceDeed.TEST:
                self._test(device)
            case DeviceDeed.STOP_TEST:
                self._test_given_up.set()
            case DeviceDeed.FREE:
                self._controller.commands.execute({"command": "free_gpu"})
            case DeviceDeed.TRY_AGAIN:
                GpuRecord(paths.gpu_record_file()).forget(device)
                self._controller.commands.execute({"command": "try_gpu"})
                self._look_at_cards()
            case DeviceDeed.INSTALL_RUNTIME:
                self._install()
            case DeviceDeed.STOP_INSTALL:
                self._install_given_up.set()

    # --- which there are ----------------------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Find out which devices there are, once; and what is missing for them, each time."""
        if not self._is_asked:
            self._is_asked = True
            run_task(
                self,
                lambda _report: self._find_devices(),
                progress=_ignore,
                succeeded=self._on_devices,
                failed=self._on_devices_failed,
            )

    @Slot(object)
    def _on_devices(self, devices: tuple[Device, ...]) -> None:
        if self._ended.is_set():
            return  # the dialog may be gone
        self._devices, self._trouble = devices, ""
        self._show()
        self.found.emit()

    @Slot(str, str)
    def _on_devices_failed(self, message: str, _hint: str) -> None:
        self._is_asked = False  # asked again when it is opened again
        self._trouble = words.plain(message)
        self._show()

    @Slot(bool)
    def _on_shown(self, is_shown: bool) -> None:  # noqa: FBT001  # a slot
        if (is_shown or self._is_shown) and not self._ended.is_set():
            self._look_at_cards()
        else:
            self._timer.stop()

    @Slot()
    def _look_at_cards(self) -> None:
        if self._is_looking or self._ended.is_set():
            return
        self._is_looking = True
        run_task(
            self, lambda _report: _look(), progress=_ignore, succeeded=self._on_cards, failed=self._on_cards_failed
        )

    @Slot(object)
    def _on_cards(self, found: tuple[tuple[_Card, ...], bool]) -> None:
        self._is_looking = False
        self._cards, self._has_library = found
        if self._cards and not self._ended.is_set() and not self._timer.isActive() and self._is_shown:
            self._timer.start()
        self._show()

    @property
    def _is_shown(self) -> bool:
        return any(control.isVisible() for control in self._dialog.controls(DeviceChoice))

    @Slot(str, str)
    def _on_cards_failed(self, _message: str, _hint: str) -> None:
        self._is_looking = False  # the log has it; what was known stays

    def _show(self) -> None:
        if self._ended.is_set():
            return  # the dialog may be gone
        self._dialog.show_devices(_offers(self._devices, self._cards), self._trouble)
        if self._runtime is not None and self._runtime.is_installing:
            return  # it may be there, but whoever installs it has still to tell
        # It helps only a card that the engine sees.
        is_of_use = bool(self._cards) and any(device.name != "cpu" for device in self._devices)
        offer = self._cuda.offer
        if self._has_library or not is_of_use or offer is None:
            self._show_runtime(None)
        elif self._runtime is None:
            self._show_runtime(RuntimeState(bytes=offer.bytes, licence=LICENCE))

    # --- the library --------------------------------------------------------------------------------------------------

    def _show_runtime(self, runtime: RuntimeState | None) -> None:
        if runtime != self._runtime or runtime is not None:
            self._runtime = runtime
            self._dialog.tell(DeviceChoice, "runtime", lambda control: control.show_runtime(runtime))

    def _install(self) -> None:
        if self._runtime is None or self._runtime.is_installing:
            return
        self._install_given_up.clear()
        self._show_runtime(replace(self._runtime, is_installing=True, progress=None, problem=""))
        given_up = self._install_given_up.is_set
        run_task(
            self,
            lambda report: self._cuda.install(report, given_up),
            progress=self._on_install_progress,
            succeeded=self._on_installed,
            failed=self._on_install_failed,
        )

    @Slot(object)
    def _on_install_progress(self, progress: FetchProgress) -> None:
        if self._runtime is not None:
            self._show_runtime(replace(self._runtime, progress=progress))

    @Slot(object)
    def _on_installed(self, folder: object) -> None:
        if self._ended.is_set() or self._runtime is None:
            return
        self._show_runtime(replace(self._runtime, is_installing=False, progress=None))
        if folder is not None:
            # The next dictation loads the model where it can now.
            self._controller.commands.execute({"command": "free_gpu"})
            self._look_at_cards()

    @Slot(str, str)
    def _on_install_failed(self, message: str, hint: str) -> None:
        if self._runtime is not None:
            problem = words.plain(f"{message} {hint}".strip())
            self._show_runtime(replace(self._runtime, is_installing=False, progress=None, problem=problem))

    # --- a test -------------------------------------------------------------------------------------------------------

    def _test(self, device: str) -> None:
        if self._testing or self._ended.is_set():
            return
        if self._is_dictating:
            self._show_test(device, self.tr("Somebody is dictating. Test it when that has ended."), is_problem=True)
            return
        self._testing = device
        self._test_given_up.clear()
        self._show_test(device)
        settings, given_up = self._store.settings.engine, self._test_given_up.is_set
        is_card = device != "cpu"

        def work(_report: object) -> SelfTest:
            folder = self._models.path(settings.model)
            _refuse_without_room((folder / WEIGHTS).stat().st_size, device, settings.compute_type, is_card=is_card)
            return gpu_health.try_device(settings, folder, device, cancelled=given_up)

        run_task(self, work, progress=_ignore, succeeded=self._on_tested, failed=self._on_test_failed)

    @Slot(object)
    def _on_tested(self, result: SelfTest) -> None:
        device, self._testing = self._testing, ""
        if self._test_given_up.is_set():
            told = self.tr("A dictation began, so the test was given up.") if self._is_dictating else ""
            self._show_test(device, told or self.tr("The test was stopped."))
        elif result.works:
            self._show_test(device, self._in_words(result))
        else:
            self._show_test(device, words.plain(f"{result.problem} {result.hint}".strip()), is_problem=True)
        self._look_at_cards()

    @Slot(str, str)
    def _on_test_failed(self, message: str, hint: str) -> None:
        device, self._testing = self._testing, ""
        hint = "" if "`dictation " in hint else hint
        self._show_test(device, words.plain(f"{message} {hint}".strip()), is_problem=True)

    def _show_test(self, device: str, sentence: str = "", *, is_problem: bool = False) -> None:
        self._shown_test = test = DeviceTest(device=device, sentence=sentence, is_problem=is_problem)
        self._dialog.tell(DeviceChoice, "test", lambda control: control.show_test(test))

    def _in_words(self, result: SelfTest) -> str:
        number = QLocale()
        return self.tr(
            "It works: loaded in {load} s ({type}), five seconds of speech understood in {decode} s, "
            "{percent} % of the words right."
        ).format(
            load=number.toString(result.load_ms / 1000, "f", 1),
            type=result.compute_type,
            decode=number.toString(result.decode_ms / 1000, "f", 2),
            percent=words.percent(result.right_share),
        )


def _look() -> tuple[tuple[_Card, ...], bool]:
    """The graphics cards, and whether the library that they need is there. Takes some 20 ms."""
    record = GpuRecord(paths.gpu_record_file())
    cards = []
    for gpu in gpu_module.gpus():
        faults = record.faults(gpu)
        cards.append(_Card(gpu, faults[-1].message if faults else ""))
    return tuple(cards), bool(cards) and cuda_runtime.where() is not None


def _offers(devices: Sequence[Device], cards: Sequence[_Card]) -> list[DeviceOffer]:
    """Devices as the engine can use them, with what the driver says of their memory now; then the other cards."""
    now = {card.gpu.uuid: card for card in cards}
    offers = []
    for device in devices:
        card = now.pop(device.uuid, None) if device.uuid else None
        offers.append(
            DeviceOffer(
                name=device.name,
                label=device.label,
                memory_bytes=device.memory_bytes,
                used_bytes=device.used_bytes if card is None else card.gpu.used_bytes,
                uuid=device.uuid,
                compute_types=device.compute_types,
                fault="" if card is None else words.plain(card.fault),
            )
        )
    if devices:
        offers += [
            DeviceOffer(
                name="",
                label=card.gpu.name,
                memory_bytes=card.gpu.memory_bytes,
                used_bytes=card.gpu.used_bytes,
                uuid=card.gpu.uuid,
                fault=words.plain(card.fault),
            )
            for card in now.values()
        ]
    return offers


def _refuse_without_room(weights_bytes: int, device: str, compute_type: str, *, is_card: bool) -> None:
    """A second copy of the model, beside the one in use, must not push that out."""
    if is_card:
        gpu = device_plan.choose(device, gpu_module.gpus()).gpu
        free = gpu.free_bytes if gpu is not None and gpu.memory_bytes else None
        needed = device_plan.needed_bytes(weights_bytes, compute_type)
        step: str = say("Free the graphics card first, or close programs that use it.")
    else:
        free, needed, step = available_bytes(), weights_bytes + _ENGINE_BYTES, say("Close other programs first.")
    if free is not None and free < needed:
        message = say(
            "The test needs {needed} of memory, and {free} are free.",
            needed=model_offers.size(needed),
            free=model_offers.size(free),
        )
        raise EngineError(message, step)


def _ignore(_progress: object) -> None:
    pass

"""Each check in each of its states, with doors that the test opens and shuts."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dictation_app.doctor import Action, Finding, State, report
from dictation_app.doctor import app as app_check
from dictation_app.doctor import engine as engine_check
from dictation_app.doctor import memory as memory_module
from dictation_app.doctor import microphone as microphone_check
from dictation_app.doctor.desktop import desktop
from dictation_app.doctor.graphics import graphics
from dictation_app.doctor.microphone import Listened, microphone
from dictation_app.doctor.model import model
from dictation_app.doctor.resources import Folder, disk, existing, folders, memory, try_to_write
from dictation_app.engine.catalogue import Catalogue, CatalogueEntry, FolderSource, ModelFile
from dictation_app.engine.cuda_runtime import FoundCublas
from dictation_app.engine.models import ModelStore
from dictation_app.engine.self_test import SelfTest
from dictation_app.errors import AudioFileError, DisplayError, MicrophoneError, ModelError, NotRunningError, UserError
from dictation_app.gpu_health import Grade, HealthLine
from dictation_app.settings import AudioSettings
from tests.nvml import GB, gpu, uuid
from tests.unit.engine.toy_models import put, sha256, toy_files

if TYPE_CHECKING:
    from collections.abc import Callable

MB = 1_000_000


def only(found: tuple[Finding, ...]) -> Finding:
    """The one finding; where it is not ok it says why and what to do."""
    (finding,) = found
    if finding.state in {State.FAILED, State.WARNING}:
        assert finding.cause.endswith("."), finding
        assert finding.next_step.rstrip("`").endswith((".", ")")), finding
    return finding


# --- the microphone ---------------------------------------------------------------------------------------------------


def heard(**changes: Any) -> Listened:
    values: dict[str, Any] = {
        "name": "Ada's headset",
        "rate_hz": 48_000,
        "open_ms": 12,
        "first_ms": 30,
        "level_dbfs": -52.3,
        "peak": 0.01,
    }
    return Listened(**(values | changes))


def test_a_microphone_that_is_heard_is_ok_with_its_times_and_level() -> None:
    found = only(microphone(heard))
    assert found.state is State.OK
    assert found.value == "'Ada's headset' opened in 12 ms, first sound after 30 ms, 48 kHz, level -52 dB"
    assert found.private == ("Ada's headset",)


def test_a_microphone_that_does_not_open_fails_with_its_own_words() -> None:
    def refuse() -> Listened:
        raise MicrophoneError("The microphone 'X' is not connected.", "Connect it, or choose another one.")

    found = only(microphone(refuse))
    assert (found.state, found.action) == (State.FAILED, Action.CHOOSE_MICROPHONE)
    assert found.cause == "The microphone 'X' is not connected."


@pytest.mark.parametrize(
    ("changes", "state", "word"),
    [
        ({"first_ms": None, "peak": 0.0}, State.FAILED, "No sound"),
        ({"peak": 0.0, "level_dbfs": -120.0}, State.FAILED, "muted"),
        ({"sound_ms": 10}, State.FAILED, "ended the recording"),
        ({"overflowed": True}, State.WARNING, "lost"),
        ({"peak": 1.0, "clipped_share": 0.2}, State.WARNING, "too loud"),
        ({"peak": 1.0, "clipped_share": 0.001}, State.OK, ""),
        ({"peak": 1e-5, "level_dbfs": -101.0}, State.OK, ""),
    ],
)
def test_what_a_microphone_sends_is_judged(changes: dict[str, Any], state: State, word: str) -> None:
    found = only(microphone(lambda: heard(**changes)))
    assert found.state is state
    assert word in found.cause


class PaperMicrophone:
    """Sends the blocks of the test from a thread of its own, as PortAudio does."""

    blocks: tuple[np.ndarray, ...] = ()
    ends = False
    closed = 0

    def __init__(self, settings: AudioSettings, sink: Callable[[object], None], *, gives_way: bool) -> None:
        assert gives_way, "it must not end anybody's recording"
        self._sink = sink
        self.name, self.rate_hz = "Paper", 48_000

    def open(self) -> None:
        threading.Thread(target=self._send).start()

    def _send(self) -> None:
        from dictation_app.audio.blocks import RawBlock, StreamEnded  # noqa: PLC0415

        for frames in self.blocks:
            self._sink(RawBlock(frames=frames, received_at_s=time.monotonic(), overflowed=False, stream=1))
        if self.ends:
            self._sink(StreamEnded(1))

    def close(self) -> None:
        type(self).closed += 1


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> type[PaperMicrophone]:
    from dictation_app.audio import microphone as module  # noqa: PLC0415

    class Paper(PaperMicrophone):
        pass

    monkeypatch.setattr(module, "Microphone", Paper)
    monkeypatch.setattr(microphone_check, "_LISTEN_S", 0.1)
    monkeypatch.setattr(microphone_check, "_FIRST_S", 0.2)
    return Paper


def test_listening_measures_what_came_and_closes(paper: type[PaperMicrophone]) -> None:
    loud, soft = np.full((480, 2), 1.0, np.float32), np.full((480, 2), 0.1, np.float32)
    paper.blocks = (loud, soft, soft, soft)
    found = microphone_check.listen(AudioSettings())
    assert (found.name, found.rate_hz, found.peak, found.clipped_share) == ("Paper", 48_000, 1.0, 0.25)
    assert found.first_ms is not None
    assert -7 < found.level_dbfs < -5
    assert found.sound_ms == 40
    assert paper.closed == 1


def test_a_value_that_never_changes_is_no_sound(paper: type[PaperMicrophone]) -> None:
    stuck = np.tile(np.array([0.25, -0.1], np.float32), (480, 1))
    paper.blocks = (stuck,) * 60
    assert only(microphone(lambda: microphone_check.listen(AudioSettings()))).state is State.FAILED


def test_a_microphone_that_ends_after_its_first_block_fails(paper: type[PaperMicrophone]) -> None:
    paper.blocks = (np.linspace(-0.5, 0.5, 960, dtype=np.float32).reshape(480, 2),)
    paper.ends = True
    found = only(microphone(lambda: microphone_check.listen(AudioSettings())))
    assert found.state is State.FAILED
    assert "stops after 10 ms" in found.value


@pytest.mark.parametrize("ends", [False, True])
def test_listening_to_nothing_ends(paper: type[PaperMicrophone], ends: bool) -> None:
    paper.ends = ends
    found = microphone_check.listen(AudioSettings())
    assert (found.first_ms, found.peak) == (None, 0.0)
    assert paper.closed == 1


# --- the model --------------------------------------------------------------------------------------------------------


def store_of(folder: Path, *, with_hashes: bool = True) -> ModelStore:
    files = toy_files()
    entry = CatalogueEntry(
        name="toy",
        languages="en",
        licence="MIT",
        bytes=sum(map(len, files.values())),
        files=tuple(
            ModelFile(name=name, bytes=len(data), sha256=sha256(data) if with_hashes else None)
            for name, data in files.items()
        ),
        sources=(FolderSource(),),
    )
    return ModelStore(folder, Catalogue(version=1, models=(entry,)))


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    put(tmp_path / "models" / "toy", toy_files())
    made = store_of(tmp_path / "models")
    made.verify("toy")
    return made


def test_a_model_as_published_is_ok(store: ModelStore, tmp_path: Path) -> None:
    found = only(model(store, "toy"))
    assert found.state is State.OK
    assert "4 files hashed" in found.value
    assert "as published" in found.value
    put(tmp_path / "other" / "toy", toy_files())
    unknown = store_of(tmp_path / "other", with_hashes=False)
    unknown.verify("toy")
    assert "as they were when it was installed" in only(model(unknown, "toy")).value


def test_hashing_ends_when_nobody_waits_for_it_any_more(store: ModelStore) -> None:
    assert model(store, "toy", lambda: True) == ()


@pytest.mark.parametrize("keeps_time", [True, False])
def test_one_byte_fails_and_nothing_is_touched(store: ModelStore, keeps_time: bool) -> None:
    weights = store.folder / "toy" / "model.bin"
    stat = weights.stat()
    data = bytearray(weights.read_bytes())
    data[2000] ^= 1
    weights.write_bytes(data)
    if keeps_time:
        os.utime(weights, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert store.is_installed("toy"), "nobody noticed"
    before = sorted(store.folder.rglob("*"))
    found = only(model(store, "toy"))
    assert (found.state, found.action) == (State.FAILED, Action.CHOOSE_MODEL)
    assert "model.bin" in found.cause
    assert sorted(store.folder.rglob("*")) == before
    assert weights.read_bytes() == data


def test_a_model_that_is_not_there_or_not_known_fails(store: ModelStore) -> None:
    shutil.rmtree(store.folder / "toy")
    assert "not installed" in only(model(store, "toy")).cause
    assert "no model 'nothing'" in only(model(store, "nothing")).cause


def test_a_model_that_is_whole_but_was_never_checked_is_not_ok(tmp_path: Path) -> None:
    """Nothing loads it."""
    put(tmp_path / "models" / "toy", toy_files())
    found = only(model(store_of(tmp_path / "models"), "toy"))
    assert found.state is State.FAILED
    assert "since they were last checked" in found.cause


def test_a_published_model_can_be_fetched_by_a_click(tmp_path: Path) -> None:
    found = only(model(ModelStore(tmp_path, Catalogue.read()), "base"))
    assert (found.state, found.action) == (State.FAILED, Action.FETCH_MODEL)


# --- the engine -------------------------------------------------------------------------------------------------------


def came(*, works: bool = True, device: str = "cpu", **more: Any) -> SelfTest:
    return SelfTest(
        device=device, compute_type="int8", works=works, load_ms=800, decode_ms=200, right_share=0.93, **more
    )


def run_engine(
    result: SelfTest | UserError,
    *,
    device: str = "auto",
    free: int | None = 8 * GB,
    needed: int = GB,
    missing: bool = False,
    cancelled: bool = False,
    on_cpu: SelfTest | None = None,
) -> tuple[tuple[Finding, ...], list[str]]:
    """What is found, and on which devices the engine was tried; `on_cpu` is what comes of the CPU, None = no room."""
    ran: list[str] = []

    def path() -> Path:
        if missing:
            raise ModelError("The model is damaged.")
        return Path("folder")

    def run(_folder: Path, on: str) -> SelfTest:
        ran.append(on)
        if isinstance(result, UserError):
            raise result
        return on_cpu if on == "cpu" and on_cpu is not None else result

    found = engine_check.engine(
        device,
        path,
        run,
        free_bytes=free,
        needed_bytes=needed,
        fits_cpu=lambda: on_cpu is not None,
        is_cancelled=lambda: cancelled,
    )
    return found, ran


def test_an_engine_that_hears_the_right_words_is_ok_with_its_times() -> None:
    found, ran = run_engine(came())
    assert only(found).state is State.OK
    assert ran == ["auto"]
    for part in ("cpu, int8", "800 ms", "200 ms", "93%"):
        assert part in only(found).value


def test_the_identity_of_a_gpu_is_in_no_report() -> None:
    missing = came(works=False, problem="There is no such GPU in this machine.", hint="Look.", device=uuid(1))
    found, _ = run_engine(missing, device=uuid(1))
    assert uuid(1) in only(found).value
    assert uuid(1) not in report("About", found)


def test_an_engine_that_computes_wrongly_fails_with_cause_and_step() -> None:
    found, _ = run_engine(came(works=False, problem="It heard 3% of the words only.", hint="Use the CPU."))
    assert (only(found).state, only(found).action) == (State.FAILED, Action.CHOOSE_DEVICE)
    assert only(found).cause == "It heard 3% of the words only."


def test_a_gpu_that_is_set_and_not_used_is_a_warning() -> None:
    found, _ = run_engine(came(), device="cuda:0")
    assert (only(found).state, only(found).action) == (State.WARNING, Action.CHOOSE_DEVICE)
    assert only(run_engine(came(device="cuda:0"), device="cuda:0")[0]).state is State.OK
    assert only(run_engine(came(), device="cpu")[0]).state is State.OK


@pytest.mark.parametrize("device", ["auto", "cuda:0"])
def test_a_gpu_that_fails_is_a_warning_where_the_cpu_does_the_work(device: str) -> None:
    broken = came(works=False, device="cuda:0", problem="Its driver is too old.", hint="Install a newer one.")
    found, ran = run_engine(broken, device=device, on_cpu=came())
    finding = only(found)
    assert (finding.state, finding.action) == (State.WARNING, Action.CHOOSE_DEVICE)
    assert finding.value.startswith("the CPU does the work: cpu, int8: loaded in 800 ms")
    assert finding.more == ("The GPU does not work: Its driver is too old.", "Install a newer one.")
    assert ran == [device, "cpu"]


@pytest.mark.parametrize("on_cpu", [None, "fails", "not asked"])
def test_where_the_cpu_does_not_do_it_either_it_has_failed(on_cpu: str | None) -> None:
    broken = came(
        works=False, device="cpu" if on_cpu == "not asked" else "cuda:0", problem="It broke.", hint="Mend it."
    )
    found, ran = run_engine(broken, device="auto", on_cpu=came(works=False) if on_cpu == "fails" else None)
    assert (only(found).state, only(found).cause) == (State.FAILED, "It broke.")
    assert ran == (["auto", "cpu"] if on_cpu == "fails" else ["auto"])


@pytest.mark.parametrize("more", [{"missing": True}, {"free": 500 * MB}])
def test_an_engine_that_cannot_be_loaded_without_harm_is_not_tried(more: dict[str, Any]) -> None:
    found, ran = run_engine(came(), **more)
    assert only(found).state is State.NOT_TRIED
    assert ran == []


def test_unknown_memory_is_no_reason_not_to_try() -> None:
    assert run_engine(came(), free=None)[1] == ["auto"]


def test_a_recording_that_is_missing_is_told_and_a_cancelled_round_tells_nothing() -> None:
    found, _ = run_engine(AudioFileError("The file 'sample.flac' of the app is missing.", "Install the app again."))
    assert only(found).state is State.FAILED
    assert run_engine(came(works=False), cancelled=True)[0] == ()


# --- GPUs -------------------------------------------------------------------------------------------------------------


def line(about: str, grade: Grade = Grade.OK, **more: str) -> HealthLine:
    return HealthLine(about=about, grade=grade, value="what was found", **more)


def test_lines_of_gpus_keep_their_grade_and_get_an_action() -> None:
    lines = (
        line(uuid("a"), Grade.WARNING, cause="It broke.", step="`dictation gpu forget` lets it be tried again."),
        line(uuid("b"), Grade.WARNING, cause="CUDA does not see it.", step="Look at CUDA_VISIBLE_DEVICES."),
        line("cuBLAS 12", Grade.FAILED, cause="It is damaged.", step="Run `dictation gpu install-runtime`."),
        line("engine.device", Grade.WARNING, cause="The CPU is used."),
        line("GPU", Grade.WARNING, cause="There is none.", step="Install the driver."),
    )
    found = graphics(lines, None, used=None, needed_bytes=0, is_loaded=False)
    assert [(each.state, each.action) for each in found] == [
        (State.WARNING, Action.FORGET_GPU_FAULTS),
        (State.WARNING, Action.NONE),
        (State.FAILED, Action.INSTALL_RUNTIME),
        (State.WARNING, Action.CHOOSE_DEVICE),
        (State.WARNING, Action.CHOOSE_DEVICE),
    ]
    assert [each.name for each in found] == ["GPU", "GPU", "GPU library cuBLAS 12", "Device", "GPU"]
    assert uuid("a") not in " ".join(each.name + each.value for each in found)


def test_the_gpu_library_is_told_by_version_and_path() -> None:
    cublas = FoundCublas("the app's own folder", "12.4.5", "/home/ada/cuda/libcublas.so.12")
    found = only(graphics((line("cuBLAS 12"),), cublas, used=None, needed_bytes=0, is_loaded=False))
    assert found.value.endswith(": /home/ada/cuda/libcublas.so.12")
    assert found.private == (cublas.path,)


@pytest.mark.parametrize(
    ("free_gb", "is_loaded", "state"), [(6, False, State.OK), (1, False, State.WARNING), (1, True, State.OK)]
)
def test_the_memory_of_the_gpu_that_is_used_is_judged(free_gb: int, is_loaded: bool, state: State) -> None:
    found = only(graphics((), None, used=gpu(free_gb=free_gb), needed_bytes=2 * GB, is_loaded=is_loaded))
    assert (found.name, found.state) == ("GPU memory", state)
    assert f"{free_gb}.0 GB of 8.0 GB" in found.value


# --- disk, memory, folders --------------------------------------------------------------------------------------------


def nothing(_folder: Path) -> None:
    pass


def refusing(number: int) -> Callable[[Path], None]:
    def refuse(_folder: Path) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize(
    ("free", "write", "state"),
    [
        (60 * GB, nothing, State.OK),
        (300 * MB, nothing, State.WARNING),
        (10 * MB, nothing, State.FAILED),
        (60 * GB, refusing(errno.ENOSPC), State.FAILED),
        (60 * GB, refusing(errno.EDQUOT), State.FAILED),
        (60 * GB, refusing(errno.EACCES), State.OK),
    ],
)
def test_the_disk_is_judged(tmp_path: Path, free: int, write: Callable[[Path], None], state: State) -> None:
    assert only(disk(tmp_path, lambda _: free, write)).state is state


def test_a_disk_that_does_not_answer_fails(tmp_path: Path) -> None:
    def free(_folder: Path) -> int:
        raise OSError(errno.EIO, "Input/output error")

    found = only(disk(tmp_path, free, nothing))
    assert found.state is State.FAILED
    assert "Input/output error" in found.cause


@pytest.mark.parametrize(
    ("number", "state"), [(errno.EACCES, State.FAILED), (errno.EROFS, State.FAILED), (errno.ENOSPC, State.OK)]
)
def test_a_folder_that_may_not_be_written_fails_and_others_do_not(tmp_path: Path, number: int, state: State) -> None:
    bad = Folder(name="log", path=tmp_path / "bad")

    def write(folder: Path) -> None:
        if folder == bad.path:
            refusing(number)(folder)

    first, second = folders((Folder(name="settings", path=tmp_path), bad), write)
    assert first.state is State.OK
    assert second.state is state
    assert second.name == "Folder of the log"
    assert second.private == (str(bad.path),)


def test_writing_is_tried_for_real_and_leaves_nothing(tmp_path: Path) -> None:
    try_to_write(tmp_path / "not" / "there" / "yet")
    assert list(tmp_path.iterdir()) == []
    assert existing(tmp_path / "a" / "b") == tmp_path
    file = tmp_path / "file"
    file.touch()
    try_to_write(file / "below")  # above it there is a folder
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(sys.platform != "linux", reason="a file system that nobody may write")
def test_writing_where_nobody_may_is_refused() -> None:
    with pytest.raises(OSError, match=r"."):
        try_to_write(Path("/proc"))


@pytest.mark.parametrize(
    ("free", "state"),
    [(4 * GB, State.OK), (1000 * MB, State.WARNING), (300 * MB, State.FAILED), (None, State.NOT_TRIED)],
)
def test_memory_is_judged_by_what_the_model_needs(free: int | None, state: State) -> None:
    assert only(memory(free, GB)).state is state
    if free is not None:
        assert only(memory(free, 0)).state is State.OK, "loaded already"


def test_memory_is_asked_in_each_systems_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    assert memory_module._from_meminfo("MemTotal: 9 kB\nMemAvailable:    2048 kB\n") == 2048 * 1024
    assert memory_module._from_meminfo("MemTotal: 9 kB\n") is None
    told = (
        "Mach Virtual Memory Statistics: (page size of 16384 bytes)\nPages free: 10.\nPages active: 99.\n"
        "Pages inactive: 5.\nPages speculative: 1.\n"
    )
    assert memory_module._from_vm_stat(told) == 16 * 16384
    assert memory_module._from_vm_stat("") is None

    class Kernel:
        def GlobalMemoryStatusEx(self, at: Any) -> int:  # noqa: N802  # Windows' name
            status = at._obj
            assert status.length == 64
            status.available = 7 * GB
            return 1

    class Libraries:
        kernel32 = Kernel()

    monkeypatch.setattr(memory_module.ctypes, "windll", Libraries(), raising=False)
    assert memory_module.available_bytes("win32") == 7 * GB
    assert memory_module.available_bytes("plan9") is None


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_this_machine_has_memory() -> None:
    free = memory_module.available_bytes()
    assert free is not None
    assert 10 * MB < free < 10_000 * GB


# --- the desktop ------------------------------------------------------------------------------------------------------


def look(environ: dict[str, str], **more: Any) -> Finding:
    values = {"platform": "linux", "hotkeys": ["X11 key grab"], "outputs": ["Typing (X11)", "Copying"]}
    return only(desktop(environ, lambda: None, **(values | more)))


def test_a_desktop_is_named_with_what_works_there() -> None:
    found = look({"DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "XFCE"})
    assert found.state is State.OK
    assert found.value == "X11, XFCE. Hotkey: X11 key grab. Text: Typing (X11), Copying."
    assert look({}, platform="win32").value.startswith("Windows. ")


def test_wayland_is_told_by_what_its_desktop_grants() -> None:
    wayland = {"WAYLAND_DISPLAY": "wayland-0", "XDG_CURRENT_DESKTOP": "sway"}
    found = look(wayland, hotkeys=["Shortcuts of the desktop"], outputs=["Pasting (Wayland)", "Copying"])
    assert (found.state, found.value.partition(".")[0]) == (State.OK, "Wayland, sway")
    keyless = look(wayland, hotkeys=[], outputs=["Pasting (Wayland)", "Copying"])
    assert (keyless.state, "no (Wayland)" in keyless.value) == (State.WARNING, True)
    assert "dictation hotkey-lines" in keyless.next_step
    mute = look(wayland, hotkeys=["Shortcuts of the desktop"], outputs=["Copying"])
    assert (mute.state, "Ctrl+V" in mute.next_step) == (State.WARNING, True)


def test_what_a_wayland_desktop_does_not_grant_is_not_told_as_working(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "/nowhere/wayland-0")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    monkeypatch.delenv("DISPLAY", raising=False)
    found = only(desktop(os.environ, lambda: None, platform="linux"))
    assert found.value.endswith("Hotkey: no (Wayland). Text: Copying to the clipboard.")


def test_systems_without_a_hotkey_are_a_warning() -> None:
    assert "dictation toggle" in look({}, platform="darwin", hotkeys=[]).next_step


def test_no_desktop_fails() -> None:
    def refuse() -> None:
        raise DisplayError("There is no desktop to show a window on.", "Start it from a desktop session.")

    found = only(desktop({}, refuse))
    assert (found.state, found.cause) == (State.FAILED, "There is no desktop to show a window on.")


# --- the app ----------------------------------------------------------------------------------------------------------


def test_an_app_that_runs_or_does_not_is_ok_and_one_that_is_stuck_fails() -> None:
    def gone(_command: str) -> None:
        raise NotRunningError("Dictation is not running.")

    def stuck(_command: str) -> None:
        raise UserError("Dictation is running but does not answer.", "Quit it from the tray.")

    assert "does not run" in only(app_check.app(gone)).value
    assert only(app_check.app(lambda _: {"state": "idle"})).value.endswith("runs: idle")
    assert only(app_check.app(lambda _: {"state": "error"})).value.endswith("is tried below")
    assert only(app_check.app(stuck)).state is State.FAILED
    crashed = {"state": "error", "crashed": True, "problem": "Listening stopped working.", "hint": "Quit it."}
    assert only(app_check.app(lambda _: crashed)).state is State.FAILED


def test_settings_that_cannot_be_used_are_a_warning_and_their_values_private() -> None:
    assert only(app_check.settings(())).state is State.OK
    found = only(app_check.settings(("The setting 'engine.model' is not used. There is no model 'diary'.",)))
    assert found.state is State.WARNING
    assert found.private == (found.cause,)

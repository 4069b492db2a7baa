"""The running app and a GPU: its memory is given back on request, and one that fails costs no dictation.

The driver is made of paper, the failure is not: the engine's own library finds no CUDA here.
"""

from __future__ import annotations

import _ctypes
import json
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from dictation_app.engine.place import cuda_device_count

from .processes import wait_for
from .running_app import App
from .targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from .desktop import Desktop
    from .speech import Clip

SETTLED_S = 1.5
"""Nothing outside the app tells when it has drawn what was typed."""

DRIVER = '''
"""A driver that tells of one GPU."""
from types import SimpleNamespace

class NVMLError(Exception):
    pass

def nvmlInit(): pass
def nvmlShutdown(): pass
def nvmlSystemGetDriverVersion(): return "550.54.14"
def nvmlDeviceGetCount(): return 1
def nvmlDeviceGetHandleByIndex(index): return index
def nvmlDeviceGetPciInfo(handle): return SimpleNamespace(busId="00000000:01:00.0")
def nvmlDeviceGetUUID(handle): return "GPU-aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"
def nvmlDeviceGetName(handle): return "NVIDIA Example A"
def nvmlDeviceGetMemoryInfo(handle): return SimpleNamespace(total=8_000_000_000, free=6_000_000_000)
'''


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = os.environ.get("DICTATION_SCREENSHOTS")
    return Path(folder).absolute() if folder else tmp_path


def test_the_memory_is_given_back_on_request_and_the_next_dictation_is_whole(
    new_desktop: Callable[..., Desktop], sentence: Clip
) -> None:
    desktop = new_desktop()
    terminal = Terminal(desktop)
    app = App(desktop)
    app.wait_ready()
    desktop.focus(terminal.window)
    assert len(app.engine()) == 1
    assert app.cli("gpu", "free").code == 0
    app.wait_status(lambda s: s.model_resting, "the rest", 10.0)
    assert app.engine() == []
    app.dictate(sentence.path)
    terminal.wait_for_text("pencils")
    terminal.close()
    app.stop()


@pytest.mark.skipif(cuda_device_count() > 0, reason="CUDA works here")
def test_a_gpu_that_fails_costs_no_dictation_and_is_left_alone_from_then_on(
    new_desktop: Callable[..., Desktop], sentence: Clip, tmp_path: Path, pictures: Path
) -> None:
    desktop = new_desktop()
    (tmp_path / "pynvml.py").write_text(DRIVER, encoding="utf-8")
    # The driver's own library is only looked for: any will do.
    shutil.copy(_ctypes.__file__, tmp_path / "libnvidia-ml.so.1")
    env = {"PYTHONPATH": str(tmp_path), "LD_LIBRARY_PATH": str(tmp_path), "PIP_INDEX_URL": "http://127.0.0.1:9/"}
    terminal = Terminal(desktop)
    app = App(desktop, env=env)
    assert app.wait_ready().device == "cpu"
    desktop.focus(terminal.window)
    app.dictate(sentence.path)
    terminal.wait_for_text("pencils")
    shown = json.loads(app.cli("gpu", "check", "--json").out)
    (gpu,) = (line for line in shown if line["about"].startswith("GPU-"))
    assert gpu["grade"] == "warning"
    assert "driver is missing or too old" in gpu["cause"]
    status = app.status()
    assert status is not None
    assert "driver is missing or too old" in status.device_why
    record = next(Path(desktop.home).rglob("gpus.json"))
    before_ns = record.stat().st_mtime_ns
    assert app.cli("gpu", "forget").code == 0
    wait_for(lambda: record.stat().st_mtime_ns != before_ns and "GpuDriverError" in record.read_text(), "another try")
    assert app.wait_ready().device == "cpu"
    checked = app.cli("doctor", "--only", "Speech engine", "--json")
    assert checked.code == 0
    (finding,) = json.loads(checked.out)["findings"]
    assert (finding["state"], finding["value"][:22]) == ("warning", "the CPU does the work:")
    look_at_the_devices(app, desktop, pictures)
    app.stop()
    before_ns = record.stat().st_mtime_ns
    again = App(desktop, env=env)
    assert again.wait_ready().device == "cpu"
    assert record.stat().st_mtime_ns == before_ns, "nothing was tried, and so nothing failed"
    again.stop()
    terminal.close()


def look_at_the_devices(app: App, desktop: Desktop, pictures: Path) -> None:
    """In the settings: the card with what is known against it; the processor is tested there by keyboard."""
    app.cli("settings", "open")
    window = desktop.find("Settings")
    desktop.focus(window)
    desktop.tap("Ctrl+F")
    desktop.run("xdotool", "type", "--delay", "30", "engine.device")
    time.sleep(SETTLED_S)
    desktop.tap("Down")
    desktop.run("xdotool", "key", "Tab")
    time.sleep(SETTLED_S / 2)
    desktop.tap("Space")
    wait_for(lambda: engines(app) > 1, "the test to load a second model")
    wait_for(lambda: engines(app) == 1, "the test to end", timeout_s=60)
    time.sleep(SETTLED_S)
    desktop.screenshot(pictures / "settings-gpu.png", window)
    desktop.close_window(window)


def engines(app: App) -> int:
    """How many processes have a speech model; one may end while it is looked at."""
    try:
        return len(app.engine())
    except psutil.NoSuchProcess:
        return 0

"""Who quits the app in the middle of something does not wait for it, and nothing half done is left."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app.cli.common import model_store
from dictation_app.paths import APP_ID
from dictation_app.set_up import Step
from tests.unit.engine.web_server import serving

from .accessible import ENV, Reader
from .processes import wait_for
from .running_app import App
from .targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from .desktop import Desktop

ENDED_WITHIN_S = 5.0
SETTLED_S = 1.5
"""Nothing outside the app tells when it has drawn what was typed."""


def quit_now(app: App) -> float:
    """How long it took; it leaves no process, no socket and no traceback."""
    began_at_s = time.monotonic()
    app.stop()
    return time.monotonic() - began_at_s


def open_settings(app: App, words: str) -> int:
    """On what is found by these words; the keyboard is there."""
    assert app.cli("settings", "open").code == 0
    window = app.desktop.find("Settings")
    app.desktop.focus(window)
    app.desktop.tap("Ctrl+F")
    app.desktop.run("xdotool", "type", "--delay", "30", words)
    time.sleep(SETTLED_S)
    app.desktop.tap("Down")
    time.sleep(SETTLED_S / 2)
    return window


def works_beside(app: App) -> bool:
    """A second process with a model, beside the one that dictations have."""
    return len(app.engine()) > 1


def begin_device_test(app: App, reader: Reader) -> None:
    open_settings(app, "cuda")
    processor = json.loads(app.cli("devices", "--json").out)["processors"][0]
    button = reader.wait(app, f"Test {processor['label']}")
    app.desktop.click(*button.middle)
    wait_for(lambda: works_beside(app), "the test of the device")


def begin_to_measure(app: App, _reader: Reader) -> None:
    open_settings(app, "benchmark")
    app.desktop.tap("Space")
    wait_for(lambda: works_beside(app), "the measurement")


def begin_to_record(app: App, reader: Reader) -> None:
    open_settings(app, "headset")
    button = reader.wait(app, "Record 3 s, play it back")
    app.desktop.click(*button.middle)
    reader.wait(app, "Stop the recording")


def begin_the_doctor(app: App, _reader: Reader) -> None:
    open_settings(app, "headset")
    app.desktop.run("xdotool", "key", "alt+d")
    app.desktop.find("Doctor")
    wait_for(lambda: works_beside(app), "the doctor's own engine")


@pytest.mark.parametrize(
    "begin",
    [begin_device_test, begin_to_measure, begin_to_record, begin_the_doctor],
    ids=["test of a device", "measurement", "trial of the microphone", "doctor"],
)
def test_what_is_under_way_holds_up_no_end(
    begin: Callable[[App, Reader], None], new_desktop: Callable[..., Desktop], measured: Callable[[str], None]
) -> None:
    desktop = new_desktop()
    app = App(desktop, env=ENV)
    app.wait_ready()
    with Reader(desktop) as reader:
        begin(app, reader)
        took_s = quit_now(app)
    measured(f"quit in the middle of it ({begin.__name__}): {took_s:.1f} s")
    assert took_s < ENDED_WITHIN_S
    state = Path(desktop.env["XDG_STATE_HOME"]) / APP_ID
    assert not (state / "measured.json").exists(), "nothing half measured is kept"


def test_a_download_is_kept_for_the_next_start_and_no_half_model_is_there(
    new_desktop: Callable[..., Desktop], measured: Callable[[str], None]
) -> None:
    desktop = new_desktop(models=False, sound=False)
    weights = next(file for file in model_store().get("tiny").files if file.name == "model.bin")
    files = {f"tiny/{file.name}": bytes(file.bytes) for file in model_store().get("tiny").files}
    with serving(files) as server:
        server.of("tiny/model.bin").stalls_after = [3_000_000]
        settings = {"engine": {"model": "tiny"}, "models": {"source": "own", "address": server.address}}
        (desktop.home / ".config" / APP_ID / "settings.json").write_text(json.dumps(settings))
        app = App(desktop, env=ENV)
        app.wait_status(lambda status: status.model_missing, "a model that is missing")
        download(app)
        assert server.hung.wait(10), app.report()
        took_s = quit_now(app)
        measured(f"quit in the middle of it (download): {took_s:.1f} s")
        assert took_s < ENDED_WITHIN_S
        models = desktop.data_home / APP_ID / "models"
        assert not (models / "tiny").exists()
        assert 0 < sum(part.stat().st_size for part in models.rglob("*model.bin*")) < weights.bytes
        assert json.loads(app.cli("models", "list", "--json").out)[0]["paused_bytes"] > 0
        server.closing.set()
        again = App(desktop, env=ENV)
        again.wait_status(lambda status: status.model_missing, "a model that is missing")
        download(again)
        wait_for(lambda: len(server.asked_for("tiny/model.bin")) > 1, "the download to go on")
        assert server.asked_for("tiny/model.bin")[-1].startswith("bytes="), "from where it was"
        again.kill()  # those are no weights, and it will say so


def download(app: App) -> None:
    """By the button of the main window."""
    app.cli()
    window = app.desktop.find("Dictation")
    app.desktop.focus(window)
    app.desktop.run("xdotool", "key", "alt+d")


def test_a_sample_on_its_way_into_another_window_ends_with_the_app(new_desktop: Callable[..., Desktop]) -> None:
    desktop = new_desktop()
    set_up = Path(desktop.env["XDG_STATE_HOME"]) / APP_ID / "set-up"
    set_up.parent.mkdir(parents=True)
    set_up.write_text(f"{Step.DELIVERY}\n")
    terminal = Terminal(desktop)
    app = App(desktop)
    window = desktop.find("Set up Dictation")
    app.wait_ready()
    desktop.focus(window)
    desktop.run("xdotool", "key", "alt+w")
    time.sleep(0.3)
    assert quit_now(app) < ENDED_WITHIN_S
    desktop.focus(terminal.window)
    time.sleep(1.0)
    assert terminal.text() == ""
    assert set_up.read_text().strip() == Step.DELIVERY, "the next start goes on here"
    terminal.close()

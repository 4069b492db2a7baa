"""Models through the windows, by keyboard: a real store on a disk, fed by a server that fails in every way there is."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from dictation_app.control.model_download import ModelDownload
from dictation_app.engine.download import Download
from dictation_app.engine.model_hub import HubFetcher
from dictation_app.engine.models import ModelStore
from dictation_app.measuring import MeasureRecord
from dictation_app.settings import SettingsStore
from dictation_app.ui.settings_dialog.dialog import SettingsDialog
from dictation_app.ui.settings_dialog.model_choice import ModelChoice
from dictation_app.wiring import models_panel
from dictation_app.wiring.models_panel import ModelsPanel
from tests.unit.engine.toy_models import HUB, REVISION, catalogue, put, sha256, toy_files, weights
from tests.unit.engine.web_server import Manners, WebServer, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.ui.settings_dialog.model_offers import ModelOffer

FILES = toy_files() | {"model.bin": weights(bytes(range(256)) * 2000)}
PLACE = f"{HUB.repository}/resolve/{REVISION}"
WEIGHTS = f"{PLACE}/model.bin"
SLOW = 0.004
"""Seconds for each 1000 bytes: two for the whole model."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "HF_HUB_OFFLINE", "HF_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    files = {f"{PLACE}/{name}": data for name, data in FILES.items()}
    siblings = [{"rfilename": name, "size": len(data)} for name, data in FILES.items()]
    siblings[0]["lfs"] = {"sha256": sha256(FILES["model.bin"])}
    files[f"api/models/{HUB.repository}/revision/{REVISION}"] = json.dumps({"siblings": siblings}).encode()
    with serving(files) as running:
        yield running


class AppRun:
    """What the app has of models, from its start to its end."""

    def __init__(self, folder: Path, server: WebServer) -> None:
        self.settings = SettingsStore(folder / "settings.json")
        self.settings.load()
        hub = HubFetcher(server.address, Download(stall_s=1.0, tries=2, wait_s=0.01))
        self.models = ModelStore(folder / "models", catalogue(HUB, files=FILES), hub=hub)
        self.download = ModelDownload(self.settings, self.models)
        self.dialog = SettingsDialog(self.settings.settings)
        record = MeasureRecord(folder / "measured.json")
        self.panel = ModelsPanel(self.dialog, self.settings, self.models, self.download, record)
        self.used: list[str] = []
        self.panel.use_wanted.connect(self.used.append)
        self.dialog.opened.connect(self.panel.look)
        self.is_over = False

    def open(self, qtbot: QtBot) -> None:
        self.dialog.show()
        qtbot.waitExposed(self.dialog)
        self.dialog.activateWindow()
        self.dialog.open_setting("engine.model")
        qtbot.waitUntil(lambda: self.choice.field.count() == 2)

    def quit(self) -> None:
        if self.is_over:
            return
        self.is_over = True
        self.download.end()
        self.panel.end()
        self.dialog.close()
        assert QThreadPool.globalInstance().waitForDone(5000)
        for each in (self.download, self.panel.window, self.panel, self.dialog):
            if each is not None:
                each.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def choice(self) -> ModelChoice:
        control = self.dialog.rows["engine.model"].control
        assert isinstance(control, ModelChoice)
        return control

    @property
    def told(self) -> str:
        return self.choice._state.text().replace("\u00a0", " ")

    @property
    def problem(self) -> str:
        return self.dialog.rows["engine.model"].problem


@pytest.fixture
def start(qtbot: QtBot, themed: QApplication, tmp_path: Path, server: WebServer) -> Iterator[Callable[[], AppRun]]:
    runs: list[AppRun] = []

    def begin() -> AppRun:
        run = AppRun(tmp_path, server)
        runs.append(run)
        run.open(qtbot)
        return run

    yield begin
    server.of(WEIGHTS).wait_s = 0.0
    for run in runs:
        run.quit()


def press(qtbot: QtBot, where: QWidget, text: str) -> None:
    button = next(b for b in where.findChildren(QPushButton) if b.text() == text)
    qtbot.waitUntil(button.isVisible)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


def choose_toy(qtbot: QtBot, run: AppRun) -> None:
    run.choice.field.setFocus()
    qtbot.keyClick(run.choice.field, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: "not installed" in run.told)


def fetch(qtbot: QtBot, run: AppRun) -> None:
    choose_toy(qtbot, run)
    press(qtbot, run.choice, "Download and use")


def installed(qtbot: QtBot, run: AppRun) -> None:
    qtbot.waitUntil(lambda: run.models.is_installed("toy") and run.download.share is None)


# --- downloads, from the settings -----------------------------------------------------------------------------------


def test_a_download_is_paused_and_gone_on_with_where_it_was(
    qtbot: QtBot, start: Callable[[], AppRun], server: WebServer
) -> None:
    server.manners[WEIGHTS] = Manners(wait_s=SLOW)
    run = start()
    fetch(qtbot, run)
    qtbot.waitUntil(lambda: (run.download.share or 0.0) > 0.3)
    press(qtbot, run.choice, "Pause")
    qtbot.waitUntil(lambda: run.told.startswith("The download of toy is paused: "))
    assert run.dialog.focusWidget().accessibleName() == "Go on"
    server.asked.clear()
    server.of(WEIGHTS).wait_s = 0.0
    qtbot.keyClick(run.dialog.focusWidget(), Qt.Key.Key_Return)
    installed(qtbot, run)
    (span,) = server.asked_for(WEIGHTS)
    assert int(span.removeprefix("bytes=").rstrip("-")) > len(FILES["model.bin"]) // 4
    assert run.used == ["toy"]


def test_what_the_app_was_quit_in_is_offered_to_be_gone_on_with_at_the_next_start(
    qtbot: QtBot, start: Callable[[], AppRun], server: WebServer
) -> None:
    server.manners[WEIGHTS] = Manners(wait_s=SLOW)
    run = start()
    fetch(qtbot, run)
    qtbot.waitUntil(lambda: (run.download.share or 0.0) > 0.3)
    run.quit()
    server.of(WEIGHTS).wait_s = 0.0
    server.asked.clear()
    again = start()
    qtbot.waitUntil(lambda: again.told.startswith("The download of toy is paused: "))
    assert server.asked == []  # nothing is fetched without a click
    press(qtbot, again.choice, "Go on")
    installed(qtbot, again)
    (span,) = server.asked_for(WEIGHTS)
    assert span != ""
    assert again.models.verify("toy") is not None


def test_a_connection_that_is_cut_for_good_is_told_and_what_came_is_kept(
    qtbot: QtBot, start: Callable[[], AppRun], server: WebServer
) -> None:
    server.manners[WEIGHTS] = Manners(cuts=[200_000, 50_000, 0, 0, 0])
    run = start()
    fetch(qtbot, run)
    qtbot.waitUntil(lambda: bool(run.problem))
    assert run.problem.startswith("The model 'toy' could not be fetched: the model hub ")
    qtbot.waitUntil(lambda: run.told.startswith("The download of toy is paused: "))
    server.of(WEIGHTS).cuts.clear()
    server.asked.clear()
    press(qtbot, run.choice, "Go on")
    installed(qtbot, run)
    assert run.problem == ""
    assert server.asked_for(WEIGHTS) == ["bytes=250000-"]


def test_a_file_with_a_wrong_hash_is_told_and_nothing_of_it_stays(
    qtbot: QtBot, start: Callable[[], AppRun], server: WebServer, tmp_path: Path
) -> None:
    server.files[WEIGHTS] = FILES["model.bin"][:-1] + b"x"
    run = start()
    fetch(qtbot, run)
    qtbot.waitUntil(lambda: bool(run.problem))
    assert "holds a wrong file: model.bin" in run.problem
    qtbot.waitUntil(lambda: run.download.share is None)
    assert not list((tmp_path / "models").glob("*toy*/**/model.bin"))
    server.files[WEIGHTS] = FILES["model.bin"]
    press(qtbot, run.choice, "Download and use")
    installed(qtbot, run)


def test_a_source_without_the_model_and_one_that_leads_in_circles_are_told(
    qtbot: QtBot, start: Callable[[], AppRun], server: WebServer
) -> None:
    server.manners[WEIGHTS] = Manners(redirect=f"{server.address}/{WEIGHTS}")
    run = start()
    fetch(qtbot, run)
    qtbot.waitUntil(lambda: "could not be fetched" in run.problem)
    server.manners[WEIGHTS] = Manners(statuses=[404] * 4)
    press(qtbot, run.choice, "Download and use")
    qtbot.waitUntil(lambda: run.problem == "" or run.download.share is not None)
    qtbot.waitUntil(lambda: "could not be fetched" in run.problem)


def test_a_slow_download_tells_its_speed_and_is_stopped_without_a_trace(
    qtbot: QtBot, start: Callable[[], AppRun], server: WebServer, tmp_path: Path
) -> None:
    server.manners[WEIGHTS] = Manners(wait_s=SLOW)
    run = start()
    fetch(qtbot, run)
    qtbot.waitUntil(lambda: "MB/s, less than a minute left" in run.told)
    press(qtbot, run.choice, "Stop the download")
    qtbot.waitUntil(lambda: "It is not installed." in run.told)
    assert run.dialog.focusWidget() is run.choice.field
    assert [path for path in (tmp_path / "models").iterdir() if path.is_dir()] == []


def test_a_paused_download_is_thrown_away(
    qtbot: QtBot, start: Callable[[], AppRun], server: WebServer, tmp_path: Path
) -> None:
    server.manners[WEIGHTS] = Manners(wait_s=SLOW)
    run = start()
    fetch(qtbot, run)
    qtbot.waitUntil(lambda: (run.download.share or 0.0) > 0.3)
    press(qtbot, run.choice, "Pause")
    qtbot.waitUntil(lambda: run.told.startswith("The download of toy is paused: "))
    press(qtbot, run.choice, "Stop the download")
    qtbot.waitUntil(lambda: "It is not installed." in run.told)
    assert [path for path in (tmp_path / "models").iterdir() if path.is_dir()] == []


# --- the window of all models ---------------------------------------------------------------------------------------


def all_models(qtbot: QtBot, run: AppRun) -> QWidget:
    press(qtbot, run.choice, "All models…")
    window = run.panel.window
    assert window is not None
    qtbot.waitExposed(window)
    return window


def words(window: QWidget) -> str:
    labels = (label for label in window.findChildren(QLabel) if label.isVisible())
    return " | ".join(label.text().replace("\u200b", "").replace("\u00a0", " ") for label in labels)


def test_a_model_is_downloaded_checked_used_and_removed_by_keyboard(
    qtbot: QtBot, start: Callable[[], AppRun], tmp_path: Path
) -> None:
    run = start()
    window = all_models(qtbot, run)
    press(qtbot, window, "Download")
    qtbot.waitUntil(lambda: "Installed." in words(window))
    assert run.used == []  # it was only to be downloaded
    press(qtbot, window, "Check files")
    qtbot.waitUntil(lambda: "Every file of the model 'toy' is as it should be." in words(window))
    press(qtbot, window, "Use")
    assert run.used == ["toy"]
    press(qtbot, window, "Remove…")
    press(qtbot, window, "Yes, remove it")
    qtbot.waitUntil(lambda: "The model 'toy' is removed." in words(window))
    assert not (tmp_path / "models" / "toy").exists()


def test_a_damaged_model_is_told_and_downloaded_again(
    qtbot: QtBot, start: Callable[[], AppRun], tmp_path: Path
) -> None:
    run = start()
    run.models.fetch("toy")
    (tmp_path / "models" / "toy" / "config.json").write_bytes(b'{"lang_ids": {}}')
    window = all_models(qtbot, run)
    run.panel.do("verify", "toy")
    qtbot.waitUntil(lambda: "The model 'toy' is damaged: config.json" in words(window))
    press(qtbot, window, "Download")
    qtbot.waitUntil(lambda: run.models.is_installed("toy"))
    qtbot.waitUntil(lambda: "Unfinished and damaged" in words(window))
    press(qtbot, window, "Delete what is left over")
    qtbot.waitUntil(lambda: "What was left over is deleted." in words(window))
    assert run.models.leftovers() == ()


def test_a_folder_is_imported_and_another_form_is_answered_with_the_way_to_the_right_one(
    qtbot: QtBot, start: Callable[[], AppRun], tmp_path: Path
) -> None:
    own = put(tmp_path / "our-own", toy_files())
    other = put(tmp_path / "other", {"model.safetensors": b"x", "config.json": b"{}"})
    run = start()
    window = all_models(qtbot, run)
    run.panel.do("import", str(own))
    qtbot.waitUntil(lambda: "The model 'our-own' is installed." in words(window))
    assert "our-own" in run.models.installed()
    run.panel.do("import", str(other))
    qtbot.waitUntil(lambda: "it is in the form of the Transformers library" in words(window))
    assert f"ct2-transformers-converter --model {other} --output_dir {other}-ct2" in words(window)


def test_all_models_are_moved_to_another_folder(qtbot: QtBot, start: Callable[[], AppRun], tmp_path: Path) -> None:
    run = start()
    run.models.fetch("toy")
    window = all_models(qtbot, run)
    new = tmp_path / "disk"
    run.panel.do("move", str(new))
    qtbot.waitUntil(lambda: f"The models are stored in {new} now." in words(window))
    assert run.models.path("toy") == new / "toy"
    assert not (tmp_path / "models" / "toy").exists()
    new.rename(tmp_path / "unplugged")
    run.panel.look()
    qtbot.waitUntil(lambda: "This folder is not there." in words(window))
    press(qtbot, window, "Begin anew in the first folder")
    qtbot.waitUntil(lambda: run.models.folder == tmp_path / "models")


def test_in_another_language_the_window_comes_again_with_the_same_model(
    qtbot: QtBot, start: Callable[[], AppRun]
) -> None:
    run = start()
    before = all_models(qtbot, run)
    run.panel.say_anew(run.dialog)
    window = run.panel.window
    assert window is not None
    assert window is not before
    qtbot.waitExposed(window)
    assert not before.isVisible()
    assert window.current_model == "toy"


def test_where_models_come_from_is_one_key_away(qtbot: QtBot, start: Callable[[], AppRun]) -> None:
    run = start()
    run.panel.setting_wanted.connect(run.dialog.open_setting)
    press(qtbot, all_models(qtbot, run), "Where they come from…")
    assert run.dialog.rows["models.source"].isVisible()
    assert run.dialog.rows["models.mirror"].isVisible()
    assert run.dialog.rows["models.address"].isVisible()


def test_a_slow_look_at_the_folders_does_not_take_back_what_a_later_one_saw(
    qtbot: QtBot, start: Callable[[], AppRun], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = start()
    begun, goes_on = threading.Event(), threading.Event()
    seen = models_panel._offers

    def look(models: ModelStore, record: MeasureRecord) -> tuple[ModelOffer, ...]:
        offers = seen(models, record)
        if not begun.is_set():
            begun.set()
            goes_on.wait(5)
        return offers

    monkeypatch.setattr(models_panel, "_offers", look)
    run.panel.look()
    assert begun.wait(5)
    put(run.models.folder / "toy", FILES)
    assert run.models.verify("toy")
    run.panel.look()
    qtbot.wait(100)
    goes_on.set()
    qtbot.waitUntil(lambda: "installed" in run.choice.field.itemText(0).split(" · "))
    assert QThreadPool.globalInstance().waitForDone(5000)
    qtbot.wait(100)
    assert "installed" in run.choice.field.itemText(0).split(" · ")

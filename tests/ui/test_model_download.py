"""ModelDownload: how far it is, how it ends, and that quitting keeps what has come."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThreadPool

from dictation_app.control.model_download import ModelDownload
from dictation_app.engine.fetch_progress import FetchProgress, FetchStage
from dictation_app.errors import ModelError
from dictation_app.settings import ModelSettings, SettingsStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Models:
    """A model store whose one download goes on when the test says so."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.go_on = threading.Event()
        self.failure: ModelError | None = None
        self.sources: ModelSettings | None = None
        self.was_cancelled: bool | None = None

    def fetch(
        self,
        name: str,
        progress: Callable[[FetchProgress], None],
        cancelled: Callable[[], bool],
        *,
        paused: Callable[[], bool],
        sources: ModelSettings,
    ) -> Path | None:
        self.sources = sources
        self.asked.append(name)
        for done_bytes in (0, 30, 120):
            progress(FetchProgress(stage=FetchStage.DOWNLOADING, done_bytes=done_bytes, total_bytes=120))
        assert self.go_on.wait(5)
        if self.failure is not None:
            raise self.failure
        self.was_cancelled = cancelled()
        return None if cancelled() or paused() else self.folder


class Told:
    """What was told, in order."""

    def __init__(self, download: ModelDownload) -> None:
        self.all: list[object] = []
        download.changed.connect(lambda: self.all.append(download.share))
        download.installed.connect(lambda: self.all.append("installed"))
        download.failed.connect(lambda message, hint: self.all.append((message, hint)))


@pytest.fixture
def models(tmp_path: Path) -> Iterator[Models]:
    models = Models(tmp_path)
    yield models
    models.go_on.set()
    assert QThreadPool.globalInstance().waitForDone(5000)


@pytest.fixture
def download(qtbot: QtBot, tmp_path: Path, models: Models) -> ModelDownload:
    return ModelDownload(SettingsStore(tmp_path / "settings.json"), models)  # type: ignore[arg-type]


def test_the_chosen_model_is_fetched_once_and_its_share_is_told(
    qtbot: QtBot, download: ModelDownload, models: Models
) -> None:
    told = Told(download)
    download.start()
    download.start()
    qtbot.waitUntil(lambda: download.share == 1.0)
    models.go_on.set()
    qtbot.waitUntil(lambda: download.share is None)
    assert told.all == [0.0, 0.0, 0.25, 1.0, "installed", None]
    assert models.asked == ["base"]


def test_a_failure_is_told_and_another_try_is_possible(qtbot: QtBot, download: ModelDownload, models: Models) -> None:
    told = Told(download)
    models.failure = ModelError("The model 'base' cannot be fetched: no network.", "Try again.")
    models.go_on.set()
    download.start()
    qtbot.waitUntil(lambda: download.share is None)
    assert told.all[-2:] == [("The model 'base' cannot be fetched: no network.", "Try again."), None]
    models.failure = None
    download.start()
    qtbot.waitUntil(lambda: "installed" in told.all)


def test_speed_and_time_left_are_there_while_it_goes_on(qtbot: QtBot, download: ModelDownload, models: Models) -> None:
    download.start_model("small")
    qtbot.waitUntil(lambda: download.share == 1.0)
    assert download.model == "small"
    assert download.progress == FetchProgress(stage=FetchStage.DOWNLOADING, done_bytes=120, total_bytes=120)
    models.go_on.set()
    qtbot.waitUntil(lambda: download.share is None)
    assert (download.progress, download.model) == (None, "")


def test_a_paused_download_is_remembered_until_it_goes_on(
    qtbot: QtBot, download: ModelDownload, models: Models
) -> None:
    told = Told(download)
    download.start_model("small")
    download.pause()
    models.go_on.set()
    qtbot.waitUntil(lambda: download.share is None)
    assert (download.paused_model, models.was_cancelled) == ("small", False)
    assert "installed" not in told.all
    download.start_model("small")
    assert download.paused_model == ""
    qtbot.waitUntil(lambda: "installed" in told.all)


def test_a_download_that_is_given_up_is_not_paused(qtbot: QtBot, download: ModelDownload, models: Models) -> None:
    download.start()
    download.pause()
    download.give_up()
    models.go_on.set()
    qtbot.waitUntil(lambda: download.share is None)
    assert (download.paused_model, models.was_cancelled) == ("", True)


def test_the_sources_of_the_settings_are_asked(qtbot: QtBot, download: ModelDownload, models: Models) -> None:
    settings = download._store.settings
    wanted = ModelSettings(source="own", address="https://models.example")
    download._store.use(replace(settings, models=wanted))
    models.go_on.set()
    download.start()
    qtbot.waitUntil(lambda: download.share is None)
    assert models.sources == wanted


def test_quitting_keeps_what_has_come(qtbot: QtBot, download: ModelDownload, models: Models) -> None:
    told = Told(download)
    download.start()
    download.end()
    models.go_on.set()
    qtbot.waitUntil(lambda: download.share is None)
    assert "installed" not in told.all
    assert told.all[-1] is None
    assert models.was_cancelled is False

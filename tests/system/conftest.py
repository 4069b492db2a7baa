"""One desktop with one running app for the tests that leave both as they found them; fresh ones for the others."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from dictation_app.cli.common import model_store
from dictation_app.errors import ModelError
from dictation_app.paths import models_dir
from dictation_app.values.status import AppState

from . import speech
from .clipboard import Clipboard
from .desktop import Desktop
from .running_app import App
from .targets import GtkEditor, QtEditor, Target, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from .speech import Clip

MODEL = "base"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "system" in item.path.parts and item.path.is_relative_to(__file__.rpartition("/")[0]):
            item.add_marker(pytest.mark.system)
            if sys.platform != "linux":
                item.add_marker(pytest.mark.skip(reason="The virtual desktop is Linux only."))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Put what the app said under a failed test."""
    report = yield
    if report.failed and isinstance(item, pytest.Function):
        for value in item.funcargs.values():
            if isinstance(value, App):
                report.sections.append(("the app", value.report()))
    return report


@pytest.fixture(scope="session")
def model() -> Path:
    """The default model as `bootstrap.py` installs it."""
    try:
        return model_store().path(MODEL)
    except ModelError as exc:
        pytest.fail(f"{exc.message} `python3 installers/bootstrap.py test` installs it.", pytrace=False)


def link_models(desktop: Desktop) -> None:
    """Give a desktop's user the models of the person who runs the tests."""
    folder = desktop.data_home / models_dir().parent.name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "models").symlink_to(models_dir())


@pytest.fixture(scope="session")
def desktop(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """The desktop most tests share."""
    with Desktop(tmp_path_factory.mktemp("desktop") / "d") as shared:
        link_models(shared)
        yield shared


@pytest.fixture
def new_desktop(model: Path, tmp_path: Path) -> Iterator[Callable[..., Desktop]]:
    """A desktop of the test's own: ``new_desktop(tray=False, sound=False, models=False)``."""
    opened: list[Desktop] = []

    def make(*, tray: bool = True, sound: bool = True, models: bool = True) -> Desktop:
        made = Desktop(tmp_path / f"d{len(opened)}", tray=tray, sound=sound)
        made.__enter__()
        opened.append(made)
        if models:
            link_models(made)
        return made

    yield make
    for made in opened:
        made.__exit__(None, None, None)


class SharedApp:
    """The app of the shared desktop; started again where a test ended it."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._app: App | None = None

    def ready(self) -> App:
        """The running app, idle."""
        if self._app is None or self._app.process.poll() is not None:
            self._app = App(self._desktop)
        try:
            self._app.wait_ready()
        except AssertionError:
            self._app.kill()  # The next test gets a new one.
            raise
        return self._app

    def rest(self) -> None:
        """Bring it back to rest after a test, whatever that did."""
        self._desktop.release_all()
        app = self._app
        if app is None or app.process.poll() is not None:
            return
        try:
            status = app.status()
            if status is None or status.state is not AppState.IDLE:
                app.cli("cancel")
                app.wait_idle()
            app.check_no_traceback()
        except AssertionError:
            app.kill()
            raise

    def stop(self) -> None:
        """End it, if it still runs."""
        if self._app is not None and self._app.process.poll() is None:
            self._app.stop()


@pytest.fixture(scope="session")
def shared_app(desktop: Desktop) -> Iterator[SharedApp]:
    """Owner of the app most tests share."""
    shared = SharedApp(desktop)
    yield shared
    shared.stop()


@pytest.fixture
def app(shared_app: SharedApp) -> Iterator[App]:
    """The running app, idle before and after the test."""
    yield shared_app.ready()
    shared_app.rest()


@pytest.fixture
def sentence() -> Clip:
    """A clear English sentence of a few seconds, with the word "pencils"."""
    return next(clip for clip in speech.clips("dictation") if "pencils" in clip.text)


@pytest.fixture(scope="session")
def all_targets(desktop: Desktop) -> Iterator[dict[str, Target]]:
    opened: dict[str, Target] = {
        target.name: target for target in (Terminal(desktop), GtkEditor(desktop), QtEditor(desktop))
    }
    # Side by side, so that a screenshot shows what happened.
    for row, target in enumerate(opened.values()):
        desktop.place(target.window, 20, 60 + row * 245, 560, 200)
    yield opened
    for target in opened.values():
        target.close()


@pytest.fixture
def targets(all_targets: dict[str, Target]) -> list[Target]:
    """A terminal, a GTK editor and a Qt editor, all empty."""
    for target in all_targets.values():
        target.clear()
    return list(all_targets.values())


@pytest.fixture
def terminal(desktop: Desktop, all_targets: dict[str, Target]) -> Target:
    """The empty terminal, with the focus: it shows each byte that reaches it."""
    target = all_targets[Terminal.name]
    target.clear()
    desktop.focus(target.window)
    return target


@pytest.fixture(scope="session")
def png(desktop: Desktop) -> bytes:
    """A picture to be copied; large enough that X hands it over in pieces."""
    path = desktop.folder / "copied.png"
    desktop.run("convert", "-seed", "1", "-size", "640x480", "plasma:", str(path))
    return path.read_bytes()


@pytest.fixture
def clipboard(desktop: Desktop) -> Iterator[Clipboard]:
    """The clipboard, seen from outside the app."""
    opened = Clipboard(desktop)
    yield opened
    opened.close()

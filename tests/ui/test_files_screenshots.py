"""Pictures of the Files page, to look at; ``DICTATION_SCREENSHOTS=FOLDER`` keeps them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from dictation_app.file_jobs import JobChoices
from dictation_app.transcript_edit import Document
from dictation_app.ui import theme
from dictation_app.ui.files_words import Usual
from dictation_app.ui.job_deeds import Deed
from dictation_app.ui.main_window import MainWindow

from . import jobs
from .statuses import READY, with_font

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dictation_app.file_jobs import FileJob

QUEUES: dict[str, tuple[FileJob, ...]] = {
    "empty": (),
    "3": jobs.THREE,
    "every": jobs.EVERY,
    "failed": (jobs.FAILED, jobs.BLOCKED),
    "300": tuple(jobs.many(300)),
}
SIZES = ((420, 560), (520, 640), (1100, 700))


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = Path(os.environ.get("DICTATION_SCREENSHOTS", tmp_path)).absolute() / "ui"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def window_with(qtbot: QtBot, queue: tuple[FileJob, ...], size: tuple[int, int]) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(*size)
    window.show_status(READY)
    page = window.files
    page.set_usual(Usual(model="base", language="auto"))
    page.set_models(("tiny", "base", "large-v3-turbo"))
    page.set_defaults(JobChoices(formats=("txt",)))
    page.open_requested.connect(lambda id_: page.show_transcript(id_, Document(segments=jobs.SEGMENTS)))
    window.show_files()
    window.show()
    page.show_jobs(queue)
    qtbot.waitExposed(window)
    qtbot.wait(150)
    return window


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", QUEUES)
def test_queue(
    qtbot: QtBot, themed: QApplication, pictures: Path, colours: theme.ThemeName, name: str, factor: float
) -> None:
    theme.apply(colours)

    def show() -> None:
        for width, height in SIZES:
            window = window_with(qtbot, QUEUES[name], (width, height))
            image = window.grab().toImage()
            large = "" if factor == 1.0 else "-large-font"
            image.save(str(pictures / f"files-{name}-{colours}-{width}{large}.png"))
            assert image.deviceIndependentSize().width() == width
            small = image.scaled(32, 32)
            mean = sum(small.pixelColor(x, y).lightnessF() for x in range(32) for y in range(32)) / 1024
            assert mean > 0.6 if colours == "light" else mean < 0.4

    with_font(themed, factor, show)


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_what_lies_over_it(
    qtbot: QtBot, themed: QApplication, pictures: Path, colours: theme.ThemeName, factor: float
) -> None:
    theme.apply(colours)

    def show() -> None:
        for size in SIZES:
            window = window_with(qtbot, jobs.THREE, size)
            large = "" if factor == 1.0 else "-large-font"

            def save(what: str, window: MainWindow = window, size: tuple[int, int] = size, large: str = large) -> None:
                qtbot.wait(120)
                window.grab().save(str(pictures / f"files-{what}-{colours}-{size[0]}{large}.png"))
                assert window.width() == size[0]

            mime = QMimeData()
            mime.setUrls([QUrl.fromLocalFile("/home/somebody/a b.mp3")])
            entered = QDragEnterEvent(
                QPoint(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            )
            QApplication.sendEvent(window.windowHandle(), entered)
            save("drop")
            window._drops._shade.hide()
            window.files._on_options()
            save("options")
            window.files._leave_form()
            window.files._jobs._list.choose([jobs.DONE.id])
            window.files._jobs.do(Deed.REMOVE)
            save("remove")
            window.files._jobs._details.end_question()
            window.files.show_problem("The queue cannot be saved: no space left.", "Free some space.")
            window.files._jobs.do(Deed.SAVE)
            save("save")
            window.close()

    with_font(themed, factor, show)

"""Files dropped on the main window: from any page, wherever on it, and what is not taken."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from dictation_app.ui.drops import read
from dictation_app.ui.main_window import MainWindow

from . import histories
from .statuses import READY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX names")


def mime_of(text: str | bytes, kind: str = "text/uri-list") -> QMimeData:
    mime = QMimeData()
    mime.setData(kind, text.encode() if isinstance(text, str) else text)
    return mime


# --- what the addresses mean ------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("file:///a/b.mp3", "/a/b.mp3"),
        ("file:/a/b.mp3", "/a/b.mp3"),
        ("FILE://localhost/a/b.mp3", "/a/b.mp3"),
        (f"file://{socket.gethostname()}/a/b.mp3", "/a/b.mp3"),
        ("file:///a/Gr%C3%B6%C3%9Fe%20100%25.mp3", "/a/Größe 100%.mp3"),
        ("file:///a/what%3F%23.mp3", "/a/what?#.mp3"),
        ("file:///a/take #2?.mp3", "/a/take #2?.mp3"),
        ("file:///a/%E4.mp3", os.fsdecode(b"/a/\xe4.mp3")),
        ("file:///a/今天.mp3", "/a/今天.mp3"),
    ],
)
def test_an_address_is_a_path(address: str, path: str) -> None:
    assert read(mime_of(address + "\r\n")).paths == (Path(path),)


@posix
@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/talk.mp3",
        "file://elsewhere/a.mp3",
        "smb://server/share/a.mp3",
        "file:///a%00b.mp3",
        "data:audio/mp3;base64,AAAA",
        "file:",
        "nonsense",
    ],
)
def test_what_is_no_file_here_is_told_by_its_address(address: str) -> None:
    found = read(mime_of(address))
    assert found.paths == ()
    assert found.others == (address,)


@posix
def test_several_come_in_order_and_none_twice() -> None:
    found = read(mime_of(b"# from a file manager\r\nfile:///b\r\n\r\nfile:///a\r\nfile:///b\r\nhttp://c/\r\n\0"))
    assert found.paths == (Path("/b"), Path("/a"))
    assert found.others == ("http://c/",)


def test_many_thousands_are_read_in_no_time() -> None:
    lines = "\r\n".join(f"file:///music/{number}.mp3" for number in range(8000))
    started_s = time.process_time()
    assert len(read(mime_of(lines)).paths) == 8000
    assert time.process_time() - started_s < 2.0  # compared each with each it was twenty


def test_without_addresses_nothing_is_there() -> None:
    assert read(mime_of("/a/b.mp3", "text/plain")).paths == ()


# --- on the window ----------------------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_status(READY)
    store = histories.store_of(tmp_path / "history", histories.three())
    window.history.set_store(store)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.history.set_store(None)
    store.close()


def enter(window: MainWindow, mime: QMimeData, place: QPoint) -> bool:
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDragEnterEvent(place, both, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.setDropAction(Qt.DropAction.MoveAction)
    event.ignore()
    QApplication.sendEvent(window.windowHandle(), event)
    # One that moves would delete the file of the user.
    return event.isAccepted() and event.dropAction() is Qt.DropAction.CopyAction


def let_go(window: MainWindow, mime: QMimeData, place: QPoint) -> None:
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDropEvent(QPointF(place), both, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window.windowHandle(), event)


def added_to(window: MainWindow) -> list[tuple[Path, ...]]:
    added: list[tuple[Path, ...]] = []
    window.files.add_requested.connect(lambda paths, _choices: added.append(paths))
    return added


def files(*paths: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    mime.setText("\n".join(paths))
    return mime


@posix
@pytest.mark.parametrize("tab", [0, 1, 2])
def test_files_are_taken_on_every_page_and_shown_on_theirs(window: MainWindow, tab: int) -> None:
    added = added_to(window)
    window._pages.setCurrentIndex(tab)
    place = window.rect().center()
    assert enter(window, files("/x/a b.mp3", "/x/folder"), place)
    assert window._drops.is_over
    let_go(window, files("/x/a b.mp3", "/x/folder"), place)
    assert not window._drops.is_over
    assert added == [(Path("/x/a b.mp3"), Path("/x/folder"))]
    assert window.files.isVisible()


@posix
def test_a_field_for_text_does_not_take_them_as_words(window: MainWindow) -> None:
    added = added_to(window)
    window._find()
    field = window.focusWidget()
    assert field is not None
    assert field.acceptDrops()
    place = field.mapTo(window, field.rect().center())
    assert enter(window, files("/x/a.mp3"), place)
    let_go(window, files("/x/a.mp3"), place)
    assert field.property("text") == ""
    assert added == [(Path("/x/a.mp3"),)]


def test_the_window_shows_that_it_takes_them_until_they_are_gone(window: MainWindow) -> None:
    assert enter(window, files("/x/a.mp3"), QPoint(5, 5))
    assert window._drops._shade.isVisible()
    assert window._drops._shade.geometry() == window.rect()
    assert window._drops._shade.accessibleName() == "Drop to transcribe"
    QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
    assert not window._drops._shade.isVisible()


def test_nothing_stays_where_the_program_that_was_dragged_from_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    enter(window, files("/x/a.mp3"), QPoint(5, 5))
    qtbot.mouseMove(window.windowHandle(), QPoint(50, 50))
    qtbot.waitUntil(lambda: not window._drops.is_over)


def test_an_address_of_the_web_is_refused_in_a_sentence(window: MainWindow) -> None:
    added = added_to(window)
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.mp3"), QUrl("https://example.org/b.mp3")])
    enter(window, mime, QPoint(5, 5))
    assert window._drops._shade.accessibleName() == "Only files and folders can be dropped here."
    let_go(window, mime, QPoint(5, 5))
    assert added == []
    told = [label.text().replace("\u200b", "") for label in window.files.findChildren(QLabel) if label.isVisible()]
    assert (
        "“https://example.org/a.mp3” and 1 more are no files on this computer. "
        "Save what is there as a file first, and drop that."
    ) in told


def test_other_things_are_left_to_who_wants_them(window: MainWindow) -> None:
    assert not enter(window, mime_of("some words", "text/plain"), QPoint(5, 5))
    assert not enter(window, mime_of("1,2", "application/x-dictation-jobs"), QPoint(5, 5))
    assert not window._drops.is_over

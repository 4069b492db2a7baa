"""The History page of an encrypted history whose key is not here yet: it says why, and opens when the key comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from dictation_app import conversion
from dictation_app.encryption import keys
from dictation_app.errors import LockedError
from dictation_app.history import HistoryStore
from dictation_app.settings import HistorySettings, SegmenterSettings
from dictation_app.ui.history_page import HistoryPage
from dictation_app.workers import ArchiveThread
from tests import keyrings

from . import histories

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.keyrings import MemoryKeyring


@pytest.fixture
def system_keyring() -> Iterator[MemoryKeyring]:
    yield from keyrings.in_use()


def said(page: HistoryPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_the_page_says_why_it_is_closed_and_opens_when_the_key_comes(
    qtbot: QtBot,
    themed: QApplication,
    tmp_path: Path,
    system_keyring: MemoryKeyring,
    caplog: pytest.LogCaptureFixture,
) -> None:
    folder = tmp_path / "history"
    histories.store_of(folder, histories.three()).close()
    conversion.encrypt(folder, tmp_path / "journal", lambda _done, _all: None)
    keys.forget()
    system_keyring.is_locked = True
    archive = ArchiveThread(tmp_path / "journal", folder, HistorySettings(), SegmenterSettings())
    page = HistoryPage(today=lambda: histories.TODAY)
    qtbot.addWidget(page)
    with qtbot.waitSignal(archive.unlocked) as first:
        archive.start()
    assert first.args == [False]
    with pytest.raises(LockedError) as why:
        HistoryStore(folder, mends=False)
    with qtbot.waitSignal(page.store_wanted):
        page.show()
    page.tell_closed(str(why.value))
    assert "The system's keyring cannot be used now (KeyringLocked). Unlock it and try again." in said(page)

    system_keyring.is_locked = False
    with qtbot.waitSignal(archive.unlocked) as second:
        archive.unlock()
    assert second.args == [True]
    store = HistoryStore(folder, mends=False)
    page.set_store(store)
    assert "keyring" not in said(page)
    assert "3 dictations" in said(page)
    page.set_store(None)
    store.close()
    archive.shut_down()
    assert archive.wait(5000)
    caplog.clear()

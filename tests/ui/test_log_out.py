"""The end of the desktop's session, as Qt and as a session manager tell it."""

from __future__ import annotations

import socket
import sys
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QSessionManager

from dictation_app.control import log_out
from dictation_app.control.log_out import LogOut
from dictation_app.errors import UserError
from dictation_app.output.chain import TOO_OLD_S
from dictation_app.session_manager import SessionManager
from dictation_app.values.dictation import HotkeyEvent
from dictation_app.values.speech import EndReason, Utterance
from dictation_app.values.status import AppState
from tests.fakes import tone
from tests.ui.test_controller import answers, desk  # noqa: F401  # fixtures

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.test_controller import Desk

    from .hotkeys import FakeHotkeys


class FakeLeaver:
    """Is safe after a while."""

    def __init__(self, safe_after_ms: int | None = 100) -> None:
        self._safe_after_ms = safe_after_ms
        self.told: list[str] = []

    def leave(self, safe: Callable[[], None]) -> None:
        self.told.append("leave")

        def be_safe() -> None:
            self.told.append("safe")
            safe()

        if self._safe_after_ms is not None:
            QTimer.singleShot(self._safe_after_ms, be_safe)

    def stay(self) -> None:
        self.told.append("stay")

    def quit(self) -> None:
        self.told.append("quit")


class FakeQtSession:
    """What Qt hands over."""

    hint: QSessionManager.RestartHint | None = None

    def setRestartHint(self, hint: QSessionManager.RestartHint) -> None:  # noqa: N802  # Qt's name
        self.hint = hint


@pytest.fixture
def recording(qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, monkeypatch: pytest.MonkeyPatch) -> Desk:  # noqa: F811
    """Somebody speaks; the last of the sound comes when the test sends it."""
    monkeypatch.setattr(desk.capture, "stop_capture", lambda _session_id: None)
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    return desk


def send_last(desk: Desk) -> None:  # noqa: F811
    desk.capture.utterance.emit(
        Utterance(session_id=1, seq=0, samples=tone(1.0), speech_ms=900, ended_by=EndReason.STOP)
    )


def test_a_log_out_ends_the_recording_and_nothing_goes_into_a_window(
    qtbot: QtBot, recording: Desk, hotkeys: FakeHotkeys
) -> None:
    safe: list[bool] = []
    recording.controller.departure.leave(lambda: safe.append(True))
    assert recording.state is AppState.TRANSCRIBING
    assert not safe, "The last sound has not come yet."
    send_last(recording)
    assert safe
    calls = recording.archive.calls
    assert calls.index(("RecordingEnded", 1)) < calls.index(("post",)), "Safe is what is behind the sound."
    hotkeys.active.send(HotkeyEvent.RELEASED)
    qtbot.waitUntil(lambda: ("Heard", 1) in recording.archive.calls)
    qtbot.wait(50)
    assert recording.texts == []
    assert ("Sending", 1) not in recording.archive.calls
    with pytest.raises(UserError, match="logged out"):
        recording.controller.commands.execute({"command": "start"})
    with qtbot.waitSignal(recording.controller.quit_ready, timeout=500):
        recording.controller.quit()


def test_who_stays_gets_what_was_held_back(qtbot: QtBot, recording: Desk, hotkeys: FakeHotkeys) -> None:
    recording.controller.departure.leave(lambda: None)
    hotkeys.active.send(HotkeyEvent.RELEASED)
    send_last(recording)
    qtbot.waitUntil(lambda: ("Heard", 1) in recording.archive.calls)
    assert not recording.controller.status.can_record
    recording.controller.departure.stay()
    qtbot.waitUntil(lambda: recording.texts == ["Text 0. "])
    qtbot.waitUntil(lambda: recording.state is AppState.IDLE)
    assert recording.controller.status.can_record


def test_what_is_discarded_while_it_is_held_back_goes_nowhere(
    qtbot: QtBot, recording: Desk, hotkeys: FakeHotkeys
) -> None:
    recording.controller.departure.leave(lambda: None)
    hotkeys.active.send(HotkeyEvent.RELEASED)
    send_last(recording)
    qtbot.waitUntil(lambda: ("Heard", 1) in recording.archive.calls)
    recording.controller.commands.cancel()
    recording.controller.departure.stay()
    qtbot.wait(50)
    assert recording.texts == []
    assert ("Sending", 1) not in recording.archive.calls
    recording.controller.commands.undo()
    qtbot.waitUntil(lambda: recording.texts == ["Text 0. "])


def test_nobody_dictates_and_a_log_out_is_safe_at_once(desk: Desk) -> None:  # noqa: F811
    safe: list[bool] = []
    desk.controller.departure.leave(lambda: safe.append(True))
    assert safe


def test_qt_waits_until_all_is_safe(qtbot: QtBot) -> None:
    leaver, session = FakeLeaver(), FakeQtSession()
    told = LogOut(leaver)
    told.on_commit_data(session)  # type: ignore[arg-type]
    assert leaver.told == ["leave", "safe"]
    assert session.hint is QSessionManager.RestartHint.RestartNever


def test_qt_does_not_wait_for_ever_and_who_is_still_there_stays(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_out, "ANSWER_S", 0.2)
    monkeypatch.setattr(log_out, "STAYS_AFTER_S", 0.3)
    leaver = FakeLeaver(safe_after_ms=None)
    told = LogOut(leaver)
    told.on_commit_data(FakeQtSession())  # type: ignore[arg-type]
    assert leaver.told == ["leave"]
    qtbot.waitUntil(lambda: leaver.told == ["leave", "stay"])


def test_what_is_held_back_until_then_is_too_old_for_a_window() -> None:
    assert log_out.STAYS_AFTER_S > 1.1 * TOO_OLD_S, "Timers are not exact."


def test_the_end_of_the_session_ends_the_app_without_a_word_before(qtbot: QtBot) -> None:
    leaver = FakeLeaver(safe_after_ms=None)
    told = LogOut(leaver)
    told.on_end()
    qtbot.waitUntil(lambda: leaver.told == ["leave", "quit"])


@pytest.mark.skipif(sys.platform != "linux", reason="Session managers are Linux's.")
def test_a_session_manager_that_stands_still_holds_nobody_up(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "ice"))
        silent.listen()
        silent.settimeout(5.0)
        # The library turns to no other host.
        monkeypatch.setenv("SESSION_MANAGER", f"local/{socket.gethostname()}:{tmp_path / 'ice'}")
        told = LogOut(FakeLeaver())
        began_at_s = time.monotonic()
        told.start()
        with silent.accept()[0] as manager:
            manager.recv(1)
            told.close()
        assert time.monotonic() - began_at_s < 3.0


@pytest.mark.skipif(sys.platform != "linux", reason="Session managers are Linux's.")
def test_a_session_manager_that_is_not_there_is_no_harm(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SESSION_MANAGER", f"local/{socket.gethostname()}:{tmp_path / 'nobody'}")
    assert SessionManager.is_there()
    told = LogOut(FakeLeaver())
    told.start()
    qtbot.wait(100)
    told.close()


def test_without_a_session_manager_none_of_its_libraries_is_loaded(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SESSION_MANAGER", raising=False)
    monkeypatch.setattr(SessionManager, "start", lambda _: pytest.fail("It is looked for."))
    told = LogOut(FakeLeaver())
    told.start()
    told.close()

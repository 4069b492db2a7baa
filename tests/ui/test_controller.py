"""DictationController: from key to text through real threads, with a fake microphone, engine, hotkey and output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject, Signal

from dictation_app import controller as controller_module
from dictation_app.controller import DictationController
from dictation_app.errors import HotkeyError, SettingsError, UserError
from dictation_app.settings import AudioSettings, OutputSettings, SegmenterSettings, SettingsStore, with_value
from dictation_app.transcriber import Transcriber
from dictation_app.values import AppState, AppStatus, EndReason, HotkeyEvent, Utterance
from dictation_app.workers import EngineThread, OutputThread
from tests.fakes import FakeEngine, FakeHotkey, FakeModels, FakeOutputChain, decoded, tone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.values import Decoded


class FakeCapture(QObject):
    """A capture thread without sound: every recording is one second of tone."""

    level = Signal(float)
    opened = Signal(str)
    utterance = Signal(object)
    ended = Signal(int)
    failed = Signal(str, str)
    muted = Signal(bool)
    crashed = Signal(str)
    told = Signal(str)
    prepared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.applied: list[tuple[AudioSettings, SegmenterSettings]] = []

    def isRunning(self) -> bool:  # noqa: N802  # Qt's name
        return True

    def start_capture(self, _session_id: int) -> None:
        self.opened.emit("Desk microphone")

    def stop_capture(self, session_id: int) -> None:
        self.utterance.emit(
            Utterance(session_id=session_id, seq=0, samples=tone(1.0), speech_ms=900, ended_by=EndReason.STOP)
        )

    def cancel_capture(self, _session_id: int) -> None:
        return

    def apply(self, audio: AudioSettings, segmenter: SegmenterSettings) -> None:
        self.applied.append((audio, segmenter))


class FakeHotkeys:
    """A registry with one fake back end."""

    def __init__(self) -> None:
        self.made: list[FakeHotkey] = []
        self.refuse_chord = ""
        self.refuse_all = False

    def names(self) -> tuple[str, ...]:
        return ("fake",)

    def usable(self) -> tuple[Any, ...]:
        class Entry:
            name = "fake"

        return (Entry,)

    def create(self, _name: str) -> FakeHotkey:
        registry = self

        class Hotkey(FakeHotkey):
            def start(self, chord: Any, cancel: Any, on_event: Any) -> None:
                if registry.refuse_all or str(chord) == registry.refuse_chord:
                    raise HotkeyError(f"{chord} is taken by another program.", "Choose another one.")
                super().start(chord, cancel, on_event)

        self.made.append(Hotkey())
        return self.made[-1]

    @property
    def active(self) -> FakeHotkey:
        return next(h for h in reversed(self.made) if h.chord is not None)


class Desk:
    """The controller with everything around it."""

    def __init__(self, tmp_path: Path, answers: list[Decoded | Exception], models: FakeModels) -> None:
        self.models = models
        self.texts: list[str] = []
        self.statuses: list[AppStatus] = []
        self.outcomes: list[tuple[str, bool]] = []
        self.notices: list[str] = []
        self.capture = FakeCapture()
        self.store = SettingsStore(tmp_path / "settings.json")
        self.engine = EngineThread(
            lambda tell, stopping: Transcriber(
                self.store.settings.engine,
                models,
                tell=tell,
                stopping=stopping,
                create=lambda _n, config: FakeEngine(answers, config),
            )
        )
        self.output = OutputThread(
            lambda s, c: FakeOutputChain(self.texts, s, c),  # type: ignore[arg-type,return-value]
            OutputSettings(),
        )
        self.controller = DictationController(
            self.store,
            models,  # type: ignore[arg-type]
            self.capture,  # type: ignore[arg-type]
            self.engine,
            self.output,
        )
        self.controller.status_changed.connect(self.statuses.append)
        self.controller.outcome.connect(lambda text, warning: self.outcomes.append((text, warning)))
        self.controller.notice.connect(lambda title, text, _w: self.notices.append(f"{title}: {text}"))

    def start(self) -> None:
        self.engine.start()
        self.output.start()
        self.capture.prepared.emit()
        self.controller.start_hotkey()

    def stop(self) -> None:
        for thread in (self.engine, self.output):
            thread.shut_down()
            assert thread.wait(2000)

    @property
    def state(self) -> AppState:
        return self.controller.status.state


@pytest.fixture
def hotkeys(monkeypatch: pytest.MonkeyPatch) -> FakeHotkeys:
    fake = FakeHotkeys()
    monkeypatch.setattr(controller_module, "HOTKEYS", fake)
    return fake


@pytest.fixture
def answers() -> list[Decoded | Exception]:
    return [decoded(f"Text {n}.") for n in range(100)]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, answers: list[Decoded | Exception], hotkeys: FakeHotkeys) -> Iterator[Desk]:
    made = Desk(tmp_path, answers, FakeModels(tmp_path))
    made.start()
    qtbot.waitUntil(lambda: made.state is AppState.IDLE)
    yield made
    made.stop()


def dictate(qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, *, hold_ms: int = 450) -> None:
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    qtbot.wait(hold_ms)
    hotkeys.active.send(HotkeyEvent.RELEASED)


def test_holding_the_key_puts_text_out_and_shows_every_state(qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys) -> None:
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.controller.status.last is not None)
    assert desk.texts == ["Text 0. "]
    last = desk.controller.status.last
    assert last is not None
    assert (last.text, last.method, last.delivery) == ("Text 0.", "paste", "delivered")
    states = list(dict.fromkeys(s.state for s in desk.statuses))
    assert states == [AppState.LOADING, AppState.IDLE, AppState.LISTENING, AppState.TRANSCRIBING]
    assert desk.statuses[-1].state is AppState.IDLE
    assert desk.controller.status.microphone == "Desk microphone"


def test_cancel_key_is_watched_only_while_listening(qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys) -> None:
    assert not hotkeys.active.watching
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: hotkeys.active.watching)
    hotkeys.active.send(HotkeyEvent.CANCEL)
    qtbot.waitUntil(lambda: desk.state is AppState.IDLE)
    assert not hotkeys.active.watching
    hotkeys.active.send(HotkeyEvent.RELEASED)
    qtbot.wait(100)
    assert desk.texts == []


def test_commands_do_what_the_key_does(qtbot: QtBot, desk: Desk) -> None:
    assert desk.controller.execute({"command": "toggle"}) == "listening"
    assert desk.controller.execute({"command": "stop"}) == "transcribing"
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])
    qtbot.waitUntil(lambda: desk.controller.execute({"command": "last"}) is not None)
    status = desk.controller.execute({"command": "status"})
    assert isinstance(status, dict)
    assert status["state"] == "idle"
    assert status["hotkey"] == "Ctrl+Alt+Space"
    assert status["last"]["text"] == "Text 0."
    with pytest.raises(UserError, match="does not know"):
        desk.controller.execute({"command": "fly"})


def test_settings_apply_at_once_and_wrong_ones_change_nothing(desk: Desk, hotkeys: FakeHotkeys) -> None:
    desk.controller.execute({"command": "set", "key": "audio.tail_ms", "value": "123"})
    assert desk.capture.applied[-1][0].tail_ms == 123
    desk.controller.execute({"command": "set", "key": "hotkey.chord", "value": "ctrl+shift+f9"})
    assert str(hotkeys.active.chord) == "Ctrl+Shift+F9"
    assert desk.controller.status.hotkey == "Ctrl+Shift+F9"
    with pytest.raises(SettingsError):
        desk.controller.execute({"command": "set", "key": "audio.tail_ms", "value": "never"})
    with pytest.raises(HotkeyError, match="not a key"):
        desk.controller.execute({"command": "set", "key": "hotkey.chord", "value": "Ctrl+Nonsense"})
    assert SettingsStore(desk.store.path).load().settings == desk.store.settings


def test_refused_hotkey_leaves_the_old_one_working(desk: Desk, hotkeys: FakeHotkeys) -> None:
    hotkeys.refuse_chord = "Ctrl+Alt+T"
    with pytest.raises(HotkeyError, match="taken"):
        desk.controller.execute({"command": "set", "key": "hotkey.chord", "value": "Ctrl+Alt+T"})
    assert str(hotkeys.active.chord) == "Ctrl+Alt+Space"
    assert desk.store.settings.hotkey.chord == "Ctrl+Alt+Space"
    assert desk.controller.status.problem == ""


def test_taken_hotkey_at_start_is_a_problem_until_another_is_chosen(
    qtbot: QtBot,
    tmp_path: Path,
    answers: list[Decoded | Exception],
    hotkeys: FakeHotkeys,
    caplog: pytest.LogCaptureFixture,
) -> None:
    hotkeys.refuse_chord = "Ctrl+Alt+Space"
    desk = Desk(tmp_path, answers, FakeModels(tmp_path))
    desk.start()
    qtbot.waitUntil(lambda: desk.state is AppState.ERROR)
    assert "taken by another program" in desk.controller.status.problem
    desk.controller.execute({"command": "set", "key": "hotkey.chord", "value": "Ctrl+Alt+D"})
    assert desk.controller.status.problem == ""
    qtbot.waitUntil(lambda: desk.state is AppState.IDLE)
    desk.stop()
    caplog.clear()


def test_missing_model_is_offered_and_what_was_said_before_is_typed_after_the_download(
    qtbot: QtBot, tmp_path: Path, answers: list[Decoded | Exception], hotkeys: FakeHotkeys
) -> None:
    models = FakeModels(None)
    desk = Desk(tmp_path, answers, models)

    def fetch(_name: str, _report: object, _cancelled: object) -> Path:
        models.folder = tmp_path
        return tmp_path

    models.fetch = fetch  # type: ignore[attr-defined]
    desk.start()
    qtbot.waitUntil(lambda: desk.controller.status.model_missing)
    assert desk.state is AppState.ERROR
    dictate(qtbot, desk, hotkeys)
    desk.controller.download_model()
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])
    qtbot.waitUntil(lambda: desk.state is AppState.IDLE)
    assert desk.controller.status.problem == ""
    desk.stop()


def test_microphone_failure_is_shown_until_it_works_again(qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys) -> None:
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    desk.capture.failed.emit("The microphone 'X' stopped working.", "Plug it in again.")
    desk.capture.ended.emit(1)
    assert desk.state is AppState.ERROR
    assert desk.notices == ["Microphone: The microphone 'X' stopped working. Plug it in again."]
    desk.capture.opened.emit("Y")
    assert desk.controller.status.problem == ""


def test_withheld_text_is_told_and_not_typed(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, answers: list[Decoded | Exception]
) -> None:
    answers.insert(0, decoded("Thank you.", speech_seconds=0.0, no_speech_prob=0.95))
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: bool(desk.outcomes))
    assert desk.texts == []
    last = desk.controller.status.last
    assert last is not None
    assert last.withheld_text == "Thank you."
    assert desk.outcomes == [(last.withheld, False)]
    desk.controller.insert_withheld()
    qtbot.waitUntil(lambda: desk.texts == ["Thank you. "])
    qtbot.waitUntil(lambda: desk.controller.status.last is not last)
    assert desk.controller.status.last is not None
    assert desk.controller.status.last.withheld == ""
    desk.controller.insert_withheld()
    assert desk.outcomes[-1] == ("Nothing of the last dictation was held back.", True)
    with pytest.raises(UserError, match="Nothing"):
        desk.controller.execute({"command": "insert_withheld"})


def test_failure_to_save_leaves_the_old_hotkey_working(
    desk: Desk, hotkeys: FakeHotkeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_new: object) -> frozenset[str]:
        raise SettingsError("The settings cannot be saved: No space left on device.")

    monkeypatch.setattr(desk.store, "replace", full)
    with pytest.raises(SettingsError, match="No space left"):
        desk.controller.execute({"command": "set", "key": "hotkey.chord", "value": "Ctrl+F9"})
    assert str(hotkeys.active.chord) == desk.controller.status.hotkey == "Ctrl+Alt+Space"


def test_no_hotkey_at_all_is_said(desk: Desk, hotkeys: FakeHotkeys, caplog: pytest.LogCaptureFixture) -> None:
    hotkeys.refuse_all = True
    with pytest.raises(HotkeyError):
        desk.controller.execute({"command": "set", "key": "hotkey.chord", "value": "Ctrl+F9"})
    assert "taken" in desk.controller.status.problem
    assert not desk.controller.status.ready
    caplog.clear()


def test_wrong_chord_in_the_file_is_a_problem_and_not_the_end(
    qtbot: QtBot,
    tmp_path: Path,
    answers: list[Decoded | Exception],
    hotkeys: FakeHotkeys,
    caplog: pytest.LogCaptureFixture,
) -> None:
    desk = Desk(tmp_path, answers, FakeModels(tmp_path))
    desk.store.replace(with_value(desk.store.settings, "hotkey.chord", "Hyper+Nothing"))
    desk.start()
    assert desk.controller.status.hotkey == "Hyper+Nothing"
    assert "not a modifier key" in desk.controller.status.problem
    qtbot.waitUntil(lambda: desk.state is AppState.ERROR)
    assert desk.controller.execute({"command": "start"}) == "listening"  # the command line still works
    desk.controller.execute({"command": "cancel"})
    desk.stop()
    caplog.clear()


def test_capture_that_crashes_ends_the_dictation_and_refuses_the_next(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys
) -> None:
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    desk.capture.crashed.emit("Recording stopped working (ZeroDivisionError).")
    assert desk.state is AppState.ERROR
    assert not desk.controller.status.ready
    hotkeys.active.send(HotkeyEvent.RELEASED)
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: bool(desk.outcomes))
    assert "stopped working" in desk.outcomes[-1][0]
    assert desk.state is AppState.ERROR
    with pytest.raises(UserError, match="stopped working"):
        desk.controller.execute({"command": "start"})


def test_longest_length_is_a_notice_and_no_problem(qtbot: QtBot, desk: Desk) -> None:
    desk.capture.told.emit("The dictation reached its longest length (1800 s).")
    assert desk.controller.status.problem == ""
    assert "longest length" in desk.notices[0]


def test_nothing_is_started_while_the_app_is_being_quit(qtbot: QtBot, desk: Desk) -> None:
    desk.controller.toggle()
    desk.controller.quit()
    with pytest.raises(UserError, match="being quit"):
        desk.controller.execute({"command": "start"})
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])


def test_quit_lets_what_was_said_be_delivered(qtbot: QtBot, desk: Desk) -> None:
    desk.controller.toggle()
    with qtbot.waitSignal(desk.controller.quit_ready, timeout=3000):
        desk.controller.quit()
    assert desk.texts == ["Text 0. "]

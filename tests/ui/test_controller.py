"""DictationController: from key to text through real threads, with a fake microphone, engine, hotkey and output."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal

from dictation_app.control import action_keys, zone_guard
from dictation_app.control.global_hotkey import GlobalHotkey
from dictation_app.control.model_download import ModelDownload
from dictation_app.controller import DictationController
from dictation_app.errors import HotkeyError, SettingsError, UserError
from dictation_app.output.field import Field, FieldKind, NoFieldReader
from dictation_app.output.fields import Fields
from dictation_app.output.freedesktop.focus_record import FocusRecord
from dictation_app.output.front import NoFront
from dictation_app.output.window import Window
from dictation_app.settings import (
    AudioSettings,
    HistorySettings,
    OutputSettings,
    SegmenterSettings,
    SettingsStore,
    with_value,
)
from dictation_app.transcriber import Transcriber
from dictation_app.values.dictation import (
    Delivery,
    DeliveryMethod,
    DeliveryReport,
    DeliveryState,
    Hold,
    HotkeyEvent,
    LastDictation,
    Later,
    Target,
)
from dictation_app.values.speech import EndReason, EngineInfo, Utterance
from dictation_app.values.status import AppState, AppStatus
from dictation_app.workers import EngineThread, OutputThread
from dictation_app.zones import Zones
from tests.fakes import FakeEngine, FakeModels, FakeOutputChain, arrive, decoded, tone

from . import histories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.history import Sequel
    from dictation_app.journal import Begun, JournalEvent
    from dictation_app.values.speech import Decoded, Word

    from .hotkeys import FakeHotkeys


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
        self.own_sound: list[bool] = []

    def begin_own_sound(self) -> None:
        self.own_sound.append(True)

    def end_own_sound(self) -> None:
        self.own_sound.append(False)

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


class FakeArchive(QObject):
    """An archive that writes down what it is told."""

    unfinished = Signal(str, object)
    kept = Signal(object)
    told = Signal(str, bool)
    crashed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[object, ...]] = []

    def begin(self, session_id: int, begun: Begun) -> None:
        assert begun.model == "base"
        self.calls.append(("begin", session_id))

    def note(self, session_id: int, event: JournalEvent) -> None:
        self.calls.append((type(event).__name__, session_id))

    def finish(self, session_id: int, last: LastDictation, info: EngineInfo | None) -> None:
        self.calls.append(("finish", session_id, last.text, info.device if info else ""))

    def go_on(self, session_id: int, sequel: Sequel) -> None:
        self.calls.append(("go_on", session_id, sequel.later.value, sequel.text))

    def drop(self, session_id: int) -> None:
        self.calls.append(("drop", session_id))

    def recovered(self, name: str, session_id: int, last: LastDictation, info: EngineInfo | None) -> None:
        self.calls.append(("recovered", name, last.text))

    def words(self, session_id: int, seq: int, words: Sequence[Word]) -> None:
        """They come when the engine has nothing better to do."""

    def apply(self, settings: HistorySettings) -> None:
        self.calls.append(("apply", settings.keep))

    def post(self, work: Callable[[], None]) -> None:
        self.calls.append(("post",))
        work()


class LateReader(NoFieldReader):
    """Tells of the focus when the system has told it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def focused(self) -> Field | None:
        return self._desk.field


class Desk:
    """The controller with everything around it."""

    def __init__(self, tmp_path: Path, answers: list[Decoded | Exception], models: FakeModels) -> None:
        self.window: Window | None = None
        """The one that has the keyboard."""
        self.field: Field | None = None
        """What has the focus, as far as the system has told of it."""
        self.fields = Fields(lambda _: LateReader(self))
        self.fields.apply(OutputSettings())
        self.models = models
        self.texts: list[str] = []
        self.statuses: list[AppStatus] = []
        self.outcomes: list[tuple[str, bool]] = []
        self.notices: list[str] = []
        self.capture = FakeCapture()
        self.store = SettingsStore(tmp_path / "settings.json")
        self.store.load()
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
        self.archive = FakeArchive()
        self.hotkey = GlobalHotkey(self.store.settings.hotkey)
        self.download = ModelDownload(self.store, models)  # type: ignore[arg-type]
        self.controller = DictationController(
            self.store,
            models,  # type: ignore[arg-type]
            self.hotkey,
            self.download,
            self.capture,  # type: ignore[arg-type]
            self.engine,
            self.output,
            self.archive,  # type: ignore[arg-type]
            zones=Zones(self.store.settings.zones, self.fields, lambda: self.window),
        )
        self.controller.status_changed.connect(self.statuses.append)
        self.controller.outcome.connect(lambda text, warning: self.outcomes.append((text, warning)))
        self.controller.notice.connect(lambda title, text, _w: self.notices.append(f"{title}: {text}"))

    def start(self) -> None:
        self.engine.start()
        self.output.start()
        self.capture.prepared.emit()
        self.hotkey.start()

    def stop(self) -> None:
        for thread in (self.engine, self.output):
            thread.shut_down()
            assert thread.wait(2000)

    @property
    def state(self) -> AppState:
        return self.controller.status.state


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


def test_a_modifier_key_in_a_combination_starts_nothing(qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys) -> None:
    desk.controller.set_value("hotkey.chord", "RightCtrl")
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    hotkeys.active.send(HotkeyEvent.MISTAKEN)
    qtbot.waitUntil(lambda: desk.state is AppState.IDLE)
    qtbot.wait(100)
    assert desk.texts == []
    assert desk.controller.status.discarded == 0
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])


KEEPASS = Window(names=frozenset({"keepassxc"}), title="Passwords", program="keepassxc")
REFUSED = ("keepassxc has the keyboard. Nothing is recorded there.", True)


def test_over_a_password_manager_the_key_says_so_and_leaves_no_trace(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, caplog: pytest.LogCaptureFixture
) -> None:
    desk.window = KEEPASS
    caplog.set_level("DEBUG")
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.outcomes == [REFUSED])
    hotkeys.active.send(HotkeyEvent.RELEASED)
    for command in ("start", "toggle"):
        with pytest.raises(UserError, match="Nothing is recorded there"):
            desk.controller.commands.execute({"command": command})
    qtbot.wait(100)
    assert desk.state is AppState.IDLE
    assert (desk.archive.calls, desk.texts, desk.outcomes) == ([], [], [REFUSED])
    assert "keepass" not in caplog.text
    desk.window = None
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])


def test_a_modifier_key_says_so_only_where_it_is_meant_for_the_app(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys
) -> None:
    desk.controller.set_value("hotkey.chord", "RightCtrl")
    desk.window = KEEPASS
    for ending in (HotkeyEvent.MISTAKEN, HotkeyEvent.RELEASED):
        assert desk.outcomes == []
        hotkeys.active.send(HotkeyEvent.PRESSED)
        qtbot.wait(50)
        hotkeys.active.send(ending)
        qtbot.wait(50)
    assert desk.outcomes == [REFUSED]
    assert desk.archive.calls == []


def test_a_recording_ends_when_a_password_manager_comes_to_the_front(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys
) -> None:
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    desk.window = KEEPASS
    qtbot.waitUntil(lambda: desk.state is not AppState.LISTENING)
    assert REFUSED in desk.outcomes
    hotkeys.active.send(HotkeyEvent.RELEASED)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])


PASSWORD_FIELD = Field(id="1", program="firefox", pid=0, kind=FieldKind.PASSWORD)
PASSWORD_TOLD = ("A password field has the keyboard. Nothing is recorded there.", True)


def test_a_recording_that_turns_out_to_have_begun_over_a_password_was_never_made(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys
) -> None:
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    desk.field = PASSWORD_FIELD
    qtbot.waitUntil(lambda: desk.state is not AppState.LISTENING)
    assert desk.outcomes == [PASSWORD_TOLD]
    hotkeys.active.send(HotkeyEvent.RELEASED)
    qtbot.wait(100)
    assert desk.texts == []
    assert desk.archive.calls[-1] == ("drop", 1)
    assert not [call for call in desk.archive.calls if call[0] == "finish"]
    assert desk.controller.status.discarded == 0, "it cannot be had back"
    desk.field = None
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])


@pytest.mark.parametrize("was_known", [True, False])
def test_what_was_said_before_the_focus_went_to_a_password_field_is_not_lost(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, monkeypatch: pytest.MonkeyPatch, *, was_known: bool
) -> None:
    if was_known:
        desk.field = Field(id="2", program="firefox", pid=0, kind=FieldKind.TEXT)
    else:
        monkeypatch.setattr(zone_guard, "_BEGAN_THERE_S", 0.0)
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    desk.field = PASSWORD_FIELD
    qtbot.waitUntil(lambda: desk.state is not AppState.LISTENING)
    hotkeys.active.send(HotkeyEvent.RELEASED)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])
    assert PASSWORD_TOLD in desk.outcomes


def test_zones_that_are_set_count_at_once(qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys) -> None:
    desk.window = KEEPASS
    desk.controller.set_value("zones.password_programs", "no")
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])
    desk.controller.set_value("zones.titles", "passwords")
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.outcomes[-1:] == [("In a window with this title nothing is recorded.", True)])


def test_a_key_that_is_taken_at_the_start_is_told_over_the_socket(
    qtbot: QtBot,
    tmp_path: Path,
    answers: list[Decoded | Exception],
    hotkeys: FakeHotkeys,
    caplog: pytest.LogCaptureFixture,
) -> None:
    hotkeys.refuse_all = True
    desk = Desk(tmp_path, answers, FakeModels(tmp_path))
    desk.start()
    qtbot.waitUntil(lambda: desk.state is AppState.ERROR)
    told = desk.controller.commands.execute({"command": "status"})
    assert isinstance(told, dict)
    assert (told["problem"], told["ready"]) == ("Ctrl+Alt+Space is taken by another program.", False)
    assert type(told["problem"]) is str, "what goes over the socket is plain text"
    caplog.clear()
    desk.stop()


def test_commands_do_what_the_key_does(qtbot: QtBot, desk: Desk) -> None:
    assert desk.controller.commands.execute({"command": "toggle"}) == "listening"
    assert desk.controller.commands.execute({"command": "stop"}) == "transcribing"
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])
    qtbot.waitUntil(lambda: desk.controller.commands.execute({"command": "last"}) is not None)
    status = desk.controller.commands.execute({"command": "status"})
    assert isinstance(status, dict)
    assert status["state"] == "idle"
    assert status["hotkey"] == "Ctrl+Alt+Space"
    assert status["last"]["text"] == "Text 0."
    with pytest.raises(UserError, match="does not know"):
        desk.controller.commands.execute({"command": "fly"})


def test_settings_apply_at_once_and_wrong_ones_change_nothing(desk: Desk, hotkeys: FakeHotkeys) -> None:
    desk.controller.commands.execute({"command": "set", "key": "audio.tail_ms", "value": "123"})
    assert desk.capture.applied[-1][0].tail_ms == 123
    desk.controller.commands.execute({"command": "set", "key": "hotkey.chord", "value": "ctrl+shift+f9"})
    assert str(hotkeys.active.chord) == "Ctrl+Shift+F9"
    assert desk.controller.status.hotkey == "Ctrl+Shift+F9"
    with pytest.raises(SettingsError):
        desk.controller.commands.execute({"command": "set", "key": "audio.tail_ms", "value": "never"})
    with pytest.raises(HotkeyError, match="not a key"):
        desk.controller.commands.execute({"command": "set", "key": "hotkey.chord", "value": "Ctrl+Nonsense"})
    assert SettingsStore(desk.store.path).load().settings == desk.store.settings


def test_refused_hotkey_leaves_the_old_one_working(desk: Desk, hotkeys: FakeHotkeys) -> None:
    hotkeys.refuse_chord = "Ctrl+Alt+T"
    with pytest.raises(HotkeyError, match="taken"):
        desk.controller.commands.execute({"command": "set", "key": "hotkey.chord", "value": "Ctrl+Alt+T"})
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
    desk.controller.commands.execute({"command": "set", "key": "hotkey.chord", "value": "Ctrl+Alt+D"})
    assert desk.controller.status.problem == ""
    qtbot.waitUntil(lambda: desk.state is AppState.IDLE)
    desk.stop()
    caplog.clear()


def test_missing_model_is_offered_and_what_was_said_before_is_typed_after_the_download(
    qtbot: QtBot, tmp_path: Path, answers: list[Decoded | Exception], hotkeys: FakeHotkeys
) -> None:
    models = FakeModels(None)
    desk = Desk(tmp_path, answers, models)

    def fetch(_name: str, _report: object, _cancelled: object, **_wanted: object) -> Path:
        models.folder = tmp_path
        return tmp_path

    models.fetch = fetch  # type: ignore[attr-defined]
    desk.start()
    qtbot.waitUntil(lambda: desk.controller.status.model_missing)
    assert desk.state is AppState.ERROR
    dictate(qtbot, desk, hotkeys)
    desk.download.start()
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


def test_another_microphone_is_a_new_start(desk: Desk) -> None:
    desk.capture.failed.emit("The microphone 'X' stopped working.", "Plug it in again.")
    desk.controller.commands.execute({"command": "set", "key": "audio.microphones", "value": "Y"})
    assert (desk.controller.status.problem, desk.controller.status.microphone) == ("", "Y")


def test_silence_is_a_problem_only_while_listening(desk: Desk) -> None:
    desk.controller.commands.execute({"command": "start"})
    desk.capture.muted.emit(True)
    assert desk.controller.status.problem == "No sound comes from the microphone 'Desk microphone'."
    desk.controller.commands.execute({"command": "cancel"})
    assert desk.controller.status.problem == ""


def test_silence_of_a_muted_microphone_is_told_at_the_end_too(
    qtbot: QtBot, desk: Desk, answers: list[Decoded | Exception]
) -> None:
    answers[:0] = [decoded(""), decoded("")]
    for muted, told in ((True, "No sound comes from the microphone. Is it muted?"), (False, "No speech was heard.")):
        desk.controller.commands.execute({"command": "start"})
        desk.capture.muted.emit(muted)
        assert desk.controller.status.muted is muted
        desk.controller.commands.execute({"command": "stop"})
        assert not desk.controller.status.muted
        qtbot.waitUntil(lambda: desk.state is AppState.IDLE)
        assert desk.outcomes[-1] == (told, muted)


@pytest.mark.parametrize(
    ("state", "detail", "is_trouble", "warns"),
    [
        (DeliveryState.DELIVERED, "Typing was chosen, but did not work. The text was pasted.", False, False),
        (DeliveryState.DELIVERED, "The password on the clipboard was not kept.", True, True),
        (DeliveryState.PROBABLY, "Not all of the text stands in the field of kate; check it.", False, True),
        (DeliveryState.NOT_DELIVERED, "The window did not take the text.", False, True),
    ],
)
def test_only_what_went_wrong_is_told_as_a_warning(
    qtbot: QtBot,
    desk: Desk,
    hotkeys: FakeHotkeys,
    monkeypatch: pytest.MonkeyPatch,
    state: DeliveryState,
    detail: str,
    is_trouble: bool,
    warns: bool,
) -> None:
    def deliver(chain: FakeOutputChain, delivery: Delivery) -> DeliveryReport:
        chain.texts.append(delivery.text)
        return replace(arrive(delivery, time.monotonic()), state=state, detail=detail, is_trouble=is_trouble)

    monkeypatch.setattr(FakeOutputChain, "deliver", deliver)
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: bool(desk.outcomes))
    assert desk.outcomes == [(detail, warns)]


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
    desk.controller.commands.insert_withheld()
    qtbot.waitUntil(lambda: desk.texts == ["Thank you. "])
    qtbot.waitUntil(lambda: desk.controller.status.last is not last)
    assert desk.controller.status.last is not None
    assert desk.controller.status.last.withheld == ""
    desk.controller.commands.insert_withheld()
    assert desk.outcomes[-1] == ("Nothing of the last dictation was held back.", True)
    with pytest.raises(UserError, match="Nothing"):
        desk.controller.commands.execute({"command": "insert_withheld"})


def test_failure_to_save_leaves_the_old_hotkey_working(
    desk: Desk, hotkeys: FakeHotkeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_new: object) -> frozenset[str]:
        raise SettingsError("The settings cannot be saved: No space left on device.")

    monkeypatch.setattr(desk.store, "replace", full)
    with pytest.raises(SettingsError, match="No space left"):
        desk.controller.commands.execute({"command": "set", "key": "hotkey.chord", "value": "Ctrl+F9"})
    assert str(hotkeys.active.chord) == desk.controller.status.hotkey == "Ctrl+Alt+Space"


def test_no_hotkey_at_all_is_said(desk: Desk, hotkeys: FakeHotkeys, caplog: pytest.LogCaptureFixture) -> None:
    hotkeys.refuse_all = True
    with pytest.raises(HotkeyError):
        desk.controller.commands.execute({"command": "set", "key": "hotkey.chord", "value": "Ctrl+F9"})
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
    store = SettingsStore(tmp_path / "settings.json")
    store.replace(with_value(store.settings, "hotkey.chord", "Hyper+Nothing"))
    desk = Desk(tmp_path, answers, FakeModels(tmp_path))
    desk.start()
    assert desk.controller.status.hotkey == "Hyper+Nothing"
    assert "not a modifier key" in desk.controller.status.problem
    qtbot.waitUntil(lambda: desk.state is AppState.ERROR)
    assert desk.controller.commands.execute({"command": "start"}) == "listening"  # the command line still works
    desk.controller.commands.execute({"command": "cancel"})
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
        desk.controller.commands.execute({"command": "start"})


def test_a_dictation_of_the_longest_length_is_delivered_when_its_key_comes_up_and_told(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys
) -> None:
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    desk.capture.stop_capture(1)  # as `Recorder` does it: the last piece, then why
    desk.capture.told.emit("The dictation reached its longest length (10 s). What was said is transcribed.")
    desk.capture.ended.emit(1)
    qtbot.waitUntil(lambda: any(call[0] == "Heard" for call in desk.archive.calls))
    assert desk.state is not AppState.LISTENING
    assert desk.texts == [], "the keys of the hotkey are still down"
    hotkeys.active.send(HotkeyEvent.RELEASED)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])
    assert desk.notices == ["Dictation: The dictation reached its longest length (10 s). What was said is transcribed."]
    qtbot.waitUntil(lambda: desk.state is AppState.IDLE)
    assert desk.controller.status.problem == ""


def test_longest_length_is_a_notice_and_no_problem(qtbot: QtBot, desk: Desk) -> None:
    desk.capture.told.emit("The dictation reached its longest length (1800 s).")
    assert desk.controller.status.problem == ""
    assert "longest length" in desk.notices[0]


def test_nothing_is_started_while_the_app_is_being_quit(qtbot: QtBot, desk: Desk) -> None:
    desk.controller.commands.toggle()
    desk.controller.quit()
    with pytest.raises(UserError, match="being quit"):
        desk.controller.commands.execute({"command": "start"})
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])


def test_quit_pauses_a_download_under_way(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    kept: list[bool] = []

    def fetch(
        _name: str, _report: object, _cancelled: object, *, paused: Callable[[], bool], **_wanted: object
    ) -> None:
        deadline_s = time.monotonic() + 3
        while not paused() and time.monotonic() < deadline_s:
            time.sleep(0.01)
        kept.append(paused())

    desk.models.fetch = fetch  # type: ignore[attr-defined]
    desk.download.start()
    assert desk.controller.status.download == 0.0
    desk.controller.quit()
    qtbot.waitUntil(lambda: desk.controller.status.download is None)
    assert kept == [True]


def test_quit_lets_what_was_said_be_delivered(qtbot: QtBot, desk: Desk) -> None:
    desk.controller.commands.toggle()
    with qtbot.waitSignal(desk.controller.quit_ready, timeout=3000):
        desk.controller.quit()
    assert desk.texts == ["Text 0. "]


def test_the_model_may_rest_again_when_a_dictation_without_words_is_over(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys
) -> None:
    desk.engine.load(with_value(desk.store.settings, "engine.rest_after_s", "1").engine)
    rests: list[None] = []
    desk.engine.resting.connect(lambda: rests.append(None))
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    qtbot.wait(1500)
    assert not rests
    hotkeys.active.send(HotkeyEvent.CANCEL)
    qtbot.waitUntil(lambda: bool(rests))


def test_every_step_of_a_dictation_is_noted_and_what_goes_out_before_it_does(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys
) -> None:
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.controller.status.last is not None)
    assert desk.archive.calls == [
        ("begin", 1),
        ("RecordingEnded", 1),
        ("Heard", 1),
        ("Sending", 1),
        ("Delivered", 1),
        ("finish", 1, "Text 0.", "cpu"),
    ]


def test_a_cancelled_dictation_is_dropped(qtbot: QtBot, desk: Desk) -> None:
    desk.controller.commands.execute({"command": "start"})
    desk.controller.commands.cancel()
    assert desk.archive.calls == [("begin", 1), ("RecordingEnded", 1), ("Dropped", 1)]
    desk.controller._discards.timer.setInterval(50)
    qtbot.waitUntil(lambda: desk.archive.calls[-1] == ("drop", 1))
    assert not desk.controller.status.discarded
    with pytest.raises(UserError, match="nothing to bring back"):
        desk.controller.commands.execute({"command": "undo"})
    desk.controller.commands.undo()
    assert desk.outcomes[-1][1]
    qtbot.wait(100)
    assert desk.texts == []


def test_a_discarded_dictation_is_delivered_after_all(qtbot: QtBot, desk: Desk) -> None:
    desk.controller.commands.execute({"command": "start"})
    desk.controller.commands.cancel()
    assert desk.controller.status.discarded
    assert desk.state is AppState.IDLE
    qtbot.wait(100)
    assert desk.texts == []
    assert desk.controller.commands.execute({"command": "undo"}) == "transcribing"
    assert not desk.controller.status.discarded
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])
    qtbot.waitUntil(lambda: desk.controller.status.last is not None)
    assert [call[0] for call in desk.archive.calls] == [
        *("begin", "RecordingEnded", "Dropped", "TakenBack", "Heard", "Sending", "Delivered", "finish")
    ]
    assert not desk.controller._discards.timer.isActive()


def test_who_quits_does_not_want_it_back(desk: Desk) -> None:
    desk.controller.commands.execute({"command": "start"})
    desk.controller.commands.cancel()
    desk.controller.quit()
    assert desk.archive.calls[-1] == ("drop", 1)


def test_what_an_earlier_run_left_is_decoded_kept_and_goes_into_no_window(qtbot: QtBot, desk: Desk) -> None:
    piece = Utterance(session_id=0, seq=0, samples=tone(1.0), speech_ms=900, ended_by=EndReason.STOP)
    desk.archive.unfinished.emit("left behind", (piece, piece))
    qtbot.waitUntil(lambda: ("recovered", "left behind", "Text 0. Text 1.") in desk.archive.calls)
    assert desk.texts == []
    assert desk.controller.status.last is None
    desk.archive.told.emit("A dictation was recovered.", False)
    assert desk.notices == ["History: A dictation was recovered."]


def test_what_was_recovered_is_the_last_text_until_something_is_said(qtbot: QtBot, desk: Desk) -> None:
    desk.archive.kept.emit(replace(histories.ENTRY, id=6))
    assert desk.controller.status.recovered is None
    desk.archive.kept.emit(replace(histories.RECOVERED, id=7))
    recovered = desk.statuses[-1].recovered
    assert recovered is not None
    assert (recovered.entry_id, recovered.last.text) == (7, histories.RECOVERED.text)
    last = desk.controller.commands.execute({"command": "last"})
    assert isinstance(last, dict)
    assert last["text"] == histories.RECOVERED.text
    assert last["detail"].startswith("Recovered: ")
    assert desk.controller.status.last is None
    assert desk.texts == []
    desk.controller.commands.execute({"command": "toggle"})
    desk.controller.commands.execute({"command": "stop"})
    qtbot.waitUntil(lambda: desk.controller.status.last is not None)
    said = desk.controller.commands.execute({"command": "last"})
    assert isinstance(said, dict)
    assert said["text"] == "Text 0."


def test_text_of_the_history_is_inserted_again_and_makes_no_second_entry(qtbot: QtBot, desk: Desk) -> None:
    desk.controller.commands.insert("Once more.", "en")
    qtbot.waitUntil(lambda: desk.texts == ["Once more. "])
    qtbot.waitUntil(lambda: desk.controller.status.last is not None)
    assert ("begin", 1) not in desk.archive.calls


def test_what_is_kept_can_be_changed_at_once(desk: Desk) -> None:
    desk.controller.commands.execute({"command": "set", "key": "history.keep", "value": "nothing"})
    assert desk.archive.calls == [("apply", "nothing")]


def test_what_was_taken_out_and_put_in_again_is_told_to_window_and_history(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys
) -> None:
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.controller.status.last is not None)
    last = desk.controller.status.last
    desk.controller.commands.execute({"command": "undo_insertion"})
    qtbot.waitUntil(lambda: desk.controller.status.later is Later.REMOVED)
    assert desk.controller.status.last is last, "nobody takes it for another dictation"
    assert desk.archive.calls[-1] == ("go_on", 1, "removed", "")
    desk.controller.commands.execute({"command": "undo_insertion"})
    qtbot.waitUntil(lambda: desk.controller.status.last is not last)
    assert desk.controller.status.later is Later.NOTHING
    assert desk.archive.calls[-2:] == [("finish", 2, "Text 0.", "cpu"), ("go_on", 1, "inserted", "Text 0.")]


class Moving(NoFront):
    """Another window has come to the front by the time that text arrives."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def at(self, time_s: float) -> Target | None:
        return Target(window=2, program="mail") if self._desk.texts else Target(window=1, program="editor")


@pytest.mark.parametrize(("when_moved", "window"), [("insert", 2), ("hold", 1)])
def test_text_is_taken_out_of_the_window_that_it_went_into(
    qtbot: QtBot,
    desk: Desk,
    hotkeys: FakeHotkeys,
    monkeypatch: pytest.MonkeyPatch,
    when_moved: str,
    window: int,
) -> None:
    desk.controller.set_value("output.when_moved", when_moved)
    desk.output.front = Moving(desk)
    erased: list[Target | None] = []
    monkeypatch.setattr(desk.output, "erase", lambda erasure: erased.append(erasure.target))
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.controller.status.last is not None)
    desk.controller.insertion.undo()
    assert [target.window for target in erased if target is not None] == [window]


class InFront(NoFront):
    """One window, and the fields of it that its program tells of."""

    def __init__(self) -> None:
        self.record = FocusRecord()

    def at(self, time_s: float) -> Target | None:
        return Target(window=1, life=1, program="mail", pid=7)

    def focused_at(self, time_s: float) -> Field | None:
        return self.record.at(time_s)

    def read_ahead(self) -> None:
        return


@pytest.mark.parametrize(("late", "field"), [(False, "first"), (True, "")])
def test_where_another_field_is_told_of_a_moment_after_the_press_none_is_meant(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, monkeypatch: pytest.MonkeyPatch, *, late: bool, field: str
) -> None:
    front = desk.output.front = InFront()
    desk.output.fields = front  # type: ignore[assignment]
    first = Field(id="first", program="mail", pid=7, kind=FieldKind.TEXT, is_editable=True, is_entry=True)
    front.record.note(first, time.monotonic())
    sent: list[Delivery] = []
    deliver = desk.output.deliver
    monkeypatch.setattr(desk.output, "deliver", lambda delivery: (sent.append(delivery), deliver(delivery)))
    hotkeys.active.send(HotkeyEvent.PRESSED)
    if late:
        front.record.note(replace(first, id="second"), time.monotonic())
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    qtbot.wait(450)
    hotkeys.active.send(HotkeyEvent.RELEASED)
    qtbot.waitUntil(lambda: len(sent) == 1)
    assert sent[0].target == Target(window=1, life=1, program="mail", pid=7, field=field)
    qtbot.waitUntil(lambda: desk.controller.status.last is not None)


def test_where_the_old_text_was_taken_out_and_the_new_one_waits_the_history_says_so(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.controller.status.last is not None)

    def hold_back(_chain: FakeOutputChain, delivery: Delivery) -> DeliveryReport:
        held = replace(arrive(delivery, time.monotonic()), method=DeliveryMethod.NONE, hold=Hold.MOVED)
        return replace(held, state=DeliveryState.NOT_DELIVERED, has_erased=bool(delivery.replaces))

    with monkeypatch.context() as patched:
        patched.setattr(FakeOutputChain, "deliver", hold_back)
        desk.controller.insertion.say_as_text("Another reading.")
        qtbot.waitUntil(lambda: desk.controller.status.held is Hold.MOVED)
        qtbot.waitUntil(lambda: desk.state is AppState.IDLE)
    assert ("go_on", 1, "removed", "") in desk.archive.calls
    desk.controller.waiting.insert_or_refuse(goes_back=False)
    qtbot.waitUntil(lambda: desk.archive.calls[-1] == ("go_on", 1, "inserted", "Another reading."))


def test_a_key_that_is_given_back_is_not_named_any_more(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(action_keys, "HOTKEYS", hotkeys)
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.statuses[-1].undo_insertion_key == "Ctrl+Alt+Z")
    desk.controller.insertion.forget()
    assert desk.statuses[-1].undo_insertion_key == ""

"""What was inserted last: taken out, put in again, and put in another way; what is told of it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal

from dictation_app.control import action_keys
from dictation_app.control.action_keys import ActionKeys
from dictation_app.control.last_insertion import LastInsertion
from dictation_app.errors import UserError
from dictation_app.output.front import NoFront
from dictation_app.session import Deliver, DictationSession, Transcribe
from dictation_app.settings import HotkeySettings, Settings, TextSettings
from dictation_app.ui.say_as_menu import SayAsMenu
from dictation_app.values.dictation import (
    Delivery,
    DeliveryMethod,
    DeliveryReport,
    DeliveryState,
    HotkeyEvent,
    LastDictation,
    Target,
)
from dictation_app.values.speech import EndReason, Utterance
from dictation_app.wiring.say_as import SayAs
from tests.fakes import tone

from .hotkeys import FakeHotkeys

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dictation_app.session import Action
    from dictation_app.workers.output import Erasure

EDITOR, MAIL = Target(window=1, program="editor"), Target(window=2, program="mail")


class FakeOutput(QObject):
    """Takes texts out when the test says so."""

    erased = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.front = NoFront()
        self.asked: list[Erasure] = []

    def erase(self, erasure: Erasure) -> None:
        self.asked.append(erasure)


class Desk:
    def __init__(self) -> None:
        self.keys = ActionKeys(HotkeySettings())
        self.session = DictationSession(tap_s=0.4, text_settings=TextSettings())
        self.output = FakeOutput()
        self.actions: list[Action] = []
        self.told: list[str] = []
        self.insertion = LastInsertion(self.session, self.output, self.keys, self.actions.extend)  # type: ignore[arg-type]
        self.insertion.told.connect(lambda text, _warning: self.told.append(text))

    @property
    def sent(self) -> list[Delivery]:
        return [action.delivery for action in self.actions if isinstance(action, Deliver)]

    def insert(
        self, text: str, session_id: int = 1, *, heard: str = "", target: Target | None = EDITOR, seconds: float = 1.0
    ) -> None:
        """A dictation that ends in a window."""
        if seconds:
            self.insertion.hear(
                Utterance(session_id=session_id, seq=0, samples=tone(seconds), speech_ms=900, ended_by=EndReason.STOP)
            )
        self.arrive(text, session_id, target=target)
        self.insertion.end(session_id, LastDictation(text=text.strip(), raw_text=heard, language="en"))

    def arrive(self, text: str, session_id: int, *, seq: int = 0, target: Target | None = EDITOR) -> None:
        self.insertion.take(report(text, session_id, seq), target)


def report(text: str, session_id: int, seq: int = 0) -> DeliveryReport:
    return DeliveryReport(
        session_id=session_id, seq=seq, text=text, method=DeliveryMethod.PASTE, state=DeliveryState.DELIVERED
    )


@pytest.fixture
def hotkeys(monkeypatch: pytest.MonkeyPatch) -> FakeHotkeys:
    fake = FakeHotkeys()
    monkeypatch.setattr(action_keys, "HOTKEYS", fake)
    return fake


@pytest.fixture
def desk(qtbot: QtBot, hotkeys: FakeHotkeys) -> Desk:
    return Desk()


def test_its_keys_are_taken_when_something_was_inserted_and_only_then(desk: Desk, hotkeys: FakeHotkeys) -> None:
    assert hotkeys.made == []
    not_arrived = replace(report("Words. ", 1), state=DeliveryState.NOT_DELIVERED, method=DeliveryMethod.COPY)
    desk.insertion.take(not_arrived, EDITOR)
    assert hotkeys.made == []
    desk.insert("Words. ")
    assert [str(chord) for chord in hotkeys.active.chords] == ["Ctrl+Alt+Shift+Z", "Ctrl+Alt+Z"]
    hotkeys.active.send(HotkeyEvent.PRESSED, 1)
    hotkeys.active.send(HotkeyEvent.RELEASED, 1)
    assert [(e.text, e.target) for e in desk.output.asked] == [("Words. ", EDITOR)]
    desk.insertion.forget()
    assert not any(made.chords for made in hotkeys.made)


def test_once_more_puts_in_what_was_heard_and_then_what_was_written(desk: Desk) -> None:
    desk.insert("Dr. Mayer is here. ", 100, heard="Doctor Meyer is here.")
    desk.insertion.undo()
    desk.insertion.undo()
    assert len(desk.output.asked) == 1, "it is under way"
    desk.output.erased.emit("")
    assert desk.told == ["The text was taken out. Ctrl+Alt+Z puts it in as it was heard."]
    desk.insertion.undo()
    assert [(d.text, d.target, d.replaces) for d in desk.sent] == [("Doctor Meyer is here. ", EDITOR, "")]
    desk.insert("Doctor Meyer is here. ", desk.sent[0].session_id, seconds=0.0)
    assert desk.insertion.heard == "Dr. Mayer is here."
    assert desk.insertion.has_sound, "it is the same speech"
    desk.insertion.undo()
    desk.output.erased.emit("")
    desk.insertion.undo()
    assert desk.sent[-1].text == "Dr. Mayer is here. "


def test_what_could_not_be_taken_out_is_still_what_the_key_is_about(desk: Desk) -> None:
    desk.insert("Words. ")
    desk.insertion.undo()
    desk.output.erased.emit("The text is not there any more.")
    assert desk.told == ["The text is not there any more."]
    desk.insertion.undo()
    assert [erasure.text for erasure in desk.output.asked] == ["Words. ", "Words. "]
    assert desk.sent == []


def test_pieces_of_one_dictation_in_one_window_are_taken_out_together(desk: Desk) -> None:
    desk.arrive("One. ", 1, seq=0)
    desk.arrive("Two. ", 1, seq=1)
    desk.insertion.undo()
    assert desk.output.asked[-1].text == "One. Two. "
    desk.arrive("Three. ", 1, seq=2, target=MAIL)
    desk.output.erased.emit("nothing was taken out")
    desk.insertion.undo()
    assert (desk.output.asked[-1].text, desk.output.asked[-1].target) == ("Three. ", MAIL)


def test_it_is_decoded_again_and_put_in_its_place(desk: Desk) -> None:
    desk.insert("Words. ")
    desk.insertion.say_as("small", "de")
    (again,) = (action.utterance for action in desk.actions if isinstance(action, Transcribe))
    assert (again.model, again.language, len(again.samples)) == ("small", "de", 16000)
    assert again.session_id == desk.session.newest_id


def test_what_was_decoded_again_can_be_decoded_once_more(desk: Desk) -> None:
    desk.insert("Words. ", 100)
    desk.insertion.say_as("", "de")
    desk.insert("Wörter. ", desk.session.newest_id, seconds=0.0)
    desk.insertion.say_as("", "fr")
    languages = [action.utterance.language for action in desk.actions if isinstance(action, Transcribe)]
    assert languages == ["de", "fr"], "a wrong choice is mended by another one"


def test_as_it_was_heard_stands_in_its_place(desk: Desk) -> None:
    desk.insert("Dr. Mayer. ", heard="Doctor Meyer.")
    desk.insertion.say_as_heard()
    assert [(d.text, d.target, d.replaces) for d in desk.sent] == [("Doctor Meyer. ", EDITOR, "Dr. Mayer. ")]


def test_without_its_sound_nothing_is_decoded_and_that_is_said(desk: Desk) -> None:
    with pytest.raises(UserError, match="Nothing was inserted"):
        desk.insertion.say_as("", "de")
    desk.insert("Words. ", seconds=0.0)
    assert not desk.insertion.has_sound
    with pytest.raises(UserError, match="No sound of the last text"):
        desk.insertion.say_as("", "de")
    desk.insert("Words. ", 2, seconds=200.0)
    assert not desk.insertion.has_sound, "so long a dictation would fill the memory"


def test_what_was_thrown_away_leaves_no_sound(desk: Desk) -> None:
    desk.insertion.hear(Utterance(session_id=1, seq=0, samples=tone(1.0), speech_ms=900, ended_by=EndReason.STOP))
    desk.insertion.drop(1)
    desk.insert("Words. ", seconds=0.0)
    assert not desk.insertion.has_sound


def hear(desk: Desk, session_id: int, seq: int, seconds: float) -> None:
    desk.insertion.hear(
        Utterance(session_id=session_id, seq=seq, samples=tone(seconds), speech_ms=900, ended_by=EndReason.PAUSE)
    )


def test_of_a_long_dictation_no_part_of_the_sound_is_taken_for_the_whole(desk: Desk) -> None:
    for seq, seconds in enumerate((100.0, 100.0, 1.0)):
        hear(desk, 1, seq, seconds)
    desk.insert("All that was said. ", seconds=0.0)
    assert not desk.insertion.has_sound, "what is decoded of it would take the place of all"


@pytest.mark.parametrize("first_arrives", [True, False])
def test_a_part_of_a_dictation_is_not_exchanged_for_the_whole_of_it(desk: Desk, *, first_arrives: bool) -> None:
    if first_arrives:
        desk.arrive("One. ", 1, seq=0, target=MAIL)
    else:
        waits = replace(report("One. ", 1), state=DeliveryState.NOT_DELIVERED, method=DeliveryMethod.NONE)
        desk.insertion.take(waits, MAIL)
    desk.insert("Two. ", heard="Won. Two.")
    assert not desk.insertion.has_sound
    desk.insertion.undo()
    assert desk.output.asked[-1].text == "Two. "
    desk.output.erased.emit("")
    desk.insertion.undo()
    assert desk.sent[-1].text == "Two. ", "and not what stands elsewhere"


def test_two_quick_presses_put_it_in_again_once(desk: Desk) -> None:
    desk.insert("Words. ", 100)
    desk.insertion.undo()
    desk.output.erased.emit("")
    desk.insertion.undo()
    desk.insertion.undo()
    assert [d.text for d in desk.sent] == ["Words. "]
    session_id = desk.sent[0].session_id
    held = replace(report("Words. ", session_id), state=DeliveryState.NOT_DELIVERED, method=DeliveryMethod.COPY)
    desk.insertion.take(held, EDITOR)
    desk.insertion.end(session_id, LastDictation(text="Words."))
    desk.insertion.undo()
    assert len(desk.sent) == 2, "it did not arrive, and can be tried again"


def test_what_was_put_in_again_and_thrown_away_can_be_put_in_again(desk: Desk) -> None:
    desk.insert("Words. ")
    desk.insertion.undo()
    desk.output.erased.emit("")
    desk.insertion.undo()
    desk.insertion.drop(desk.sent[0].session_id)
    desk.insertion.undo()
    assert len(desk.sent) == 2


def test_what_was_put_in_again_and_waits_says_nothing_of_the_next_one(desk: Desk) -> None:
    desk.insert("Dr. Mayer. ", 100, heard="Doctor Meyer.")
    desk.insertion.undo()
    desk.output.erased.emit("")
    desk.insertion.undo()
    session_id = desk.sent[0].session_id
    held = replace(report("Doctor Meyer. ", session_id), state=DeliveryState.NOT_DELIVERED, method=DeliveryMethod.NONE)
    desk.insertion.take(held, EDITOR)
    desk.insertion.end(session_id, LastDictation(text="Doctor Meyer."))
    desk.insert("Something else. ", session_id + 1, seconds=0.0)
    assert (desk.insertion.heard, desk.insertion.has_sound) == ("", False)


def test_another_reading_of_it_stands_in_its_place(desk: Desk) -> None:
    desk.insert("The latter. ", heard="the latter")
    continued: list[tuple[int, int]] = []
    desk.insertion.continued.connect(lambda *ids: continued.append(ids))
    assert (desk.insertion.written, len(desk.insertion.sound)) == ("The latter.", 1)
    desk.insertion.say_as_text("The letter.")
    assert [(d.text, d.target, d.replaces) for d in desk.sent] == [("The letter. ", EDITOR, "The latter. ")]
    assert continued == [(desk.sent[0].session_id, 1)]


@pytest.mark.parametrize("is_decoded", [True, False])
def test_what_was_taken_out_for_a_text_that_did_not_take_its_place_is_told_and_can_be_put_in_again(
    desk: Desk, *, is_decoded: bool
) -> None:
    removed: list[tuple[int, bool]] = []
    desk.insertion.removed.connect(lambda session_id, is_part: removed.append((session_id, is_part)))
    desk.insert("The latter. ", 100)
    if is_decoded:
        desk.insertion.say_as("", "de")
    else:
        desk.insertion.say_as_text("The letter.")
    session_id = desk.session.newest_id
    held = replace(report("The letter. ", session_id), state=DeliveryState.NOT_DELIVERED, method=DeliveryMethod.NONE)
    desk.insertion.take(held, EDITOR)
    assert removed == [], "it stands there still"
    desk.insertion.take(replace(held, has_erased=True), EDITOR)
    desk.insertion.end(session_id, LastDictation(text="The letter."))
    assert removed == [(100, False)]
    if is_decoded:
        desk.session.transcription_failed(session_id, 0)  # it has ended: the next one need not wait
    before = len(desk.sent)
    desk.insertion.undo()
    assert desk.output.asked == [], "there is nothing to take out"
    assert [(d.text, d.replaces) for d in desk.sent[before:]] == [("The latter. ", "")]


def test_what_was_taken_out_is_not_said_of_what_was_inserted_meanwhile(desk: Desk) -> None:
    removed: list[int] = []
    desk.insertion.removed.connect(lambda session_id, _is_part: removed.append(session_id))
    desk.insert("One. ", 100)
    desk.insertion.say_as_text("Won.")
    session_id = desk.session.newest_id
    desk.insert("Two. ", 101)
    not_delivered = replace(report("Won. ", session_id), state=DeliveryState.NOT_DELIVERED, method=DeliveryMethod.COPY)
    desk.insertion.take(replace(not_delivered, has_erased=True), EDITOR)
    assert removed == [100]
    desk.insertion.undo()
    assert [erasure.text for erasure in desk.output.asked] == ["Two. "]


def test_a_menu_that_was_opened_for_an_earlier_text_changes_no_later_one(desk: Desk, themed: QApplication) -> None:
    controller = SimpleNamespace(insertion=desk.insertion)
    say_as = SayAs(controller, Settings, None, None)  # type: ignore[arg-type]
    told: list[str] = []
    say_as.told.connect(lambda text, _warning: told.append(text))
    desk.insert("Words. ", heard="Wards.", seconds=0)
    say_as.open()
    menu = themed.activePopupWidget()
    assert isinstance(menu, SayAsMenu)
    desk.insert("More words. ", 2, heard="More wards.", seconds=0)
    menu.alternate_wanted.emit("Worts.")
    menu.heard_wanted.emit()
    assert desk.sent == []
    assert told == ["The text is not there any more as it was inserted."] * 2
    say_as.open()
    menu = themed.activePopupWidget()
    assert isinstance(menu, SayAsMenu)
    menu.alternate_wanted.emit("More worts.")
    assert [each.text for each in desk.sent] == ["More worts. "]
    say_as.close()


def test_a_menu_of_a_text_that_is_forgotten_shows_it_no_more(desk: Desk, themed: QApplication) -> None:
    say_as = SayAs(SimpleNamespace(insertion=desk.insertion), Settings, None, None)  # type: ignore[arg-type]
    desk.insert("Words. ", heard="Wards.", seconds=0)
    say_as.open()
    menu = themed.activePopupWidget()
    assert isinstance(menu, SayAsMenu)
    desk.insertion.forget_dictations({2})
    assert menu.isVisible()
    desk.insertion.forget_dictations({1})
    assert not menu.isVisible()
    assert themed.activePopupWidget() is None

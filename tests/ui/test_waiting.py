"""Text that waits: what is told of it, its keys, and that it is inserted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dictation_app.control import action_keys
from dictation_app.control.action_keys import ActionKeys
from dictation_app.control.waiting import Waiting
from dictation_app.errors import UserError
from dictation_app.session import Deliver, DictationSession
from dictation_app.settings import HistorySettings, HotkeySettings, TextSettings
from dictation_app.values.dictation import (
    Delivery,
    DeliveryMethod,
    DeliveryReport,
    DeliveryState,
    Hold,
    HotkeyEvent,
    Target,
)

from .hotkeys import FakeHotkeys

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dictation_app.session import Action

PRIVATE = HistorySettings(private=True)
EDITOR, MAIL = Target(window=1, program="editor"), Target(window=2, program="mail")


@pytest.fixture
def hotkeys(monkeypatch: pytest.MonkeyPatch) -> FakeHotkeys:
    fake = FakeHotkeys()
    monkeypatch.setattr(action_keys, "HOTKEYS", fake)
    return fake


def press(hotkeys: FakeHotkeys, number: int) -> None:
    active = hotkeys.active
    active.send(HotkeyEvent.PRESSED, number)
    active.send(HotkeyEvent.RELEASED, number)


class Desk:
    """Waiting, with what the session has sent for it."""

    def __init__(self) -> None:
        self.keys = ActionKeys(HotkeySettings())
        self.session = DictationSession(tap_s=0.4, text_settings=TextSettings())
        self.sent: list[Delivery] = []
        self.refusals: list[str] = []
        self.history = HistorySettings()
        self.waiting = Waiting(self.session, self.keys, self.do, lambda: self.history)
        self.waiting.refused.connect(self.refusals.append)
        self._count = 100

    def do(self, actions: list[Action]) -> None:
        self.sent += [action.delivery for action in actions if isinstance(action, Deliver)]

    def hold(self, text: str, hold: Hold = Hold.MOVED, target: Target | None = EDITOR, *, language: str = "en") -> None:
        """A text that comes to wait."""
        self._count += 1
        delivery = Delivery(session_id=self._count, seq=0, text=text, target=target)
        self.waiting.send(delivery)
        self.waiting.take(
            DeliveryReport(
                session_id=self._count,
                seq=0,
                text=text,
                method=DeliveryMethod.NONE,
                state=DeliveryState.NOT_DELIVERED,
                detail="Why.",
                hold=hold,
            ),
            language,
        )


@pytest.fixture
def desk(qtbot: QtBot, hotkeys: FakeHotkeys) -> Desk:
    return Desk()


def test_pieces_that_wait_together_are_joined_as_their_language_wants(desk: Desk) -> None:
    desk.hold("今日は晴れです。", language="ja")
    desk.hold("明日は雨です。", language="ja")
    assert desk.waiting.text is not None
    assert desk.waiting.text.text == "今日は晴れです。明日は雨です。"


def test_its_keys_are_taken_only_while_something_waits(desk: Desk, hotkeys: FakeHotkeys) -> None:
    assert hotkeys.made == []
    desk.hold("Words. ")
    assert [str(chord) for chord in hotkeys.active.chords] == ["Ctrl+Alt+Shift+Return", "Ctrl+Alt+Return"]
    assert desk.waiting.sentence == ("Text waits. Ctrl+Alt+Return: insert here. Ctrl+Alt+Shift+Return: go back.")
    press(hotkeys, 1)
    assert [(d.text, d.target, d.goes_back) for d in desk.sent] == [("Words. ", None, False)]
    assert not any(made.chords for made in hotkeys.made)
    assert desk.waiting.text is None


def test_one_key_goes_back(desk: Desk, hotkeys: FakeHotkeys) -> None:
    desk.hold("Words. ")
    press(hotkeys, 0)
    assert [(d.text, d.target, d.goes_back) for d in desk.sent] == [("Words. ", EDITOR, True)]


def test_what_waits_for_one_window_waits_together_and_for_another_takes_its_place(
    desk: Desk, hotkeys: FakeHotkeys
) -> None:
    desk.hold("One. ")
    desk.hold("Two. ")
    desk.hold("Three. ", target=MAIL)
    press(hotkeys, 1)
    assert [d.text for d in desk.sent] == ["Three. "]
    assert desk.waiting.text is None


def test_where_no_history_is_kept_what_waited_before_comes_up_again(desk: Desk, hotkeys: FakeHotkeys) -> None:
    desk.history = PRIVATE
    desk.hold("One. ")
    desk.hold("Two. ")
    assert desk.waiting.text is not None
    assert desk.waiting.text.text == "One. Two."
    desk.hold("Three. ", target=MAIL)
    assert (desk.waiting.text.text, desk.waiting.text.target) == ("Three.", MAIL)
    press(hotkeys, 1)
    assert [d.text for d in desk.sent] == ["Three. "]
    waits = desk.waiting.text
    assert (waits.text, waits.target) == ("One. Two.", EDITOR), "in private mode it is nowhere else"
    assert desk.waiting.sentence == "Text waits: insert it from the tray."
    assert not any(made.chords for made in hotkeys.made), "a second press is not for it"
    desk.waiting.insert_back()
    assert [(d.text, d.target) for d in desk.sent[1:]] == [("One. Two. ", EDITOR)]
    assert desk.waiting.text is None


def test_forgetting_leaves_no_earlier_text(desk: Desk) -> None:
    desk.history = PRIVATE
    desk.hold("One. ")
    desk.hold("Three. ", target=MAIL)
    desk.waiting.forget()
    assert desk.waiting.text is None


def test_the_end_of_private_mode_forgets_what_was_said_in_it_alone(desk: Desk) -> None:
    desk.hold("Before. ")
    desk.history = PRIVATE
    desk.hold("In it. ")
    assert desk.waiting.text is not None
    assert desk.waiting.text.text == "In it.", "not joined with what may outlast it"
    desk.history = HistorySettings(keep="nothing")
    desk.waiting.forget_private()
    assert desk.waiting.text.text == "Before.", "it is nowhere else"
    desk.waiting.forget_private()
    assert desk.waiting.text.text == "Before."
    desk.hold("After. ")
    assert desk.waiting.text.text == "Before. After."


@pytest.mark.parametrize(
    ("hold", "target", "told"),
    [
        (Hold.CLOSED, EDITOR, "Its window was closed. Ctrl+Alt+Return inserts the text here."),
        (Hold.FAILED, None, "Why. Ctrl+Alt+Return tries again."),
    ],
)
def test_there_is_no_way_back_to_a_window_that_is_gone_or_was_not_known(
    desk: Desk, hotkeys: FakeHotkeys, hold: Hold, target: Target | None, told: str
) -> None:
    desk.hold("Words. ", hold, target)
    assert [str(chord) for chord in hotkeys.active.chords] == ["Ctrl+Alt+Return"]
    assert desk.waiting.sentence == told
    desk.waiting.insert_back()
    assert desk.refusals == ["There is no window to go back to. Go where the text belongs, and insert it there."]
    assert desk.waiting.text is not None, "it still waits"


def test_a_desktop_that_gives_keys_for_good_is_asked_for_none(desk: Desk, hotkeys: FakeHotkeys) -> None:
    hotkeys.can_lend = False  # it would ask the user each time, and take the keys for those to dictate with
    desk.hold("Words. ")
    assert not any(made.chords for made in hotkeys.made)
    assert desk.waiting.sentence == "Text waits: insert it from the tray."


def test_without_keys_the_tray_does_it(desk: Desk, hotkeys: FakeHotkeys) -> None:
    hotkeys.refuse_all = True
    desk.hold("Words. ")
    assert desk.waiting.sentence == "Text waits: insert it from the tray."


@pytest.mark.parametrize("chosen", ["auto", "portal"])
def test_a_desktop_that_grants_keys_for_good_is_not_asked_for_those_of_a_moment(
    desk: Desk, hotkeys: FakeHotkeys, chosen: str
) -> None:
    hotkeys.name = "portal"
    desk.keys.apply(HotkeySettings(backend=chosen))
    desk.hold("Words. ")
    assert hotkeys.made == [], "it would show its dialog, and take them for the keys to dictate with"
    assert desk.waiting.sentence == "Text waits: insert it from the tray."


def test_no_key_is_taken_for_what_was_delivered(desk: Desk, hotkeys: FakeHotkeys) -> None:
    desk.hold("Words. ", Hold.NO)
    assert hotkeys.made == []
    with pytest.raises(UserError, match="No text waits"):
        desk.waiting.insert_or_refuse(goes_back=False)


def test_changed_keys_are_used_at_once(desk: Desk, hotkeys: FakeHotkeys) -> None:
    desk.hold("Words. ")
    desk.keys.apply(HotkeySettings(insert_here="F10", insert_back=""))
    assert [str(chord) for chord in hotkeys.active.chords] == ["F10"]
    assert desk.waiting.sentence.endswith("F10 inserts the text here.")
    desk.keys.stop()
    assert not any(made.chords for made in hotkeys.made)

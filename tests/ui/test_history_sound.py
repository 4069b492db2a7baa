"""The sound of a dictation in the history: played with its words, and transcribed again."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QHelpEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QToolTip,
    QWidget,
)

from dictation_app.control.retranscriber import Choices, Retranscribing
from dictation_app.history import Query, Result
from dictation_app.settings import Settings
from dictation_app.ui import history_words
from dictation_app.ui.history_page import HistoryPage
from dictation_app.ui.main_window import MINIMUM_WIDTH_PX
from dictation_app.values.dictation import DeliveryState
from dictation_app.values.status import AppState
from dictation_app.wiring.history_sound import HistorySound
from tests.fakes import FakeModels

from . import histories
from .players import SOUND, FakePlayer, with_sound
from .statuses import READY, status, with_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from dictation_app.history import Entry, HistoryStore

    Scene = Callable[["HistoryPage", HistoryStore, QtBot], None]

CHOICES = Choices(
    models=("tiny", "base", "small.en"), english_only=frozenset({"small.en"}), languages=("en", "de", "fr"), spoken=2
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HistoryStore]:
    """The newest entry has a sound, of which two words are unsure; the one before has none."""
    entries = [histories.COPIED, replace(histories.ENTRY, started_at=histories.NOON_S + 60, audio=SOUND)]
    opened = histories.store_of(tmp_path, entries)
    with_sound(opened, opened.search(Query())[0], unsure=("pencils", "matter"))
    yield opened
    opened.close()


@pytest.fixture
def player() -> FakePlayer:
    return FakePlayer()


@pytest.fixture
def page(qtbot: QtBot, themed: QApplication, store: HistoryStore, player: FakePlayer) -> HistoryPage:
    page = HistoryPage(today=lambda: histories.TODAY)
    qtbot.addWidget(page)
    page.details.play_bar.set_player(player)
    page.resize(520, 700)
    page.set_store(store)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: page.details.play_bar.isVisible() and bool(page.details._text._placed))
    return page


def text_of(page: HistoryPage) -> QPlainTextEdit:
    return page.findChild(QPlainTextEdit)


def button(page: HistoryPage, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.isVisible() and text in b.text().replace("&", ""))


def buttons(page: HistoryPage) -> str:
    return " ".join(b.text().replace("&", "") for b in page.findChildren(QPushButton) if b.isVisible())


def shown(page: HistoryPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def marked(page: HistoryPage, *, underlined: bool) -> list[str]:
    """Words with a dotted line, or with another ground."""
    return [
        mark.cursor.selectedText()
        for mark in text_of(page).extraSelections()
        if (mark.format.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine) is underlined
    ]


def middle_of(page: HistoryPage, word: str) -> QPoint:
    edit = text_of(page)
    cursor = edit.textCursor()
    cursor.setPosition(edit.toPlainText().index(word) + len(word) // 2)
    return edit.cursorRect(cursor).center()


def choose(page: HistoryPage, row: int) -> Entry:
    entry = page._model.entry(row)
    page._list.choose([entry.id])
    return entry


def hear(page: HistoryPage, qtbot: QtBot, player: FakePlayer, at_s: float, word: str) -> None:
    player.now_s = at_s
    qtbot.waitUntil(lambda: marked(page, underlined=False) == [word], timeout=1000)


# --- playing --------------------------------------------------------------------------------------------------------


def test_the_word_that_is_heard_is_marked_while_it_plays(page: HistoryPage, qtbot: QtBot, player: FakePlayer) -> None:
    assert marked(page, underlined=False) == []
    button(page, "Play").click()
    assert [(path.name, at_s) for path, at_s in player.asked] == [(SOUND, 0.0)]
    hear(page, qtbot, player, 0.05, "The")
    hear(page, qtbot, player, 0.27, "quick")
    hear(page, qtbot, player, 1.30, "fellow")
    assert "00:01 / 00:05" in shown(page)
    bar = page.findChild(QSlider)
    assert (bar.value(), bar.place_s) == (1, 1.3)
    player.come_to_the_end()
    assert marked(page, underlined=False) == []
    assert "00:00 / 00:05" in shown(page)
    assert "Play" in buttons(page)


def test_pause_keeps_the_place_and_play_goes_on_there(page: HistoryPage, qtbot: QtBot, player: FakePlayer) -> None:
    button(page, "Play").click()
    hear(page, qtbot, player, 1.3, "fellow")
    button(page, "Pause").click()
    assert player.playing == 0
    assert marked(page, underlined=False) == ["fellow"]
    button(page, "Play").click()
    assert player.asked[-1][1] == pytest.approx(1.3)


def test_a_click_on_a_word_goes_there_playing_or_not(page: HistoryPage, qtbot: QtBot, player: FakePlayer) -> None:
    edit = text_of(page)
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(page, "Americans"))
    assert player.asked == []
    assert marked(page, underlined=False) == ["Americans"]
    button(page, "Play").click()
    assert player.asked[-1][1] == pytest.approx(1.5)
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(page, "quick"))
    assert player.asked[-1][1] == pytest.approx(0.25)


def test_a_click_beside_the_letters_goes_nowhere(page: HistoryPage, qtbot: QtBot, player: FakePlayer) -> None:
    button(page, "Play").click()
    edit = text_of(page)
    end = edit.cursorRect(edit.textCursor())
    cursor = edit.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    end = edit.cursorRect(cursor)
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(end.right() + 150, end.center().y()))
    assert len(player.asked) == 1


def test_the_bar_goes_where_it_is_clicked_and_by_the_keys(page: HistoryPage, qtbot: QtBot, player: FakePlayer) -> None:
    bar = page.findChild(QSlider)
    button(page, "Play").click()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.rect().center())
    assert player.asked[-1][1] == pytest.approx(2.6, abs=0.05)
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert player.asked[-1][1] == pytest.approx(3.6, abs=0.05)
    qtbot.keyClick(bar, Qt.Key.Key_PageUp)
    assert player.asked[-1][1] == 5.2
    qtbot.keyClick(bar, Qt.Key.Key_Home)
    assert player.asked[-1][1] == 0.0


def test_a_screen_reader_hears_the_place_in_seconds(page: HistoryPage, qtbot: QtBot, player: FakePlayer) -> None:
    bar = page.findChild(QSlider)
    page.details.play_bar.go_to(3.2)
    heard = QAccessible.queryAccessibleInterface(bar)
    assert heard.text(QAccessible.Text.Name) == "Place in the sound, in seconds"
    assert heard.text(QAccessible.Text.Value) == "3"
    assert heard.text(QAccessible.Text.Description) == "3 of 5 seconds"
    button(page, "Play").click()
    bar.setFocus()
    player.now_s = 4.4
    qtbot.waitUntil(lambda: bar.value() == 4)
    assert bar.accessibleDescription() == "3 of 5 seconds"  # it does not talk over what is played
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert bar.accessibleDescription() == "4 of 5 seconds"


def test_while_the_knob_is_held_the_sound_goes_on_and_only_its_release_counts(
    page: HistoryPage, qtbot: QtBot, player: FakePlayer
) -> None:
    bar = page.findChild(QSlider)
    button(page, "Play").click()
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=bar.rect().center())
    player.now_s = 0.5
    qtbot.wait(80)
    assert bar.place_s == pytest.approx(2.6, abs=0.05)
    assert len(player.asked) == 1
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=bar.rect().center())
    assert player.asked[-1][1] == pytest.approx(2.6, abs=0.05)


def test_the_space_bar_plays_and_pauses_but_writes_and_presses_where_it_should(
    page: HistoryPage, qtbot: QtBot, player: FakePlayer
) -> None:
    page._list.setFocus()
    qtbot.keyClick(page._list, Qt.Key.Key_Space)
    assert player.playing
    text_of(page).setFocus()
    qtbot.keyClick(text_of(page), Qt.Key.Key_Space)
    assert not player.playing
    page.focus_search()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert not player.playing
    page._search.show_all()
    button(page, "Correct").click()
    qtbot.keyClick(text_of(page), Qt.Key.Key_Space)
    assert not player.playing
    assert text_of(page).toPlainText().startswith(" The")
    qtbot.keyClick(text_of(page), Qt.Key.Key_Escape)
    button(page, "Copy").setFocus()
    with qtbot.waitSignal(page.copy_requested, timeout=500):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert not player.playing


def test_another_entry_ends_it_and_forgets_the_sound(page: HistoryPage, player: FakePlayer) -> None:
    button(page, "Play").click()
    choose(page, 1)
    assert player.playing == 0
    assert player.forgot == 1
    assert not page.details.play_bar.isVisible()
    assert "sound not kept" in shown(page)


def test_a_dictation_ends_it_because_the_microphone_would_hear_it(page: HistoryPage, player: FakePlayer) -> None:
    button(page, "Play").click()
    page.show_status(status(AppState.LISTENING))
    assert player.playing == 0
    play = button(page, "Play")
    assert not play.isEnabled()
    assert play.toolTip() == "Not while you dictate: the microphone would hear it."
    page.details.toggle_playing()
    assert player.playing == 0
    page.show_status(status(AppState.TRANSCRIBING))
    assert play.isEnabled()


def test_the_capture_thread_is_told_at_once_what_is_heard(page: HistoryPage) -> None:
    class Controller(QObject):
        status_changed = Signal(object)
        status = READY

    class Archive(QObject):
        @Slot(int, object, object)
        def decoded_again(self, *_what: object) -> None:
            """Keep it."""

    class Capture(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.told: list[str] = []

        @Slot()
        def begin_own_sound(self) -> None:
            self.told.append("playing")

        @Slot()
        def end_own_sound(self) -> None:
            self.told.append("silent")

    controller, archive, capture = Controller(), Archive(), Capture()
    sound = HistorySound(page, controller, archive, capture, Settings, FakeModels(Path()), None)  # type: ignore[arg-type]
    # As the thread that plays does it: nothing comes in between.
    teller = threading.Thread(
        target=lambda: (
            sound.playback.on_started(1, 2.0),
            sound.playback.on_ended(1, 1.0),
            sound.playback.on_failed(2, "", ""),
        )
    )
    teller.start()
    teller.join(5)
    assert capture.told == ["playing", "silent", "silent"]


def test_a_page_that_is_left_is_silent(page: HistoryPage, player: FakePlayer) -> None:
    button(page, "Play").click()
    page.hide()
    assert player.playing == 0


def test_statistics_are_silent(page: HistoryPage, player: FakePlayer) -> None:
    button(page, "Play").click()
    button(page, "Statistics").click()
    assert player.playing == 0
    button(page, "Statistics").click()
    page.details.toggle_playing()
    assert player.playing


def test_news_of_the_entry_do_not_interrupt_it(page: HistoryPage, store: HistoryStore, player: FakePlayer) -> None:
    button(page, "Play").click()
    store.star(page._model.entry(0).id, starred=True)
    page.refresh()
    assert player.playing


def test_what_cannot_be_played_says_why(page: HistoryPage, player: FakePlayer) -> None:
    button(page, "Play").click()
    player.failed.emit(player.playing, "No loudspeaker was found.", "Check it.")
    assert "No loudspeaker was found. Check it." in shown(page)
    button(page, "Play").click()
    assert "No loudspeaker" not in shown(page)


def test_a_sound_that_is_gone_offers_nothing(
    page: HistoryPage, store: HistoryStore, qtbot: QtBot, player: FakePlayer
) -> None:
    (store.audio_folder / SOUND).unlink()
    page.refresh()
    qtbot.waitUntil(lambda: not page.details.play_bar.isVisible())
    assert "Transcribe again" not in buttons(page)


# --- words ----------------------------------------------------------------------------------------------------------


def test_unsure_words_have_a_dotted_line_and_say_why(page: HistoryPage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert marked(page, underlined=True) == ["pencils", "matter"]
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: told.append(text))
    edit = text_of(page)
    for word in ("pencils", "fellow"):
        place = middle_of(page, word)
        help_ = QHelpEvent(QHelpEvent.Type.ToolTip, place, edit.viewport().mapToGlobal(place))
        QApplication.sendEvent(edit.viewport(), help_)
    assert told == ["The model was not sure of this word (42 %)."]


def test_unsure_words_can_be_heard(page: HistoryPage, store: HistoryStore, qtbot: QtBot) -> None:
    assert text_of(page).accessibleDescription() == "Not sure of: pencils, matter"
    with_sound(store, page._model.entry(0), unsure=("The", "quick", "pencils", "of", "my", "fellow", "Americans"))
    choose(page, 1)
    assert text_of(page).accessibleDescription() == ""
    choose(page, 0)
    qtbot.waitUntil(lambda: bool(text_of(page).accessibleDescription()))
    said = text_of(page).accessibleDescription()
    assert said.endswith(", …")
    assert said.count(",") == 5


def test_what_was_corrected_by_hand_is_not_unsure_any_more(
    page: HistoryPage, store: HistoryStore, qtbot: QtBot
) -> None:
    entry = page._model.entry(0)
    store.correct(entry.id, entry.text.replace("pencils", "pens 😀"))
    page.refresh()
    assert marked(page, underlined=True) == []  # until it is known what belongs where
    qtbot.waitUntil(lambda: marked(page, underlined=True) == ["matter"])


def test_a_double_click_corrects_the_word(page: HistoryPage, qtbot: QtBot) -> None:
    edit, entry = text_of(page), page._model.entry(0)
    qtbot.mouseDClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(page, "pencils"))
    assert not edit.isReadOnly()
    assert edit.textCursor().selectedText() == "pencils"
    assert marked(page, underlined=True) == []
    qtbot.keyClicks(edit, "pens")
    with qtbot.waitSignal(page.correct_requested, timeout=500) as asked:
        qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [entry.id, entry.text.replace("pencils", "pens")]


def test_the_menu_of_a_word_corrects_it(page: HistoryPage, qtbot: QtBot) -> None:
    from PySide6.QtGui import QContextMenuEvent  # noqa: PLC0415

    edit = text_of(page)
    place = middle_of(page, "fellow")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, edit.viewport().mapToGlobal(place))
    QApplication.sendEvent(edit.viewport(), event)
    menu = next(m for m in edit.findChildren(QMenu) if m.isVisible())
    menu.actions()[0].trigger()
    assert menu.actions()[0].text() == "Correct “fellow”"
    menu.close()
    assert not edit.isReadOnly()
    assert edit.textCursor().selectedText() == "fellow"
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert marked(page, underlined=True) == ["pencils", "matter"]


# --- transcribing again ---------------------------------------------------------------------------------------------


def start_choosing(page: HistoryPage) -> tuple[QComboBox, QComboBox]:
    button(page, "Transcribe again").click()
    page.details.choose_again(CHOICES)
    model, language = page.findChildren(QComboBox)
    return model, language


def test_model_and_language_are_chosen(page: HistoryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.details.choices_requested, timeout=500):
        model, language = start_choosing(page)
    assert [model.itemText(n) for n in range(model.count())] == ["tiny", "base", "small.en"]
    assert model.currentText() == "base"
    assert [language.itemText(n) for n in range(language.count())] == [
        "Found by itself",
        "English",
        "German",
        "",
        "French",
    ]
    assert language.currentText() == "English"
    assert page.focusWidget() is model
    model.setCurrentText("tiny")
    language.setCurrentText("German")
    with qtbot.waitSignal(page.details.again_requested, timeout=500) as asked:
        button(page, "Transcribe").click()
    entry = page._model.entry(0)
    assert asked.args == [entry.id, page._store.audio_path(entry), "tiny", "de"]


def test_a_model_for_english_asks_for_no_language(page: HistoryPage, qtbot: QtBot) -> None:
    model, language = start_choosing(page)
    language.setCurrentText("Found by itself")
    model.setCurrentText("small.en")
    assert not language.isEnabled()
    with qtbot.waitSignal(page.details.again_requested, timeout=500) as asked:
        button(page, "Transcribe").click()
    assert asked.args[2:] == ["small.en", "en"]


@pytest.mark.parametrize("how", ["button", "key"])
def test_choosing_can_be_left(page: HistoryPage, qtbot: QtBot, how: str) -> None:
    start_choosing(page)
    with qtbot.assertNotEmitted(page.details.again_requested, wait=50):
        if how == "key":
            qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
        else:
            button(page, "Cancel").click()
    assert "Copy" in buttons(page)


def test_the_work_is_shown_at_its_entry_and_can_be_stopped(page: HistoryPage, qtbot: QtBot) -> None:
    entry = page._model.entry(0)
    work = Retranscribing(entry_id=entry.id, model="small")
    page.details.show_again(work)
    assert "Transcribing again with small…" in shown(page)
    assert not button(page, "Transcribe again").isEnabled()
    page.details.show_again(replace(work, share=0.4))
    assert "Transcribing again with small: 40 %" in shown(page)
    page.details.show_again(replace(work, is_held=True))
    assert "Waits until you have dictated." in shown(page)
    with qtbot.waitSignal(page.details.stop_again_requested, timeout=500):
        button(page, "Stop").click()
    choose(page, 1)
    assert "Waits" not in shown(page)
    page.details.show_again(None)
    choose(page, 0)
    qtbot.waitUntil(lambda: "Transcribe again" in buttons(page))
    assert button(page, "Transcribe again").isEnabled()


def test_an_entry_that_is_deleted_is_not_transcribed_on(page: HistoryPage) -> None:
    working, other = page._model.entry(0), page._model.entry(1)
    stopped: list[str] = []
    page.details.stop_again_requested.connect(lambda: stopped.append("stopped"))
    page.details.delete_requested.connect(lambda ids: stopped.append(f"deleted {ids}"))
    page.details.show_again(Retranscribing(entry_id=working.id, model="small"))
    for entry in (other, working):
        page._list.choose([entry.id])
        button(page, "Delete").click()
        button(page, "Delete for good").click()
    assert stopped == [f"deleted {[other.id]}", "stopped", f"deleted {[working.id]}"]


def test_a_failure_is_told_at_its_entry(page: HistoryPage) -> None:
    entry = page._model.entry(0)
    choose(page, 1)
    page.details.show_again_failed(entry.id, "Nothing was understood.")
    assert "Nothing was understood." not in shown(page)
    choose(page, 0)
    assert "Nothing was understood." in shown(page)


def test_the_same_text_again_is_told(page: HistoryPage) -> None:
    entry = page._model.entry(0)
    same = Result(
        made_at=1.0, text=entry.text, language="en", model="tiny", device="cpu", compute_type="int8", decode_ms=1
    )
    page.details.show_again_heard(entry.id, replace(same, text="Another."))
    assert "the same" not in shown(page)
    page.details.show_again_heard(entry.id, same)
    assert "Transcribed again, the text is the same." in shown(page)


def test_an_earlier_text_can_be_taken_back_and_the_words_stay(
    page: HistoryPage, store: HistoryStore, qtbot: QtBot
) -> None:
    entry = page._model.entry(0)
    old_words = store.words(entry.id)
    again = Result(
        made_at=histories.NOON_S + 99,
        text=entry.text.replace("pencils", "pens"),
        language="en",
        model="small",
        device="cpu",
        compute_type="int8",
        decode_ms=900,
    )
    store.decoded_again(entry.id, again, old_words)
    page.refresh()
    qtbot.waitUntil(lambda: "(base, English): “The quick pencils" in shown(page))
    assert "small on CPU" in shown(page)
    with qtbot.waitSignal(page.details.take_back_requested, timeout=500) as asked:
        button(page, "Use this text").click()
    id_, result, words = asked.args
    store.decoded_again(id_, result, words)
    page.refresh()
    assert text_of(page).toPlainText() == entry.text
    qtbot.waitUntil(lambda: "(small, English): “The quick pens" in shown(page))
    assert shown(page).count("Until ") == 1
    assert store.words(entry.id) == old_words
    assert store.get(entry.id).model == "base"


def test_of_a_text_the_window_never_got_it_does_not_say_that_it_arrived(
    page: HistoryPage, store: HistoryStore, qtbot: QtBot
) -> None:
    entry = page._model.entry(0)
    assert "Arrived in the window" in shown(page)
    again = Result(
        made_at=1.0, text="Another text.", language="en", model="small", device="cpu", compute_type="int8", decode_ms=1
    )
    store.decoded_again(entry.id, again)
    page.refresh()
    qtbot.waitUntil(lambda: "The earlier text arrived in the window 0.4 s after release." in shown(page))
    assert "Arrived in the window" not in shown(page)
    with qtbot.waitSignal(page.details.take_back_requested, timeout=500) as asked:
        button(page, "Use this text").click()
    store.decoded_again(*asked.args)
    page.refresh()
    qtbot.waitUntil(lambda: "Arrived in the window 0.4 s after release." in shown(page))
    assert "small on CPU" not in shown(page)


REPLACED = {
    "arrived": (histories.ENTRY, "The earlier text arrived in the window 0.4 s after release."),
    "no time": (replace(histories.ENTRY, stop_to_text_ms=0), "The earlier text arrived in the window."),
    "probably": (
        replace(histories.ENTRY, delivery=DeliveryState.PROBABLY),
        "The earlier text was probably delivered.",
    ),
    "not": (replace(histories.COPIED, detail="It was too long."), "The earlier text was not delivered."),
    "clipboard": (
        replace(histories.COPIED, detail=""),
        "The earlier text was not delivered; it was put on the clipboard.",
    ),
    "held back": (replace(histories.WITHHELD, text="So.", withheld_text=""), "The earlier text was not typed."),
}


@pytest.mark.parametrize(("entry", "told"), REPLACED.values(), ids=REPLACED)
def test_how_an_earlier_text_was_delivered(entry: Entry, told: str) -> None:
    assert history_words.delivery(entry, is_replaced=True).startswith(told)
    assert not history_words.delivery(entry).startswith("The earlier")


# --- the card -------------------------------------------------------------------------------------------------------


def test_copying_gives_a_sign_for_a_moment(page: HistoryPage, qtbot: QtBot) -> None:
    insert = button(page, "Insert again")
    before = insert.x()
    button(page, "Copy").click()
    assert "Copied" in buttons(page)
    qtbot.wait(30)
    assert insert.x() >= before
    qtbot.waitUntil(lambda: "Copied" not in buttons(page), timeout=4000)


def everything(page: HistoryPage, store: HistoryStore, qtbot: QtBot) -> None:
    """An earlier text, words held back, a failure, and work under way."""
    entry = store.add(replace(histories.PARTLY_WITHHELD, started_at=histories.NOON_S + 200, audio=SOUND))
    for text in ("The harbour is open.", "The harbour is closed.", "The harbour opens.", "The arbour opens."):
        result = Result(
            made_at=histories.NOON_S,
            text=text,
            language="en",
            model="large-v3-turbo",
            device="cuda:0",
            compute_type="float16",
            decode_ms=1,
        )
        store.decoded_again(entry.id, result)
    page.refresh()
    choose(page, 0)
    qtbot.waitUntil(lambda: shown(page).count("Until ") == 4)
    page.details.show_again(Retranscribing(entry_id=entry.id, model="large-v3-turbo", share=0.4))
    page.details.show_again_failed(entry.id, "Nothing was understood this time; the text stays as it was.")
    qtbot.wait(50)


def choosing(page: HistoryPage, store: HistoryStore, qtbot: QtBot) -> None:
    start_choosing(page)
    qtbot.wait(50)


SCENES = (everything, choosing)


@pytest.mark.parametrize("scene", SCENES)
def test_mnemonics_are_all_different(page: HistoryPage, store: HistoryStore, qtbot: QtBot, scene: Scene) -> None:
    scene(page, store, qtbot)
    texts = [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]
    texts += [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.buddy()]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(letters) >= 5
    assert len(set(letters)) == len(letters), sorted(letters)


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_cut_off_at_the_smallest_width(
    page: HistoryPage, themed: QApplication, store: HistoryStore, qtbot: QtBot, scene: Scene, factor: float
) -> None:
    def check() -> None:
        page.resize(MINIMUM_WIDTH_PX, 640)
        scene(page, store, qtbot)
        assert page.width() == MINIMUM_WIDTH_PX
        scroll = page.details._scroll
        assert scroll.content.width() <= scroll.viewport().width()
        for widget in page.details.findChildren(QWidget):
            if not widget.isVisible() or not isinstance(widget, QLabel | QPushButton | QComboBox | QSlider):
                continue
            assert widget.parentWidget().rect().contains(widget.geometry()), widget
            if isinstance(widget, QPushButton | QComboBox):
                assert widget.width() >= widget.sizeHint().width(), widget.objectName()
                assert widget.height() >= widget.sizeHint().height()
                assert widget.accessibleName()
            elif isinstance(widget, QLabel) and widget.wordWrap():
                assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()

    with_font(themed, factor, check)


def test_a_held_back_text_that_is_corrected_is_one_text(page: HistoryPage, store: HistoryStore, qtbot: QtBot) -> None:
    kept = store.add(replace(histories.WITHHELD, started_at=histories.NOON_S + 120))
    page.refresh()
    choose(page, 0)
    assert "1 s of sound" in shown(page)
    store.correct(kept.id, "Thank you all.")
    page.refresh()
    told = shown(page)
    assert "Not delivered" not in told
    assert "Held back: “" not in told
    assert "Not typed: No speech was heard, only noise." in told
    assert "At first it was: “Thank you.”" in told
    assert buttons(page).count("Insert") == 1
    assert store.get(kept.id).withheld_text == ""
    assert store.search(Query(text="thank all"))[0].id == kept.id

"""The main window: what it shows, what it asks for, and that everybody can use it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSystemTrayIcon,
    QWidget,
)

from dictation_app.ui.cards import Fact, KeyCaps, LastTextCard, ProblemBanner
from dictation_app.ui.live_text import LiveTextView
from dictation_app.ui.main_window import MINIMUM_WIDTH_PX, MainWindow
from dictation_app.ui.waveform import LevelMeter
from dictation_app.values.dictation import DeliveryState, Hold, Later
from dictation_app.values.status import AppState
from tests.dictations import COPIED, LAST, PARTLY_WITHHELD, WITHHELD

from . import histories
from .statuses import EVERYTHING, FEW_WORDS, HOTKEY_TAKEN, MANY_WORDS, MODEL_MISSING, READY, live, status, with_font

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.values.status import AppStatus

LONG = replace(
    HOTKEY_TAKEN,
    hotkey="Ctrl+Alt+Shift+Super+ScrollLock",
    problem="Das Tastenkürzel Strg+Alt+Umschalttaste+Leertaste wird bereits von einer anderen Anwendung verwendet.",
    hint="Wählen Sie in den Tastatureinstellungen der Arbeitsumgebung eine andere Tastenkombination aus.",
    microphone="Spracherkennungsmikrofonverstärkerausgang der Systemaudioverwaltung",
    last=COPIED,
)


@pytest.fixture
def window(qtbot: QtBot, themed: QApplication) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_status(READY)
    window.show()
    qtbot.waitExposed(window)
    return window


def button(window: MainWindow, text: str) -> QPushButton:
    return next(b for b in window._page.findChildren(QPushButton) if text in b.text().replace("&", ""))


def texts(window: MainWindow) -> str:
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    return "\n".join([*shown, *(edit.toPlainText() for edit in window.findChildren(QPlainTextEdit))])


# --- what it shows --------------------------------------------------------------------------------------------------


def test_it_says_what_to_do(window: MainWindow) -> None:
    assert "Ready" in texts(window)
    assert "Hold Ctrl+Alt+Space and speak." in texts(window)


def test_the_hotkey_is_shown_as_keys(window: MainWindow) -> None:
    caps = window._page.findChild(KeyCaps)
    assert [key for _place, key in caps.caps(caps.width())] == ["Ctrl", "Alt", "Space"]


def test_another_hotkey_is_shown_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.show_status(replace(READY, hotkey="F9"))
    caps = window._page.findChild(KeyCaps)
    assert [key for _place, key in caps.caps(caps.width())] == ["F9"]
    assert "F9" in caps.accessibleName()


def test_keys_that_do_not_fit_go_to_another_row(window: MainWindow) -> None:
    window.show_status(LONG)
    caps = window._page.findChild(KeyCaps)
    places = [place for place, _key in caps.caps(200)]
    assert len({place.top() for place in places}) > 1
    assert all(place.right() < 200 for place in places)
    assert caps.heightForWidth(200) == max(place.bottom() for place in places) + 1


def test_a_long_path_breaks_in_the_banner(window: MainWindow) -> None:
    path = "/home/somebody/.local/share/dictation-app/models/distil-large-v3.5/" + "x" * 80
    window.show_status(replace(HOTKEY_TAKEN, hint=f"Look into {path}."))
    banner = window._page.findChild(ProblemBanner)
    assert banner.minimumSizeHint().width() < MINIMUM_WIDTH_PX - 40


def test_microphone_model_and_device_are_shown(window: MainWindow) -> None:
    facts = [fact.accessibleName() for fact in window.findChildren(Fact)]
    assert facts == ["Microphone: Built-in Audio Analog Stereo", "Speech model: base on CPU (int8)"]


def test_the_last_text_can_be_read_selected_and_copied(window: MainWindow, qtbot: QtBot) -> None:
    assert not button(window, "Copy").isEnabled()
    window.show_status(replace(READY, last=LAST))
    edit = window._page.findChild(QPlainTextEdit)
    assert edit.toPlainText() == LAST.text
    assert edit.isReadOnly()
    assert edit.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert "Arrived in the window 0.4 s after release." in texts(window)
    with qtbot.waitSignal(window.copy_requested, timeout=500):
        button(window, "Copy").click()


def test_a_selection_outlives_other_news(window: MainWindow) -> None:
    window.show_status(replace(READY, last=LAST))
    edit = window._page.findChild(QPlainTextEdit)
    edit.selectAll()
    window.show_status(status(AppState.LISTENING, last=LAST))
    assert edit.textCursor().selectedText() == LAST.text


def test_withheld_text_is_shown_greyed_with_its_reason_and_can_be_copied(window: MainWindow) -> None:
    window.show_status(replace(READY, last=LAST))
    edit = window._page.findChild(QPlainTextEdit)
    usual = edit.palette().color(edit.foregroundRole())
    window.show_status(replace(READY, last=WITHHELD))
    assert edit.toPlainText() == "Thank you."
    assert edit.palette().color(edit.foregroundRole()) != usual
    assert "Not typed: No speech was heard, only noise." in texts(window)
    assert button(window, "Copy").isEnabled()


def test_what_was_said_is_no_markup(window: MainWindow) -> None:
    window.show_status(replace(READY, last=replace(LAST, text="<b>bold</b> & more")))
    assert window._page.findChild(QPlainTextEdit).toPlainText() == "<b>bold</b> & more"


def test_what_was_held_back_can_be_inserted(window: MainWindow, qtbot: QtBot) -> None:
    insert = next(b for b in window._page.findChildren(QPushButton) if b.text() == "&Insert")
    assert not insert.isVisible()
    for last in (WITHHELD, PARTLY_WITHHELD):
        window.show_status(replace(READY, last=last))
        assert insert.isVisible()
        assert "Hides this window" in insert.toolTip()
        with qtbot.waitSignal(window.insert_withheld_requested, timeout=500):
            insert.click()
    window.show_status(replace(READY, last=LAST))
    assert not insert.isVisible()


WAITING = replace(
    READY,
    last=replace(LAST, delivery=DeliveryState.NOT_DELIVERED, detail="Why.", hold=Hold.MOVED),
    held=Hold.MOVED,
    held_text=LAST.text,
    insert_here_key="Ctrl+Alt+I",
    insert_back_key="Ctrl+Alt+B",
)


def test_text_that_waits_says_what_to_press_and_has_buttons(window: MainWindow, qtbot: QtBot) -> None:
    window.show_status(WAITING)
    told = texts(window)
    assert "Text waits: “The quick pencils of my fellow" in told
    assert "Another window was in front" in told
    assert "press Ctrl+Alt+I; or press Ctrl+Alt+B to go back where you were." in told
    assert "Not delivered: it waits, as the note above says." in told
    for name, signal in (
        ("Insert it", window.insert_withheld_requested),
        ("Back where I was", window.insert_back_requested),
    ):
        with qtbot.waitSignal(signal, timeout=500):
            button(window, name).click()
    window.show_status(replace(WAITING, insert_here_key="", insert_back_key="", held=Hold.CLOSED))
    assert "The window you began to speak in was closed. Go where the text belongs, come back" in texts(window)
    assert not button(window, "Back where I was").isVisible()
    button(window, "Insert it").setFocus()
    window.show_status(replace(READY, last=LAST))
    assert "waits" not in texts(window)
    assert not isinstance(window.focusWidget(), QPushButton)


def test_a_text_that_was_taken_out_says_so_and_how_to_have_it_back(window: MainWindow, qtbot: QtBot) -> None:
    removed = replace(READY, last=LAST, later=Later.REMOVED, undo_insertion_key="Ctrl+Alt+Z")
    window.show_status(removed)
    assert "Arrived" not in texts(window)
    assert "It was taken out of its window again. Ctrl+Alt+Z puts it in again." in texts(window)
    again = next(b for b in window._page.findChildren(QPushButton) if b.text() == "&Insert")
    assert again.isVisible()
    with qtbot.waitSignal(window.undo_insertion_requested, timeout=500):
        again.click()
    window.show_status(replace(removed, undo_insertion_key=""))
    assert "puts it in again" not in texts(window)
    window.show_status(replace(READY, last=LAST, later=Later.PARTLY_REMOVED))
    assert "after release. A part of it was taken out of its window again." in texts(window)
    window.show_status(replace(READY, last=replace(LAST, later=Later.REPLACED)))
    assert "Said in another way: it took the place of the first text." in texts(window)
    assert not again.isVisible()


def lines_of(window: MainWindow) -> tuple[str, ...]:
    view = window._page.findChild(LiveTextView)
    view.grab()
    return view.lines.lines


def test_live_text_takes_the_place_of_the_last_text(window: MainWindow) -> None:
    window.show_status(status(AppState.LISTENING, last=LAST))
    edit, view, card = (
        window._page.findChild(QPlainTextEdit),
        window._page.findChild(LiveTextView),
        window._page.findChild(LastTextCard),
    )
    assert edit.isVisible()
    assert not view.isVisible()
    place = card.geometry()
    left_top = edit.mapTo(card, QPoint(0, 0))

    window.show_status(status(AppState.LISTENING, last=LAST, live=FEW_WORDS))
    QApplication.processEvents()
    assert not edit.isVisible()
    assert "Understood so far" in texts(window)
    assert lines_of(window) == (FEW_WORDS.text,)
    assert card.geometry() == place
    assert view.mapTo(card, QPoint(16, 0)) == left_top

    window.show_status(status(AppState.TRANSCRIBING, last=LAST, live=FEW_WORDS))
    assert view.isVisible()
    window.show_status(replace(READY, last=COPIED))
    assert not view.isVisible()
    assert edit.isVisible()
    assert card.geometry() == place
    assert not view.has_words


def test_of_a_long_live_text_the_newest_words_are_visible(window: MainWindow) -> None:
    window.resize(MINIMUM_WIDTH_PX, 480)
    window.show_status(status(AppState.LISTENING, last=LAST, live=MANY_WORDS))
    QApplication.processEvents()
    lines = lines_of(window)
    assert len(lines) >= 3
    assert MANY_WORDS.text.endswith("".join(lines))
    view = window._page.findChild(LiveTextView)
    assert len(lines) * view.fontMetrics().lineSpacing() <= view.height() + 1
    assert view.accessibleDescription() == "Nobody asked what it meant."


def test_the_next_dictation_begins_without_the_old_words(window: MainWindow) -> None:
    window.show_status(status(AppState.LISTENING, live=FEW_WORDS))
    window.show_status(status(AppState.TRANSCRIBING, live=FEW_WORDS))
    window.show_status(status(AppState.LISTENING))
    assert not window._page.findChild(LiveTextView).isVisible()
    window.show_status(status(AppState.LISTENING, live=live("", "Hello")))
    QApplication.processEvents()
    assert lines_of(window) == ("Hello",)


def test_words_that_come_hand_the_focus_to_no_button(window: MainWindow) -> None:
    window.activateWindow()
    window.show_status(status(AppState.LISTENING, last=LAST))
    button(window, "Copy").setFocus()
    window.show_status(status(AppState.LISTENING, last=LAST, live=FEW_WORDS))
    assert not isinstance(window.focusWidget(), QAbstractButton)


def test_a_model_at_rest_is_said_in_words(window: MainWindow) -> None:
    window.show_status(replace(READY, device="", compute_type="", model_resting=True))
    facts = [fact.accessibleName() for fact in window.findChildren(Fact)]
    assert facts[1] == "Speech model: base, resting (loads while you speak)"
    assert not window._page.findChild(ProblemBanner).isVisible()


def test_levels_are_drawn_only_while_listening(window: MainWindow) -> None:
    meter = window._page.findChild(LevelMeter)
    window.show_level(-20)
    assert meter.waveform.shares == ()
    window.show_status(status(AppState.LISTENING))
    window.show_level(-20)
    assert len(meter.waveform.shares) == 1
    window.show_status(READY)
    assert meter.waveform.shares == ()


def test_without_a_problem_there_is_no_banner(window: MainWindow) -> None:
    assert not window._page.findChild(ProblemBanner).isVisible()


def test_a_problem_is_shown_with_the_next_step(window: MainWindow) -> None:
    window.show_status(HOTKEY_TAKEN)
    assert HOTKEY_TAKEN.problem in texts(window)
    assert "Choose another one: “dictation settings set hotkey.chord Ctrl+Alt+D”." in texts(window)
    assert not button(window, "Download model").isVisible()
    window.show_status(READY)
    assert not window._page.findChild(ProblemBanner).isVisible()


def test_a_missing_model_can_be_downloaded(window: MainWindow, qtbot: QtBot) -> None:
    window.show_status(MODEL_MISSING)
    assert not button(window, "Start dictation").isEnabled()
    with qtbot.waitSignal(window.download_requested, timeout=500):
        button(window, "Download model").click()
    window.show_status(replace(MODEL_MISSING, download=0.42))
    assert not button(window, "Download model").isVisible()
    progress = window._page.findChild(QProgressBar)
    assert progress.isVisible()
    assert progress.value() == 42
    assert "42 %" in texts(window)


def test_there_are_three_pages_and_keys_for_each(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    store = histories.store_of(tmp_path, histories.three())
    window.history.set_store(store)
    window.activateWindow()
    assert window._page.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.files.isVisible()
    assert window.files.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.history.isVisible()
    assert not window._page.isVisible()
    assert isinstance(window.focusWidget(), QListView)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window._page.isVisible()
    assert not isinstance(window.focusWidget(), QAbstractButton)
    store.close()


def test_the_arrow_keys_go_through_the_tabs(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    tabs = window._pages.tabBar()
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert window.files.isVisible()
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert window.history.isVisible()
    assert tabs.hasFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert window._page.isVisible()


def test_control_f_goes_to_the_search_of_the_history(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    store = histories.store_of(tmp_path, histories.three())
    window.history.set_store(store)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.focusWidget(), QLineEdit)
    assert window.history.isAncestorOf(window.focusWidget())
    store.close()


def test_escape_cancels_a_dictation_before_it_clears_a_search(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    store = histories.store_of(tmp_path, histories.three())
    window.history.set_store(store)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window.focusWidget()
    qtbot.keyClicks(field, "harbour")
    window.show_status(status(AppState.LISTENING))
    with qtbot.waitSignal(window.cancel_requested, timeout=500):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "harbour"
    window.show_status(READY)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    store.close()


# --- what it asks for -----------------------------------------------------------------------------------------------


def test_one_button_starts_and_stops(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.toggle_requested, timeout=500):
        button(window, "Start dictation").click()
    window.show_status(status(AppState.LISTENING))
    with qtbot.waitSignal(window.toggle_requested, timeout=500):
        button(window, "Stop dictation").click()


def test_escape_cancels_while_there_is_something_to_cancel(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    with qtbot.assertNotEmitted(window.cancel_requested, wait=50):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    window.show_status(status(AppState.LISTENING))
    with qtbot.waitSignal(window.cancel_requested, timeout=500):
        qtbot.keyClick(window, Qt.Key.Key_Escape)


def test_a_button_brings_back_what_was_discarded_and_hands_no_focus_on(window: MainWindow, qtbot: QtBot) -> None:
    undo = button(window, "Undo")
    assert not undo.isVisible()
    window.show_status(replace(READY, discarded=1))
    undo.setFocus()
    with qtbot.waitSignal(window.undo_requested, timeout=500):
        undo.click()
    window.show_status(READY)
    assert not undo.isVisible()
    assert window.focusWidget() is window._page


def test_a_button_cancels(window: MainWindow, qtbot: QtBot) -> None:
    assert not button(window, "Cancel").isVisible()
    window.show_status(status(AppState.TRANSCRIBING))
    with qtbot.waitSignal(window.cancel_requested, timeout=500):
        button(window, "Cancel").click()


def test_control_q_quits(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    with qtbot.waitSignal(window.quit_requested, timeout=500):
        qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def set_tray(monkeypatch: pytest.MonkeyPatch, *, there: bool) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: there))


def close_from_desktop(window: MainWindow) -> QCloseEvent:
    class FromDesktop(QCloseEvent):
        def spontaneous(self) -> bool:
            return True

    event = FromDesktop()
    window.closeEvent(event)
    return event


def test_with_a_tray_closing_hides_it_and_says_so_once(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_tray(monkeypatch, there=True)
    with qtbot.assertNotEmitted(window.quit_requested), qtbot.waitSignal(window.hidden_to_tray, timeout=500):
        close_from_desktop(window)
    assert not window.isVisible()
    window.show()
    with qtbot.assertNotEmitted(window.hidden_to_tray):
        close_from_desktop(window)
    assert not window.isVisible()


def test_without_a_tray_closing_quits(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    set_tray(monkeypatch, there=False)
    with qtbot.waitSignal(window.quit_requested, timeout=500):
        close_from_desktop(window)


def test_control_w_closes_like_the_desktop(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    set_tray(monkeypatch, there=True)
    window.activateWindow()
    with qtbot.waitSignal(window.hidden_to_tray, timeout=500):
        qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)


def test_the_settings_are_opened_by_a_button_and_by_control_comma(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    with qtbot.waitSignal(window.settings_requested, timeout=500):
        qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.settings_requested, timeout=500):
        next(b for b in window.findChildren(QPushButton) if b.text() == "S&ettings").click()


@pytest.mark.parametrize("there", [True, False])
def test_the_application_can_quit_while_the_window_is_open(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    """`QApplication.quit` closes each window first; one that refuses keeps the process alive."""
    set_tray(monkeypatch, there=there)
    with qtbot.assertNotEmitted(window.quit_requested), qtbot.assertNotEmitted(window.hidden_to_tray):
        assert window.close()


# --- for everybody --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shown", EVERYTHING.values(), ids=EVERYTHING)
def test_every_control_has_a_name_for_screen_readers(window: MainWindow, shown: AppStatus) -> None:
    window.show_status(shown)
    controls = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and (
            isinstance(widget, QAbstractButton | QPlainTextEdit | QProgressBar | LevelMeter | KeyCaps | Fact)
            or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        )
    ]
    assert len(controls) >= 6
    unnamed = [
        type(widget).__name__
        for widget in controls
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert not unnamed


def tab_order(window: MainWindow) -> list[str]:
    """What the tab key goes through, by the position of its parts from the top."""
    names = []
    widget = window.nextInFocusChain()
    while widget is not window:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(widget.accessibleName() or getattr(widget, "text", str)().replace("&", ""))
        widget = widget.nextInFocusChain()
    return names


def test_the_tab_key_goes_from_top_to_bottom(window: MainWindow) -> None:
    window.show_status(status(AppState.LISTENING, last=LAST))
    buttons = ["Stop dictation", "Cancel dictation", "Private mode"]
    assert tab_order(window) == ["Pages", "Settings", *buttons, "Copy last text", "Last text"]
    window.show_status(replace(MODEL_MISSING, last=LAST))
    assert tab_order(window) == ["Pages", "Settings", "Download model", "Private mode", "Copy last text", "Last text"]


def test_at_first_no_button_has_the_focus(window: MainWindow) -> None:
    window.activateWindow()
    assert not isinstance(window.focusWidget(), QAbstractButton)


def test_mnemonics_are_all_different(window: MainWindow) -> None:
    window.show_status(replace(MODEL_MISSING, last=LAST))
    buttons = [b.text() for b in window._page.findChildren(QPushButton)]
    letters = [text[text.index("&") + 1].lower() for text in buttons]
    assert len(letters) > 5
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("shown", [*EVERYTHING.values(), LONG], ids=[*EVERYTHING, "long"])
def test_nothing_is_cut_off_at_the_smallest_width(
    qtbot: QtBot, themed: QApplication, factor: float, shown: AppStatus
) -> None:
    def check() -> None:
        window = MainWindow()
        qtbot.addWidget(window)
        window.resize(MINIMUM_WIDTH_PX, 560)
        window.show_status(shown)
        window.show()
        qtbot.waitExposed(window)
        qtbot.wait(20)
        assert window.width() == MINIMUM_WIDTH_PX
        page = window._page
        content = page.widget()
        assert content.width() <= page.viewport().width()
        for widget in content.findChildren(QWidget):
            if not widget.isVisible() or not isinstance(widget, QLabel | QPushButton | LevelMeter | KeyCaps):
                continue
            left = widget.mapTo(content, QPoint(0, 0)).x()
            assert left >= 0
            assert left + widget.width() <= content.width(), widget
            if isinstance(widget, QLabel) and widget.wordWrap():
                assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()
                longest = max(re.split(r"[\s\u200b]", widget.text()), key=len)
                assert widget.fontMetrics().horizontalAdvance(longest) <= widget.width(), longest
            elif isinstance(widget, KeyCaps):
                assert widget.height() >= widget.heightForWidth(widget.width())
            elif isinstance(widget, QPushButton):
                assert widget.width() >= widget.sizeHint().width(), widget.text()
            assert widget.height() >= widget.minimumSizeHint().height()

    with_font(themed, factor, check)


def test_a_value_too_long_for_its_line_is_told_in_full_by_its_tooltip(window: MainWindow, qtbot: QtBot) -> None:
    window.show_status(replace(LONG, microphone="Mikrofon " * 30))
    fact = window._page.findChild(Fact)
    value = fact.findChildren(QLabel)[-1]
    qtbot.waitUntil(lambda: value.toolTip() == "Mikrofon " * 30)
    window.show_status(READY)
    assert value.toolTip() == ""


def test_the_card_of_the_last_text_follows_the_colours(window: MainWindow) -> None:
    from dictation_app.ui import theme  # noqa: PLC0415

    window.show_status(replace(READY, last=COPIED))
    card = window._page.findChild(LastTextCard)
    light = card.grab().toImage()
    theme.apply("dark")
    dark = card.grab().toImage()
    assert light.pixelColor(6, 140).lightness() > 200
    assert dark.pixelColor(6, 140).lightness() < 60

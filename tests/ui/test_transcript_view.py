"""The transcript of a file on the screen: read, heard, corrected and searched by keyboard and mouse."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolTip,
)

from dictation_app.control.retranscriber import Choices, Retranscribing
from dictation_app.file_jobs import JobState
from dictation_app.transcript_edit import Document
from dictation_app.ui import theme
from dictation_app.ui.transcript import TranscriptView, layouts
from dictation_app.ui.transcript.commands import Command
from dictation_app.values.speech import Segment
from dictation_app.values.status import AppState

from . import transcripts
from .statuses import status, with_font

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dictation_app.ui.transcript.segment_field import SegmentField

CHOICES = Choices(models=("tiny", "base"), english_only=frozenset(), languages=("en", "de"), spoken=2)


class Scene:
    """A view with a document, its player, and what it asked for."""

    def __init__(self, qtbot: QtBot, document: Document, *, width: int = 640, **job: object) -> None:
        self.qtbot = qtbot
        self.view = TranscriptView()
        qtbot.addWidget(self.view)
        self.player, self.peaks = transcripts.FakeMediaPlayer(), transcripts.FakePeaks()
        self.view.set_player(self.player)
        self.view.set_peaks(self.peaks)
        self.saved: list[tuple[int, Document]] = []
        self.view.save_requested.connect(lambda id_, made: self.saved.append((id_, made)))
        self.view.resize(width, 600)
        self.view.show()
        qtbot.waitExposed(self.view)
        self.view.activateWindow()
        self.view.show_document(replace(transcripts.JOB, **job), document)
        qtbot.waitUntil(self.view.list.hasFocus)

    @property
    def list(self) -> object:
        return self.view.list

    @property
    def document(self) -> Document:
        return self.view.editing.document

    @property
    def texts(self) -> list[str]:
        return [segment.text.strip() for segment in self.document.segments]

    @property
    def field(self) -> SegmentField:
        return self.view._steps.field

    @property
    def row(self) -> int:
        return self.view.list.currentIndex().row()

    @property
    def heard(self) -> str:
        """The word that is marked."""
        view = self.view.list
        if view._heard_row < 0 or view._heard_word < 0:
            return ""
        return view.laid(view._heard_row).placed[view._heard_word].word.text

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Where the focus is."""
        target = QApplication.focusWidget()
        assert target is not None
        self.qtbot.keyClick(target, key, modifiers)

    def write(self, text: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        self.qtbot.keyClicks(target, text)

    def place_of(self, row: int, word: str) -> QPoint:
        """On the screen, within the list."""
        view = self.view.list
        laid = view.laid(row)
        character = laid.units[laid.segment.text.strip().index(word) + len(word) // 2]
        line = laid.layout.lineForTextPosition(character)
        x = line.cursorToX(character)
        x = x[0] if isinstance(x, tuple) else x
        place = view.visualRect(view.model().index(row)).topLeft()
        inside = QPointF(view._look.gutter_px + x, laid.text_top_px + line.y() + line.height() / 2)
        return place + inside.toPoint()

    def click(self, row: int, word: str) -> None:
        self.qtbot.mouseClick(self.view.list.viewport(), Qt.MouseButton.LeftButton, pos=self.place_of(row, word))

    def hear(self, at_s: float) -> None:
        self.player.now_s = at_s
        self.qtbot.waitUntil(lambda: abs(self.view._cursor.position_s - at_s) < 0.01, timeout=1000)

    def button(self, name: str) -> QPushButton:
        return next(
            b for b in self.view.findChildren(QPushButton) if b.isVisible() and name in b.text().replace("&", "")
        )

    def labels(self) -> str:
        return "\n".join(label.text() for label in self.view.findChildren(QLabel) if label.isVisible())


CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def scene(qtbot: QtBot, themed: QApplication) -> Scene:
    del themed
    return Scene(qtbot, transcripts.three())


# --- heard ------------------------------------------------------------------------------------------------------------


def test_the_word_that_is_heard_is_marked_and_the_cursor_follows(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Space)
    assert [(playing.path.name, playing.from_s) for playing in scene.player.asked] == [("interview.mp3", 0.0)]
    scene.hear(0.6)
    assert scene.heard == "morning,"
    scene.hear(5.2)
    assert scene.heard == "we"
    assert scene.row == 1
    scene.key(Qt.Key.Key_Space)
    assert scene.player.playing == 0
    assert scene.heard == "we"


def test_a_click_on_a_word_goes_there_and_one_on_the_time_to_the_segment(scene: Scene) -> None:
    scene.click(2, "brown")
    assert scene.player.asked == []
    assert scene.heard == "brown"
    assert scene.row == 2
    scene.key(Qt.Key.Key_Space)
    start_s = scene.document.segments[2].start_s
    assert scene.player.asked[-1].from_s == pytest.approx(start_s + 1.0)
    place = scene.view.list.visualRect(scene.view.list.model().index(1)).center()
    scene.qtbot.mouseClick(scene.view.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, place.y()))
    assert scene.player.asked[-1].from_s == scene.document.segments[1].start_s


def test_going_to_a_segment_by_key_goes_to_its_sound(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Down)
    scene.key(Qt.Key.Key_Space)
    assert scene.player.asked[-1].from_s == scene.document.segments[1].start_s
    scene.key(Qt.Key.Key_Right)
    assert scene.player.asked[-1].from_s == pytest.approx(scene.document.segments[1].start_s + 3)
    scene.key(Qt.Key.Key_Left)
    assert scene.player.asked[-1].from_s == pytest.approx(scene.document.segments[1].start_s)


def test_speed_changes_while_it_plays_and_stays(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Space)
    scene.hear(1.5)
    scene.key(Qt.Key.Key_Plus, CTRL)
    assert (scene.player.asked[-1].speed, scene.player.asked[-1].from_s) == (1.25, pytest.approx(1.5))
    for _ in range(9):
        scene.key(Qt.Key.Key_Minus, CTRL)
    assert scene.player.asked[-1].speed == 0.5
    combo = scene.view.sound._speed
    assert combo.currentText().startswith("0.5")


def test_a_segment_is_repeated_and_another_one_instead_when_one_goes_there(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Down)
    scene.key(Qt.Key.Key_L, CTRL)
    scene.key(Qt.Key.Key_Space)
    second, third = scene.document.segments[1:]
    assert scene.player.asked[-1].loop == (second.start_s, second.end_s)
    scene.hear(second.end_s + 0.5)  # what comes behind it is no reason to go there
    assert scene.row == 1
    scene.key(Qt.Key.Key_Down)
    assert scene.player.asked[-1].loop == (third.start_s, third.end_s)
    assert scene.player.asked[-1].from_s == pytest.approx(third.start_s)
    scene.button("Repeat").click()
    assert scene.player.asked[-1].loop is None


def test_the_picture_of_the_sound_is_a_bar_to_go_anywhere(scene: Scene) -> None:
    assert scene.peaks.asked == [transcripts.JOB.path]
    wave = scene.view.sound.wave
    before = wave.grab().toImage()
    scene.peaks.tell()
    assert wave.grab().toImage() != before
    scene.qtbot.mouseClick(wave, Qt.MouseButton.LeftButton, pos=wave.rect().center())
    scene.key(Qt.Key.Key_F8)
    assert scene.player.asked[-1].from_s == pytest.approx(15.0, abs=0.2)


def test_a_dictation_ends_it_because_the_microphone_would_hear_it(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Space)
    scene.view.show_status(status(AppState.LISTENING))
    assert scene.player.playing == 0
    scene.key(Qt.Key.Key_Space)
    assert scene.player.playing == 0
    scene.view.show_status(status(AppState.IDLE))
    scene.key(Qt.Key.Key_Space)
    assert scene.player.playing


def test_what_cannot_be_played_says_why(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Space)
    scene.player.failed.emit(scene.player.playing, "There is no file.", "Look for it.")
    assert "There is no file. Look for it." in scene.labels()


# --- corrected --------------------------------------------------------------------------------------------------------


def test_a_segment_is_corrected_in_its_place(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Down)
    scene.key(Qt.Key.Key_Return)
    assert scene.field.isVisible()
    assert scene.field.hasFocus()
    scene.key(Qt.Key.Key_Backspace)
    scene.write(" today.")
    scene.key(Qt.Key.Key_Return)
    assert not scene.field.isVisible()
    assert scene.texts[1] == "Today we talk about gardens today."
    assert [word.text for word in scene.document.segments[1].words][-2:] == ["gardens", "today."]
    assert scene.view.list.hasFocus()
    scene.key(Qt.Key.Key_Z, CTRL)
    assert scene.document == transcripts.three()
    scene.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert scene.texts[1].endswith("today.")


def test_a_double_click_corrects_at_the_letter(scene: Scene) -> None:
    place = scene.place_of(2, "jumps")
    scene.qtbot.mouseDClick(scene.view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    scene.write("X")
    scene.key(Qt.Key.Key_Return)
    assert "juXmps" in scene.texts[2] or "jumXps" in scene.texts[2]


def test_escape_gives_up_what_was_written_even_when_it_was_saved(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Return)
    scene.write(" And more.")
    scene.qtbot.waitUntil(lambda: bool(scene.saved), timeout=3000)
    assert scene.saved[-1][1].segments[0].text.endswith("And more.")
    assert scene.field.hasFocus()
    scene.key(Qt.Key.Key_Escape)
    assert scene.document == transcripts.three()
    assert not scene.view.editing.editor.can_undo
    assert scene.view.isVisible()


def test_undo_in_the_field_is_of_its_letters_first(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Delete)
    scene.key(Qt.Key.Key_Return)
    scene.write("!!")
    scene.key(Qt.Key.Key_Z, CTRL)
    assert scene.field.isVisible()
    assert not scene.field.toPlainText().endswith("!")
    scene.key(Qt.Key.Key_Z, CTRL)
    assert not scene.field.isVisible()
    assert scene.document == transcripts.three()


def test_ctrl_enter_splits_where_the_cursor_is(scene: Scene) -> None:
    scene.view._steps.edit(2, len("The quick "))
    scene.key(Qt.Key.Key_Return, CTRL)
    assert scene.texts[2:] == ["The quick", transcripts.TALK[2][1].removeprefix("The quick ")]
    assert scene.field.hasFocus()
    assert scene.field.toPlainText().startswith("brown")
    assert scene.document.segments[3].start_s == pytest.approx(scene.document.segments[2].start_s + 1.0)
    scene.key(Qt.Key.Key_Backspace)
    assert scene.texts == transcripts_texts()
    assert scene.field.character == len("The quick ")
    scene.key(Qt.Key.Key_Escape)
    scene.key(Qt.Key.Key_Z, CTRL)
    scene.key(Qt.Key.Key_Z, CTRL)
    assert scene.document == transcripts.three()


def transcripts_texts() -> list[str]:
    return [text for _, text in transcripts.TALK]


def test_in_the_list_it_is_split_where_it_is_heard(scene: Scene) -> None:
    scene.click(2, "fox")
    scene.key(Qt.Key.Key_Return, CTRL)
    assert scene.texts[2] == "The quick brown"
    assert scene.row == 3


@pytest.mark.parametrize("character", [0, 1000])
def test_where_nothing_can_be_split_it_says_so(scene: Scene, character: int) -> None:
    scene.view._steps.edit(2, min(character, len(scene.texts[2])))
    scene.key(Qt.Key.Key_Return, CTRL)
    assert scene.document == transcripts.three()
    assert scene.field.hasFocus()
    assert "Nothing to split here. Put the cursor between two words first." in scene.labels()
    scene.key(Qt.Key.Key_E, CTRL)
    assert "Nothing to split" not in scene.labels()


def test_the_first_word_of_a_segment_that_is_heard_splits_nothing_and_says_so(scene: Scene) -> None:
    scene.click(2, "The")
    scene.key(Qt.Key.Key_Return, CTRL)
    assert scene.document == transcripts.three()
    assert "Nothing to split here. Click the word that is to begin the next segment." in scene.labels()


def test_the_first_segment_has_none_to_be_joined_with_and_says_so(scene: Scene) -> None:
    scene.key(Qt.Key.Key_J, CTRL)
    assert scene.document == transcripts.three()
    assert "There is no segment before this one to join it with." in scene.labels()


def test_after_a_join_the_mark_stands_at_the_segment_that_is_heard(scene: Scene) -> None:
    scene.click(2, "fox")
    assert (scene.view.list._heard_row, scene.heard) == (2, "fox")
    scene.key(Qt.Key.Key_Backspace)
    assert (scene.view.list._heard_row, scene.heard) == (1, "fox")
    assert scene.row == 1


def test_text_from_right_to_left_begins_at_the_right_and_each_word_is_where_it_is_seen(
    qtbot: QtBot, themed: QApplication
) -> None:
    scene = Scene(qtbot, transcripts.two_ways(), width=420)
    view = scene.view.list
    for row in (0, 1):
        lines = [view.laid(row).layout.lineAt(at) for at in range(view.laid(row).layout.lineCount())]
        assert all(abs(line.naturalTextRect().right() - view._look.text_px) < 2 for line in lines)
        assert all(line.naturalTextRect().left() > 2 for line in lines)
        for word in scene.document.segments[row].words[1:]:  # at the very beginning nothing is heard
            scene.click(row, word.text)
            assert scene.heard == word.text
    assert view.laid(2).layout.lineAt(0).naturalTextRect().left() < 1
    first, last = (scene.place_of(0, word).x() for word in ("صباح", "برنامجنا"))
    assert first > last


def test_it_is_corrected_from_right_to_left_in_its_place(qtbot: QtBot, themed: QApplication) -> None:
    scene = Scene(qtbot, transcripts.two_ways(), width=420)
    view, look = scene.view.list, scene.view.list._look
    right = look.gutter_px + look.text_px
    scene.key(Qt.Key.Key_Home)
    scene.key(Qt.Key.Key_Return)
    field = scene.field
    scene.key(Qt.Key.Key_Home, CTRL)
    at = field.viewport().mapTo(view.viewport(), field.cursorRect().topLeft())
    assert abs(at.x() - right) <= 2 + field.cursorWidth()
    scene.key(Qt.Key.Key_Left)
    assert field.character == 1
    scene.key(Qt.Key.Key_A, CTRL)
    scene.write("Hello")
    at = field.viewport().mapTo(view.viewport(), field.cursorRect().topLeft())
    assert at.x() < right / 2
    scene.key(Qt.Key.Key_Return)
    assert scene.texts[0] == "Hello"
    assert view.laid(0).layout.lineAt(0).naturalTextRect().left() < 1


def test_after_a_correction_the_files_written_before_can_be_written_again(qtbot: QtBot, themed: QApplication) -> None:
    written = (transcripts.JOB.path.with_suffix(".srt"),)
    scene = Scene(qtbot, transcripts.three(), written=written)
    sentence = "The files written before stay as they are."
    assert sentence not in scene.labels()
    scene.key(Qt.Key.Key_Return)
    scene.write("!")
    scene.key(Qt.Key.Key_Return)
    scene.view.flush()
    job = replace(transcripts.JOB, written=written, edited=True, outdated=True)
    scene.view.show_job(job)
    assert sentence in scene.labels()
    with qtbot.waitSignal(scene.view.write_again_requested) as asked:
        scene.button("Write again").click()
    assert asked.args == [7]
    assert scene.view.list.hasFocus()
    scene.view.show_job(replace(job, outdated=False, written=(*written, written[0].with_stem("talk (2)"))))
    assert "Written: " in scene.labels()
    scene.key(Qt.Key.Key_Down)
    scene.key(Qt.Key.Key_C, CTRL)
    assert sentence not in scene.labels()
    assert "Written: " not in scene.labels()


def test_without_written_files_nothing_is_said_of_them(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Return)
    scene.write("!")
    scene.view.flush()
    assert scene.saved
    assert "The files written" not in scene.labels()


def test_chosen_segments_are_joined_and_deleted(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Down, SHIFT)
    scene.key(Qt.Key.Key_J, CTRL)
    assert scene.texts[0] == " ".join(transcripts_texts()[:2])
    scene.key(Qt.Key.Key_Down)
    scene.key(Qt.Key.Key_Delete)
    assert len(scene.texts) == 1
    scene.key(Qt.Key.Key_Z, CTRL)
    scene.key(Qt.Key.Key_Z, CTRL)
    assert scene.document == transcripts.three()


def test_a_segment_is_moved_by_keys_also_while_it_is_corrected(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Down)
    start_s, end_s = scene.document.segments[1].start_s, scene.document.segments[1].end_s
    scene.key(Qt.Key.Key_Right, ALT)
    scene.key(Qt.Key.Key_Right, ALT)
    assert scene.document.segments[1].start_s == pytest.approx(start_s + 0.2)
    assert scene.document.segments[1].words[0].start_s == pytest.approx(start_s + 0.2)
    scene.key(Qt.Key.Key_Return)
    scene.key(Qt.Key.Key_Left, ALT)
    scene.key(Qt.Key.Key_Right, ALT | SHIFT)
    scene.key(Qt.Key.Key_Up, ALT)
    assert scene.document.segments[1].start_s == pytest.approx(start_s)
    assert scene.document.segments[1].end_s == pytest.approx(end_s + 0.2)
    assert scene.field.hasFocus()


def test_it_begins_and_ends_where_it_is_heard(scene: Scene) -> None:
    scene.click(2, "fox")
    at_s = scene.view._cursor.position_s
    scene.key(Qt.Key.Key_End, ALT)
    assert scene.document.segments[2].end_s == at_s
    scene.key(Qt.Key.Key_Z, CTRL)
    scene.click(2, "fox")
    scene.key(Qt.Key.Key_Home, ALT)
    assert scene.document.segments[2].start_s == at_s


def test_up_and_down_go_on_correcting_the_neighbours(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Return)
    scene.key(Qt.Key.Key_Down)
    assert scene.field.toPlainText() == transcripts.TALK[1][1]
    assert scene.row == 1
    scene.key(Qt.Key.Key_Up)
    assert scene.field.toPlainText() == transcripts.TALK[0][1]
    assert scene.field.textCursor().atEnd()


def test_the_sound_is_played_while_one_writes_and_the_word_is_marked_in_the_field(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Return)
    scene.key(Qt.Key.Key_Space, CTRL)
    assert scene.player.playing
    scene.hear(0.7)
    marked = [mark.cursor.selectedText() for mark in scene.field.extraSelections()]
    assert marked == ["morning"]
    assert scene.field.hasFocus()
    scene.key(Qt.Key.Key_F8)
    assert not scene.player.playing


def test_no_text_at_all_takes_the_segment_away(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Return)
    scene.key(Qt.Key.Key_A, CTRL)
    scene.key(Qt.Key.Key_Delete)
    scene.key(Qt.Key.Key_Return)
    assert scene.texts == transcripts_texts()[1:]


# --- saved ------------------------------------------------------------------------------------------------------------


def test_a_change_is_saved_a_second_after_the_last_one(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Right, ALT)
    scene.qtbot.wait(500)
    scene.key(Qt.Key.Key_Right, ALT)
    scene.qtbot.wait(700)
    assert scene.saved == []
    assert "Not saved yet." in scene.labels()
    scene.qtbot.waitUntil(lambda: bool(scene.saved), timeout=2000)
    assert scene.saved == [(7, scene.document)]
    assert "Not saved yet." not in scene.labels()
    scene.qtbot.wait(1200)
    assert len(scene.saved) == 1


@pytest.mark.parametrize("way", ["back", "escape", "hide", "another", "flush", "export"])
def test_what_is_not_saved_is_saved_at_the_end(scene: Scene, way: str) -> None:
    scene.key(Qt.Key.Key_Return)
    scene.write("!")
    if way == "back":
        scene.button("Back").click()
    elif way == "escape":
        scene.key(Qt.Key.Key_Return)
        with scene.qtbot.waitSignal(scene.view.closed):
            scene.key(Qt.Key.Key_Escape)
    elif way == "hide":
        scene.view.hide()
    elif way == "another":
        scene.view.show_document(replace(transcripts.JOB, id=8), Document())
    elif way == "flush":
        scene.view.flush()
    else:
        with scene.qtbot.waitSignal(scene.view.export_requested) as asked:
            scene.key(Qt.Key.Key_E, CTRL)
        assert asked.args == [7]
    assert [id_ for id_, _ in scene.saved] == [7]
    assert scene.saved[0][1].segments[0].text.endswith("!")


def test_nothing_changed_is_nothing_saved(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Return)
    scene.key(Qt.Key.Key_Return)
    scene.button("Back").click()
    assert scene.saved == []


def test_a_file_that_is_still_transcribed_is_read_and_grows(qtbot: QtBot, themed: QApplication) -> None:
    del themed
    scene = Scene(qtbot, transcripts.three(), state=JobState.RUNNING)
    scene.key(Qt.Key.Key_Return)
    scene.key(Qt.Key.Key_Delete)
    assert not scene.field.isVisible()
    assert scene.document == transcripts.three()
    more = transcripts.segment(20.0, "More of it.")
    scene.view.add_text(7, (more,))
    scene.view.add_text(8, (more,))
    assert scene.texts[-1] == "More of it."
    assert len(scene.texts) == 4
    assert "still being transcribed" in scene.labels()
    scene.view.show_job(replace(transcripts.JOB, state=JobState.PAUSED))
    scene.key(Qt.Key.Key_Return)
    assert scene.field.isVisible()
    scene.write("!")
    scene.view.show_job(replace(transcripts.JOB, state=JobState.RUNNING))
    assert not scene.field.isVisible()
    assert scene.texts[0].endswith("!")
    scene.view.add_text(7, (transcripts.segment(25.0, "And more."),))
    scene.view.show_job(replace(transcripts.JOB, state=JobState.DONE))
    scene.key(Qt.Key.Key_Z, CTRL)
    assert scene.texts == [*transcripts_texts(), "More of it.", "And more."]


# --- found ------------------------------------------------------------------------------------------------------------


def find_field(scene: Scene, name: str = "Find") -> QLineEdit:
    return next(f for f in scene.view.findChildren(QLineEdit) if f.accessibleName() == name)


def test_words_are_found_one_after_the_other(scene: Scene) -> None:
    scene.view.focus_search()
    scene.write("the")
    assert "1 of 2" in scene.labels()
    hit = scene.view.list._hit
    assert (hit.segment, hit.start) == (2, 0)
    scene.key(Qt.Key.Key_Return)
    assert "2 of 2" in scene.labels()
    scene.key(Qt.Key.Key_Return)
    assert "1 of 2" in scene.labels()
    scene.key(Qt.Key.Key_Return, SHIFT)
    assert "2 of 2" in scene.labels()
    box = next(b for b in scene.view.findChildren(QCheckBox) if "capitals" in b.text())
    box.click()
    assert "1 of 1" in scene.labels()
    find_field(scene).setFocus()
    scene.key(Qt.Key.Key_Escape)
    assert scene.view.list._search is None
    assert scene.view.list.hasFocus()
    assert scene.view.isVisible()


def test_a_place_is_replaced_and_then_all(scene: Scene) -> None:
    scene.key(Qt.Key.Key_H, CTRL)
    scene.write("the")
    find_field(scene, "Replace with").setFocus()
    scene.write("a")
    scene.key(Qt.Key.Key_Return)
    assert scene.texts[2].startswith("a quick brown fox jumps over the")
    assert "1 of 1" in scene.labels()
    scene.key(Qt.Key.Key_Return)
    assert "over a lazy" in scene.texts[2]
    assert "Not found" in scene.labels()
    scene.key(Qt.Key.Key_Escape)
    for _ in range(2):
        scene.key(Qt.Key.Key_Z, CTRL)
    assert scene.document == transcripts.three()
    scene.key(Qt.Key.Key_H, CTRL)
    find_field(scene).setText("o")
    find_field(scene, "Replace with").setText("0")
    scene.button("Replace all").click()
    assert "places replaced." in scene.labels()
    assert "o" not in "".join(scene.texts)
    scene.key(Qt.Key.Key_Escape)
    scene.key(Qt.Key.Key_Z, CTRL)
    assert scene.document == transcripts.three()


def test_what_is_written_meanwhile_is_found_too(scene: Scene) -> None:
    scene.view.focus_search()
    scene.write("zebra")
    assert "Not found" in scene.labels()
    scene.view._steps.edit(0, 0)
    scene.write("Zebra ")
    scene.key(Qt.Key.Key_Return)
    assert "1 found" in scene.labels()
    scene.key(Qt.Key.Key_F3)
    assert "1 of 1" in scene.labels()


# --- speakers ---------------------------------------------------------------------------------------------------------


def test_a_speaker_is_named_by_keys_and_renamed_everywhere(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Down)
    scene.key(Qt.Key.Key_F4)
    scene.write("Cid")
    scene.key(Qt.Key.Key_Return)
    assert [segment.speaker for segment in scene.document.segments] == ["Ann", "Cid", "Bob"]
    assert scene.view.list.hasFocus()
    scene.key(Qt.Key.Key_Up)
    scene.key(Qt.Key.Key_F4)
    combo = next(c for c in scene.view.findChildren(QComboBox) if c.accessibleName() == "Name of the speaker")
    assert [combo.itemText(n) for n in range(combo.count())] == ["Ann", "Bob", "Cid"]
    combo.setEditText("Bob")
    scene.button("Rename everywhere").click()
    assert [segment.speaker for segment in scene.document.segments] == ["Bob", "Cid", "Bob"]
    scene.key(Qt.Key.Key_Z, CTRL)
    assert [segment.speaker for segment in scene.document.segments] == ["Ann", "Cid", "Bob"]


def test_a_name_stands_where_another_one_begins(scene: Scene) -> None:
    named = [scene.view.list.laid(row).has_name for row in range(3)]
    assert named == [True, False, True]
    scene.view.editing.follow(scene.view.editing.editor.set_speaker(0, 0, ""))
    assert [scene.view.list.laid(row).has_name for row in range(3)] == [False, True, True]


# --- again ------------------------------------------------------------------------------------------------------------


def test_chosen_segments_are_transcribed_again_as_one_step(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Down)
    with scene.qtbot.waitSignal(scene.view.choices_requested):
        scene.key(Qt.Key.Key_R, CTRL)
    scene.view.choose_again(CHOICES)
    box = next(b for b in scene.view.findChildren(QCheckBox) if "English" in b.text().replace("&", ""))
    box.click()
    start_s, end_s = scene.document.segments[1].start_s, scene.document.segments[1].end_s
    with scene.qtbot.waitSignal(scene.view.again_requested) as asked:
        next(b for b in scene.view.findChildren(QPushButton) if b.accessibleName() == "Transcribe again now").click()
    assert asked.args == [7, start_s, end_s, "base", "en", True]
    scene.view.show_again(Retranscribing(entry_id=7, model="base", share=0.4))
    assert "40 %" in scene.labels()
    with scene.qtbot.waitSignal(scene.view.stop_again_requested):
        scene.button("Stop").click()
    heard = (transcripts.segment(start_s, "Now we speak of"), transcripts.segment(start_s + 2.0, "parks."))
    scene.view.show_again_heard(7, start_s, end_s, heard)
    assert scene.texts[1:3] == ["Now we speak of", "parks."]
    assert [segment.speaker for segment in scene.document.segments] == ["Ann", "Ann", "Ann", "Bob"]
    assert "40 %" not in scene.labels()
    scene.view.list.setFocus()
    scene.key(Qt.Key.Key_Z, CTRL)
    assert scene.document == transcripts.three()


def test_what_cannot_be_transcribed_again_says_why(scene: Scene) -> None:
    scene.view.show_again_failed(8, "Another file.")
    scene.view.show_again_failed(7, "The model is gone.")
    assert "The model is gone." in scene.labels()
    assert "Another file." not in scene.labels()
    scene.view.show_again_heard(8, 0.0, 99.0, ())
    assert scene.document == transcripts.three()


# --- seen -------------------------------------------------------------------------------------------------------------


def test_thousands_of_segments_open_at_once_and_are_all_there(qtbot: QtBot, themed: QApplication) -> None:
    del themed
    scene = Scene(qtbot, transcripts.many(3000))
    assert scene.view.list._heights.any_guessed() is not None  # it was not all measured
    assert len(scene.view.list._laid) < 400
    scene.key(Qt.Key.Key_End)
    assert scene.row == 2999
    last = scene.view.list.visualRect(scene.view.list.model().index(2999))
    assert scene.view.list.viewport().rect().contains(last)
    scene.qtbot.waitUntil(lambda: scene.view.list._heights.any_guessed() is None, timeout=20_000)
    last = scene.view.list.visualRect(scene.view.list.model().index(2999))
    assert scene.view.list.viewport().rect().contains(last)
    scene.key(Qt.Key.Key_Home)
    scene.key(Qt.Key.Key_PageDown)
    assert 3 < scene.row < 20
    scene.key(Qt.Key.Key_PageUp)
    assert scene.row == 0


def test_rows_follow_each_other_without_gaps_whatever_is_changed(qtbot: QtBot, themed: QApplication) -> None:
    del themed
    scene = Scene(qtbot, transcripts.many(40), width=440)
    view = scene.view.list
    for step in (
        lambda: scene.view.editing.editor.split(3, 5),
        lambda: scene.view.editing.editor.merge(6, 9),
        lambda: scene.view.editing.editor.delete(0, 1),
        lambda: scene.view.editing.editor.rename_speaker("Ann", "Anna Maria"),
        scene.view.editing.editor.undo,
        scene.view.editing.editor.undo,
    ):
        scene.view.editing.follow(step())
        scene.qtbot.waitUntil(lambda: view._heights.any_guessed() is None, timeout=5000)
        top = -view.verticalOffset()
        for row in range(view.model().rowCount()):
            place = view.visualRect(view.model().index(row))
            fresh = layouts.lay_out(view._segments.segment(row), view._look, has_name=view._has_name(row))
            assert (place.top(), place.height()) == (top, fresh.height_px)
            top += place.height()


def test_what_is_heard_stays_in_sight_unless_the_user_looks_elsewhere(qtbot: QtBot, themed: QApplication) -> None:
    del themed
    scene = Scene(qtbot, transcripts.many(300), duration_s=3600.0)
    scene.player.duration_s = 3600.0
    scene.key(Qt.Key.Key_Space)
    for row in range(0, 60, 5):
        scene.hear(scene.document.segments[row].start_s + 0.05)
        assert scene.view.list.shows_row(row)
    bar = scene.view.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    scene.hear(scene.document.segments[61].start_s + 0.05)
    assert bar.value() > bar.maximum() - 50
    assert not scene.view.list.shows_row(61)


def test_unsure_words_have_a_dotted_line_and_say_why(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    laid = scene.view.list.laid(1)
    (mark,) = laid.unsure
    assert laid.layout.text()[mark.start : mark.start + mark.length] == "gardens"
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: told.append(text))
    viewport = scene.view.list.viewport()
    for word in ("gardens", "talk"):
        place = scene.place_of(1, word)
        QApplication.sendEvent(viewport, QHelpEvent(QHelpEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
    assert told == ["The model was not sure of this word (42 %)."]


def test_signs_beyond_the_first_plane_are_marked_where_they_are(qtbot: QtBot, themed: QApplication) -> None:
    del themed
    scene = Scene(qtbot, Document.of([transcripts.segment(0.0, "😀😀 Hello there")]))
    scene.click(0, "there")
    assert scene.heard == "there"
    scene.view._steps.edit(0, 3)
    scene.write("X")
    scene.key(Qt.Key.Key_Return)
    assert scene.texts == ["😀😀 XHello there"]


def test_a_screen_reader_hears_the_segments(scene: Scene) -> None:
    heard = QAccessible.queryAccessibleInterface(scene.view.list)
    assert heard.text(QAccessible.Text.Name) == "Text of the file"
    assert heard.childCount() == 3
    assert heard.child(1).text(QAccessible.Text.Name) == "0:04, Ann: Today we talk about gardens."
    for widget in scene.view.findChildren(QPushButton) + scene.view.findChildren(QLineEdit):
        if widget.isVisible() and not widget.parent().inherits("QComboBox"):
            assert widget.accessibleName(), widget


def test_chosen_text_is_copied(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Down, SHIFT)
    scene.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == " ".join(transcripts_texts()[:2])


def test_all_buttons_can_be_reached_by_tab(scene: Scene) -> None:
    reached = set()
    for _ in range(40):
        scene.key(Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    for button in scene.view.findChildren(QPushButton):
        if button.isVisible() and button.isEnabled():
            assert button in reached, button.text()
    assert scene.view.list in reached


def test_no_text_is_said(qtbot: QtBot, themed: QApplication) -> None:
    del themed
    scene = Scene(qtbot, Document())
    assert "There is no text." in scene.labels()
    for command in Command:
        if command is not Command.LEAVE:
            scene.view.do(command)
    assert scene.document == Document()


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_nothing_widens_the_window(qtbot: QtBot, themed: QApplication, colours: theme.ThemeName, factor: float) -> None:
    theme.apply(colours)

    def check() -> None:
        scene = Scene(qtbot, transcripts.three(), width=420)
        scene.peaks.tell()
        for open_panel in (
            scene.view.focus_search,
            lambda: scene.view.do(Command.REPLACE),
            lambda: scene.view.do(Command.SPEAKER),
            lambda: scene.view.choose_again(CHOICES),
        ):
            open_panel()
            qtbot.wait(10)
            assert scene.view.minimumSizeHint().width() <= 420
            assert scene.view.width() == 420
            assert scene.view.list.viewport().height() > 60

    with_font(themed, factor, check)


def test_a_segment_without_words_can_be_heard_and_corrected(qtbot: QtBot, themed: QApplication) -> None:
    del themed
    parts = [Segment(start_s=n * 4.0, end_s=n * 4.0 + 3, text=f" Part {n}.", avg_logprob=-0.2) for n in range(3)]
    scene = Scene(qtbot, Document.of(parts))
    scene.click(1, "Part")
    scene.key(Qt.Key.Key_Space)
    assert scene.player.asked[-1].from_s == 4.0
    assert scene.heard == ""
    scene.hear(8.5)
    assert scene.row == 2
    scene.key(Qt.Key.Key_Return)
    scene.write(" Yes.")
    scene.key(Qt.Key.Key_Return)
    assert scene.texts[2] == "Part 2. Yes."


# --- several things at once -------------------------------------------------------------------------------------------


def test_who_writes_without_a_pause_is_saved_all_the_same(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dictation_app.ui.transcript.editing.SAVE_AT_LATEST_S", 0.5)
    scene.key(Qt.Key.Key_Return)
    began_s = time.monotonic()
    while not scene.saved and time.monotonic() - began_s < 3:
        scene.write("x")
        scene.qtbot.wait(20)
    assert scene.saved, "nothing is saved as long as he writes"
    assert scene.saved[0][1].segments[0].text.strip().endswith("x")
    assert scene.field.hasFocus()


def test_a_segment_that_is_deleted_by_the_menu_while_it_is_corrected_takes_no_other_with_it(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Return)
    scene.write(" More")
    scene.view.do(Command.DELETE)
    assert scene.texts == [text for _, text in transcripts.TALK[1:]]
    assert not scene.field.isVisible()
    scene.view.flush()
    assert scene.texts == [text for _, text in transcripts.TALK[1:]]
    scene.key(Qt.Key.Key_Return)
    scene.field.clear()
    scene.view.do(Command.DELETE)
    assert scene.texts == [transcripts.TALK[2][1]]


def test_a_place_is_replaced_where_it_is_when_the_text_before_it_was_just_changed(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Down)
    scene.view.do(Command.REPLACE)
    scene.write("gardens")
    scene.view.list.setFocus()
    scene.key(Qt.Key.Key_Return)
    scene.key(Qt.Key.Key_Home)
    scene.write("And so ")
    scene.button("Replace").click()
    assert scene.texts[1] == "And so Today we talk about gardens."
    assert "1 of 1" in scene.labels()
    scene.button("Replace").click()
    assert scene.texts[1] == "And so Today we talk about ."


@pytest.mark.parametrize(
    ("row", "key", "left"), [(0, Qt.Key.Key_Down, 1), (1, Qt.Key.Key_Down, 2), (2, Qt.Key.Key_Up, 1)]
)
def test_from_a_segment_without_text_one_goes_on_to_its_neighbour(
    scene: Scene, row: int, key: Qt.Key, left: int
) -> None:
    texts = scene.texts
    scene.view._steps.edit(row, 0)
    scene.field.clear()
    scene.key(key)
    assert scene.texts == [text for number, text in enumerate(texts) if number != row]
    assert scene.field.hasFocus()
    assert scene.field.toPlainText() == texts[left]


def test_only_neighbours_can_be_chosen_so_that_nothing_between_them_is_deleted(scene: Scene) -> None:
    rows = [scene.list.model().index(row) for row in range(3)]
    scene.click(0, "welcome")
    place = scene.list.visualRect(rows[2]).center()
    scene.qtbot.mouseClick(scene.list.viewport(), Qt.MouseButton.LeftButton, CTRL, pos=place)
    chosen = sorted(index.row() for index in scene.list.selectionModel().selectedIndexes())
    scene.key(Qt.Key.Key_Delete)
    assert len(scene.texts) == 3 - len(chosen)


def test_a_name_goes_to_the_segment_it_was_asked_for_while_the_sound_goes_on(scene: Scene) -> None:
    scene.key(Qt.Key.Key_Space)
    scene.hear(0.5)
    scene.key(Qt.Key.Key_F4)
    scene.write("Zoe")
    second_s = scene.document.segments[1].start_s
    scene.hear(second_s + 0.2)
    scene.key(Qt.Key.Key_Return)
    assert [segment.speaker for segment in scene.document.segments] == ["Zoe", "Ann", "Bob"]
    scene.hear(second_s + 0.4)
    scene.hear(scene.document.segments[2].start_s + 0.2)
    assert scene.row == 2, "it follows again"


def test_the_part_that_is_transcribed_again_is_the_one_that_was_shown(scene: Scene) -> None:
    asked: list[tuple[float, float]] = []
    scene.view.again_requested.connect(lambda _id, start_s, end_s, *_how: asked.append((start_s, end_s)))
    scene.key(Qt.Key.Key_Space)
    scene.hear(0.5)
    scene.key(Qt.Key.Key_R, CTRL)
    scene.view.choose_again(CHOICES)
    scene.hear(scene.document.segments[1].start_s + 0.2)
    first = scene.document.segments[0]
    next(b for b in scene.view.findChildren(QPushButton) if b.accessibleName() == "Transcribe again now").click()
    assert asked == [(first.start_s, first.end_s)]


def test_another_segment_is_none_that_a_panel_was_opened_for(scene: Scene) -> None:
    scene.key(Qt.Key.Key_F4)
    scene.click(2, "fox")
    assert not scene.view._speaker_panel.isVisible()


def test_leaving_a_text_gives_up_what_is_transcribed_again_of_it(scene: Scene) -> None:
    stopped: list[bool] = []
    scene.view.stop_again_requested.connect(lambda: stopped.append(True))
    scene.view.close_document()
    assert not stopped, "nothing is"
    scene.view.show_document(transcripts.JOB, transcripts.three())
    scene.view.show_again(Retranscribing(entry_id=7, model="base", is_held=False))
    scene.view.close_document()
    assert stopped == [True]


@pytest.mark.parametrize("panel", ["speaker", "again"])
def test_letters_to_press_are_all_different(scene: Scene, panel: str) -> None:
    scene.view.do(Command.REPLACE)
    if panel == "speaker":
        scene.view.do(Command.SPEAKER)
    else:
        scene.view.choose_again(CHOICES)
    shown = [button.text() for button in scene.view.findChildren(QAbstractButton) if button.isVisible()]
    letters = [text[text.index("&") + 1].lower() for text in shown if "&" in text]
    assert len(letters) > 10
    assert len(set(letters)) == len(letters), sorted(letters)


def test_a_file_of_hours_has_its_times_in_hours_everywhere(qtbot: QtBot, themed: QApplication) -> None:
    del themed
    long = Document.of([transcripts.segment(0, "Begin."), transcripts.segment(4000, "End.")])
    scene = Scene(qtbot, long, duration_s=4100.0)
    assert "0:00:00 / 1:08:20" in scene.labels()
    scene.key(Qt.Key.Key_End)
    scene.view.choose_again(CHOICES)
    assert "From 1:06:40.0 to 1:06:40.5 of the file" in scene.labels()

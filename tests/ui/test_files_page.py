"""The Files page alone: what it shows, what it asks for, and that everybody can use it."""

from __future__ import annotations

import itertools
import re
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from dictation_app.audio.media import AudioTrack, MediaInfo
from dictation_app.export import FORMATS
from dictation_app.file_jobs import Channels, FileJob, JobChoices, JobState
from dictation_app.transcript_edit import Document
from dictation_app.ui import files_words
from dictation_app.ui.files_words import Usual
from dictation_app.ui.files_written import formats_of
from dictation_app.ui.job_deeds import Deed, possible
from dictation_app.ui.jobs_delegate import parts
from dictation_app.ui.jobs_model import JobsModel
from dictation_app.ui.main_window import MINIMUM_WIDTH_PX, MainWindow
from dictation_app.ui.transcript.commands import Command

from . import jobs
from .statuses import READY, with_font

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dictation_app.ui.files_page import FilesPage
    from dictation_app.ui.job_choices import JobChoicesForm

ASKED_FOR = (
    "add", "choose", "pause", "go_on", "cancel", "retry", "remove", "move", "hold_all", "open", "export", "reveal",
)  # fmt: skip


class Asked:
    """What a page asked for, in order: the name and what came with it."""

    def __init__(self, page: FilesPage) -> None:
        self.all: list[tuple[Any, ...]] = []
        for name in ASKED_FOR:
            getattr(page, f"{name}_requested").connect(lambda *given, name=name: self.all.append((name, *given)))
        page.defaults_changed.connect(lambda choices: self.all.append(("defaults", choices)))

    def of(self, name: str) -> list[tuple[Any, ...]]:
        return [given for asked, *given in self.all if asked == name]


@pytest.fixture
def window(qtbot: QtBot, themed: QApplication) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_status(READY)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.files.set_usual(Usual(model="base", language="auto"))
    window.files.set_models(("tiny", "base"))
    window.show_files()
    return window


@pytest.fixture
def page(window: MainWindow) -> FilesPage:
    window.files.show_jobs(jobs.EVERY)
    window.files._jobs.take_focus()
    return window.files


@pytest.fixture
def asked(page: FilesPage) -> Asked:
    return Asked(page)


def choose(page: FilesPage, *chosen: FileJob) -> None:
    page._jobs._list.choose([job.id for job in chosen])


def texts(page: QWidget) -> str:
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    edits = [edit.toPlainText() for edit in page.findChildren(QPlainTextEdit) if edit.isVisible()]
    return "\n".join([*shown, *edits]).replace("\u200b", "")


def button(page: FilesPage, deed: Deed) -> QPushButton:
    return page._jobs._details.button(deed)


# --- what it shows --------------------------------------------------------------------------------------------------


def test_without_files_it_says_what_it_is_for(window: MainWindow) -> None:
    told = texts(window.files)
    assert "Drop files or folders here" in told
    assert "MP3" in told
    assert "on this computer only" in told
    assert not window.files._jobs.isVisible()


@pytest.mark.parametrize(
    ("job", "expected"),
    [
        (jobs.RUNNING, ["Running", "44 %", "1 min left", "20 min 34 s", "English", "base", "8.2×"]),  # noqa: RUF001
        (jobs.HELD, ["Lets you dictate", "44 %"]),
        (jobs.WAITING, ["Waiting", "German", "base"]),
        (jobs.PAUSED, ["Paused", "44 %"]),
        (jobs.DONE, ["Done", "42 s", "English"]),
        (jobs.GAPS, ["Done, with gaps"]),
        (jobs.SILENT, ["Done", "No speech was heard.", "Held back at 0-9 s"]),
        (jobs.FAILED, ["Failed", "The file has no sound track.", "Choose a file with sound."]),
        (jobs.CANCELLED, ["Cancelled", "44 %"]),
        (jobs.BLOCKED, ["Cannot begin", "The model 'small' is not installed."]),
        (jobs.UNKNOWN_LENGTH, ["Running", "9 min 15 s"]),
    ],
    ids=lambda value: value.path.name if isinstance(value, FileJob) else "",
)
def test_a_row_is_told_with_all_that_is_known(page: FilesPage, job: FileJob, expected: list[str]) -> None:
    page.show_jobs((job,))
    model = page._jobs.model
    told = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith(job.path.name)
    for word in expected:
        assert word in told


@pytest.mark.parametrize("word_px", [60, 900], ids=["short", "longer than the line"])
def test_the_parts_of_a_line_lie_beside_each_other_from_both_sides(word_px: int) -> None:
    line = QRect(10, 5, 300, 20)
    from_left = parts(line, 16, word_px, Qt.LayoutDirection.LeftToRight)
    from_right = parts(line, 16, word_px, Qt.LayoutDirection.RightToLeft)
    for left, right in itertools.pairwise(from_left):
        assert left.right() < right.left()
    for left, right in itertools.pairwise(reversed(from_right)):
        assert left.right() < right.left() or left.width() <= 0
    assert (from_left[0].left(), from_right[0].right()) == (line.left(), line.right())
    for place in (*from_left[:2], *from_right[:2]):
        assert line.contains(place)


def test_the_chosen_row_is_still_seen_when_the_list_gets_smaller(window: MainWindow, page: FilesPage) -> None:
    rows = page._jobs._list
    choose(page, jobs.EVERY[-1])
    window.resize(500, 900)
    QApplication.processEvents()
    window.resize(500, 560)
    QApplication.processEvents()
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))


def test_what_is_translated_is_told(page: FilesPage) -> None:
    page.show_jobs((replace(jobs.WAITING, choices=JobChoices(language="de", translate=True)),))
    model = page._jobs.model
    assert "German to English" in model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)


def test_the_whole_queue_is_told_in_a_line(page: FilesPage) -> None:
    assert "9 files · 2 running · 2 waiting · 1 paused · 1 failed · 2 done" in texts(page)
    page.show_jobs(jobs.THREE)
    assert "3 files · 1 running · 1 waiting · 1 done · 4 min left" in texts(page)


def test_why_it_failed_stands_with_the_next_step(page: FilesPage) -> None:
    choose(page, jobs.FAILED)
    assert "'holiday.mov' has no sound track. Choose a file with sound." in texts(page)


def test_what_is_told_without_a_text_stays_together(window: MainWindow, page: FilesPage, qtbot: QtBot) -> None:
    window.resize(1100, 700)
    details = page._jobs._details
    choose(page, jobs.FAILED)
    qtbot.wait(50)
    lines = [label for label in (details._name, details._story, details._problem) if label.isVisible()]
    assert len(lines) == 3
    for upper, lower in itertools.pairwise(lines):
        assert lower.geometry().top() - upper.geometry().bottom() < 20
    choose(page, jobs.DONE)
    page.show_transcript(jobs.DONE.id, Document.of(jobs.SEGMENTS))
    qtbot.wait(50)
    assert details._text.height() > 250


def test_what_was_written_is_told(page: FilesPage) -> None:
    choose(page, jobs.DONE)
    assert f"Written: voice note.txt, voice note.srt in {jobs.FOLDER}" in texts(page)


def test_a_text_that_did_not_come_is_not_opened_by_itself_later(page: FilesPage) -> None:
    choose(page, jobs.DONE)
    page._jobs.do(Deed.OPEN)
    page.show_problem("The list of files cannot be read.", "")
    page.show_transcript(jobs.DONE.id, Document.of(jobs.SEGMENTS))
    assert page.view is None


def test_a_problem_of_no_single_file_stands_above_until_the_user_does_something(page: FilesPage) -> None:
    page.show_problem("The queue cannot be saved.", "Run `df`.")
    assert "The queue cannot be saved. Run “df”." in texts(page)
    page.take(dropped())
    assert "cannot be saved" not in texts(page)


# --- the text of the chosen one -------------------------------------------------------------------------------------


def test_the_running_one_is_chosen_and_its_text_grows(page: FilesPage, asked: Asked, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: asked.of("open") == [[jobs.RUNNING.id]])
    page.add_text(jobs.RUNNING.id, jobs.SEGMENTS[2:])  # comes in the answer, too
    page.show_transcript(jobs.RUNNING.id, Document(segments=jobs.SEGMENTS[:2]))
    page.add_text(jobs.WAITING.id, jobs.SEGMENTS)  # not the chosen one's
    page.add_text(jobs.RUNNING.id, jobs.SEGMENTS[2:])
    edit = page._jobs._details._text
    assert edit.toPlainText() == (
        "The quick pencils of my fellow Americans draw a line under the matter.\nThen we all go home for tea."
    )
    qtbot.wait(200)
    assert asked.of("open") == [[jobs.RUNNING.id]]


def test_speakers_are_named_where_they_change(page: FilesPage) -> None:
    said = [replace(segment, speaker=name) for segment, name in zip(jobs.SEGMENTS, "AAB", strict=True)]
    page.show_transcript(jobs.RUNNING.id, Document(segments=tuple(said)))
    assert page._jobs._details._text.toPlainText() == (
        "A: The quick pencils of my fellow Americans draw a line under the matter.\nB: Then we all go home for tea."
    )


def test_nobody_asks_for_a_text_on_the_way_through_the_list(page: FilesPage, asked: Asked, qtbot: QtBot) -> None:
    for job in (jobs.DONE, jobs.GAPS, jobs.PAUSED):
        choose(page, job)
    qtbot.waitUntil(lambda: len(asked.of("open")) > 0)
    assert asked.of("open") == [[jobs.PAUSED.id]]
    page.show_transcript(jobs.DONE.id, Document(segments=jobs.SEGMENTS))  # asked for before by somebody else
    assert page._jobs._details._text.toPlainText() == ""


def test_where_it_begins_anew_the_old_text_goes(page: FilesPage, asked: Asked, qtbot: QtBot) -> None:
    page.show_transcript(jobs.RUNNING.id, Document(segments=jobs.SEGMENTS))
    page.show_job(replace(jobs.RUNNING, done_s=9.0))
    asked.all.clear()
    qtbot.waitUntil(lambda: asked.of("open") == [[jobs.RUNNING.id]])


def test_the_next_one_that_runs_is_chosen_only_for_who_looked_at_the_one_before(page: FilesPage) -> None:
    page.show_jobs((jobs.RUNNING, jobs.WAITING))
    running = replace(jobs.WAITING, state=JobState.RUNNING)
    page.show_job(replace(jobs.RUNNING, state=JobState.DONE))
    page.show_job(running)
    assert [job.id for job in page._jobs.chosen] == [jobs.WAITING.id]
    choose(page, jobs.RUNNING)
    page.show_job(jobs.WAITING)
    page.show_job(running)
    assert [job.id for job in page._jobs.chosen] == [jobs.RUNNING.id]


# --- what is done with what is chosen ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("job", "keys", "expected"),
    [
        (jobs.RUNNING, "Space", ("pause", (jobs.RUNNING.id,))),
        (jobs.WAITING, "Space", ("pause", (jobs.WAITING.id,))),
        (jobs.PAUSED, "Space", ("go_on", (jobs.PAUSED.id,))),
        (jobs.FAILED, "F5", ("retry", (jobs.FAILED.id,))),
        (jobs.BLOCKED, "F5", ("retry", (jobs.BLOCKED.id,))),
        (jobs.WAITING, "Delete", ("remove", (jobs.WAITING.id,))),
        (jobs.DONE, "Return", ("open", jobs.DONE.id)),
        (jobs.DONE, "Ctrl+Return", ("reveal", jobs.DONE.written[0])),
        (jobs.WAITING, "Ctrl+Return", ("reveal", jobs.WAITING.path)),
        (jobs.WAITING, "Alt+Up", ("move", (jobs.WAITING.id,), jobs.RUNNING.id)),
        (jobs.WAITING, "Alt+Down", ("move", (jobs.WAITING.id,), jobs.DONE.id)),
    ],
)
def test_keys_in_the_list(
    page: FilesPage, asked: Asked, qtbot: QtBot, job: FileJob, keys: str, expected: tuple[Any, ...]
) -> None:
    choose(page, job)
    modifiers = Qt.KeyboardModifier.NoModifier
    for name, modifier in (("Ctrl", Qt.KeyboardModifier.ControlModifier), ("Alt", Qt.KeyboardModifier.AltModifier)):
        if keys.startswith(name):
            modifiers |= modifier
    qtbot.keyClick(page._jobs._list, getattr(Qt.Key, f"Key_{keys.rpartition('+')[2]}"), modifiers)
    assert expected in asked.all


def test_what_means_nothing_now_does_nothing(page: FilesPage, asked: Asked, qtbot: QtBot) -> None:
    choose(page, jobs.DONE)
    qtbot.keyClick(page._jobs._list, Qt.Key.Key_Space)
    qtbot.keyClick(page._jobs._list, Qt.Key.Key_F5)
    assert asked.of("pause") == asked.of("retry") == asked.of("go_on") == []
    assert [job.id for job in page._jobs.chosen] == [jobs.DONE.id]


@pytest.mark.parametrize("deed", [d for d in Deed if d not in {Deed.SAVE, Deed.OPTIONS, Deed.REMOVE}])
def test_every_deed_has_a_button_that_asks_for_it(page: FilesPage, asked: Asked, deed: Deed) -> None:
    fitting = next(job for job in jobs.EVERY[1:] + jobs.EVERY[:1] if deed in possible([job], jobs.EVERY))
    choose(page, fitting)
    assert button(page, deed).isVisible()
    button(page, deed).click()
    assert asked.all


def test_several_are_done_with_at_once_each_as_far_as_it_goes(page: FilesPage, asked: Asked) -> None:
    choose(page, *jobs.EVERY)
    assert "9 files are chosen" in texts(page)
    page._jobs.do(Deed.PAUSE)
    page._jobs.do(Deed.RETRY)
    assert asked.of("pause") == [[(jobs.RUNNING.id, jobs.WAITING.id, jobs.BLOCKED.id, jobs.UNKNOWN_LENGTH.id)]]
    assert asked.of("retry") == [[(jobs.FAILED.id, jobs.CANCELLED.id, jobs.BLOCKED.id)]]


def test_text_is_not_deleted_before_the_user_said_so(page: FilesPage, asked: Asked, qtbot: QtBot) -> None:
    choose(page, jobs.DONE)
    qtbot.keyClick(page._jobs._list, Qt.Key.Key_Delete)
    assert asked.of("remove") == []
    assert "Remove “voice note.ogg” from the list? Its text here is deleted." in texts(page)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)  # keeps
    assert asked.of("remove") == []
    assert "Remove “" not in texts(page)
    qtbot.keyClick(page._jobs._list, Qt.Key.Key_Delete)
    remove = next(b for b in page.findChildren(QPushButton) if b.accessibleName() == "Remove, delete the text")
    remove.click()
    assert asked.of("remove") == [[(jobs.DONE.id,)]]


def test_what_is_done_is_cleared_at_once_but_asked_for_first(page: FilesPage, asked: Asked) -> None:
    page._header._clear.click()
    assert "Remove 2 files" in texts(page)
    next(b for b in page.findChildren(QPushButton) if b.accessibleName() == "Remove, delete the text").click()
    assert asked.of("remove") == [[(jobs.DONE.id, jobs.GAPS.id)]]


def test_the_whole_queue_is_held_and_goes_on(page: FilesPage, asked: Asked) -> None:
    page._header._hold.click()
    assert "the queue is held" in texts(page)
    page._header._hold.click()
    assert asked.of("hold_all") == [[True], [False]]
    assert "the queue is held" not in texts(page)


def test_the_menu_offers_what_is_possible_with_its_keys(page: FilesPage, asked: Asked) -> None:
    choose(page, jobs.PAUSED)
    menu = page._jobs._list.make_menu()
    told = {action.text().replace("&", "") for action in menu.actions()}
    assert "Go on\tSpace" in told
    assert len(told) == len(page._jobs._list.possible)
    next(action for action in menu.actions() if "Go on" in action.text().replace("&", "")).trigger()
    assert asked.of("go_on") == [[(jobs.PAUSED.id,)]]
    menu.deleteLater()


def test_the_menu_comes_by_keyboard(page: FilesPage, qtbot: QtBot) -> None:
    choose(page, jobs.DONE)
    qtbot.keyClick(page._jobs._list, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == len(page._jobs._list.possible)
    menu.close()


def test_a_button_that_goes_hands_the_focus_to_no_other(page: FilesPage) -> None:
    choose(page, jobs.PAUSED)
    button(page, Deed.GO_ON).setFocus()
    page.show_job(replace(jobs.PAUSED, state=JobState.DONE))
    assert not isinstance(page.focusWidget(), QAbstractButton)


# --- the order ------------------------------------------------------------------------------------------------------


def test_dragged_rows_ask_for_their_new_place(page: FilesPage, asked: Asked) -> None:
    model = page._jobs.model
    mime = model.mimeData([model.index(1), model.index(3)])
    assert model.dropMimeData(mime, Qt.DropAction.MoveAction, 0, 0, QModelIndex()) is False
    assert model.dropMimeData(mime, Qt.DropAction.MoveAction, -1, -1, QModelIndex()) is False
    ids = (jobs.WAITING.id, jobs.DONE.id)
    assert asked.of("move") == [[ids, jobs.RUNNING.id], [ids, None]]
    assert model.jobs == jobs.EVERY


def test_a_row_dropped_where_it_stands_is_not_moved(page: FilesPage, asked: Asked) -> None:
    model = page._jobs.model
    for row in (1, 2):
        model.dropMimeData(model.mimeData([model.index(1)]), Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert asked.of("move") == []


@pytest.mark.parametrize(
    "order",
    [(3, 1, 2), (1, 2, 3, 4, 5), (2,), (), (9, 1, 8, 3, 7), (5, 4, 3, 2, 1), (6, 7, 8)],
    ids=str,
)
def test_the_model_comes_to_any_order_and_keeps_what_is_chosen(
    qtbot: QtBot, themed: QApplication, order: tuple[int, ...]
) -> None:
    def job(id_: int) -> FileJob:
        return replace(jobs.JOB, id=id_, path=Path(f"/{id_}.mp3"))

    model = JobsModel()
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    model.show([job(id_) for id_ in (1, 2, 3, 4, 5)])
    view.setCurrentIndex(model.index(2))
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show([job(id_) for id_ in order])
    assert tuple(found.id for found in model.jobs) == order
    assert [model.row_of(id_) for id_ in order] == list(range(len(order)))
    if 3 in order:
        assert model.job(view.currentIndex().row()).id == 3
    assert not resets


def test_news_of_one_that_is_no_more_are_no_news(page: FilesPage) -> None:
    page.show_job(replace(jobs.JOB, id=4711))
    assert page._jobs.model.jobs == jobs.EVERY


# --- what it is transcribed with --------------------------------------------------------------------------------------


def form_of(page: FilesPage) -> JobChoicesForm:
    form = page._form._form
    assert form is not None
    assert form.isVisible()
    return form


def pick(box: QComboBox, value: str) -> None:
    index = box.findData(value)
    assert index >= 0, value
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_new_files_take_the_options_that_were_chosen(page: FilesPage, asked: Asked, tmp_path: Path) -> None:
    page._header._options.click()
    form = form_of(page)
    pick(form._language, "de")
    pick(form._model, "tiny")
    pick(form._channels, "each")
    form._translate.box.click()
    form._words.box.click()
    form._ticks["srt"].box.click()
    form.use_folder(str(tmp_path))
    form._use.click()
    wanted = JobChoices(
        model="tiny",
        language="de",
        translate=True,
        words=True,
        channels=Channels.EACH,
        formats=("srt",),
        folder=tmp_path,
    )
    assert asked.of("defaults") == [[wanted]]
    assert not form.isVisible()
    page.take(dropped(tmp_path))
    assert asked.of("add") == [[(tmp_path,), wanted]]
    assert "German to English · tiny · one speaker a channel · word times · srt in" in texts(page)


def test_names_stand_above_fields_whose_words_would_be_cut_off_beside_them(page: FilesPage, qtbot: QtBot) -> None:
    page.set_usual(Usual(model="large-v3-turbo", language="auto"))
    page._header._options.click()
    form = form_of(page)
    label = form._form.labelForField(form._language)
    for width, is_above in ((420, True), (900, False), (420, True)):
        page.resize(width, 600)
        qtbot.wait(30)
        assert (label.geometry().bottom() < form._language.geometry().top()) is is_above
        assert form._model.width() >= form._model.whole_width
        assert form._language.width() >= form._language.whole_width


def test_escape_leaves_the_form_and_changes_nothing(page: FilesPage, asked: Asked, qtbot: QtBot) -> None:
    page._header._options.click()
    form = form_of(page)
    assert form._language.hasFocus()
    pick(form._language, "de")
    qtbot.keyClick(form._language, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert asked.all == []
    assert page._jobs._list.hasFocus()


def test_a_waiting_file_is_changed_and_offers_its_sound_tracks(page: FilesPage, asked: Asked) -> None:
    wanted: list[tuple[int, Path]] = []
    page.media_wanted.connect(lambda id_, path: wanted.append((id_, path)))
    choose(page, jobs.WAITING)
    page._jobs.do(Deed.OPTIONS)
    form = form_of(page)
    assert wanted == [(jobs.WAITING.id, jobs.WAITING.path)]
    assert not form._track.isVisible()
    tracks = tuple(
        AudioTrack(
            index=number, codec="aac", sample_rate_hz=48000, channels=2, layout="stereo", language=code, title=title
        )
        for number, (code, title) in enumerate((("eng", ""), ("deu", "Kommentar")))
    )
    page.show_media(jobs.DONE.id, MediaInfo(duration_s=1.0, tracks=tracks, default_track=0))  # of another one
    assert not form._track.isVisible()
    page.show_media(jobs.WAITING.id, MediaInfo(duration_s=1.0, tracks=tracks, default_track=0))
    assert form._track.isVisible()
    assert [form._track.itemText(n) for n in (1, 2)] == ["1: English, stereo", "2: German, Kommentar, stereo"]
    pick(form._track, "1")
    form._use.click()
    assert asked.all == [("choose", (jobs.WAITING.id,), replace(jobs.WAITING.choices, track=1))]


def test_what_is_over_is_transcribed_again_with_what_was_chosen(page: FilesPage, asked: Asked) -> None:
    choose(page, jobs.DONE, jobs.WAITING)
    page._jobs.do(Deed.OPTIONS)
    form = form_of(page)
    assert "is replaced" in texts(form)
    assert form._use.text() == "&Transcribe again"
    pick(form._language, "fr")
    form._use.click()
    changed = replace(jobs.WAITING.choices, language="fr")
    # Chosen before it begins: a file that runs writes the formats that it began with.
    assert asked.all == [("choose", (jobs.WAITING.id, jobs.DONE.id), changed), ("retry", (jobs.DONE.id,))]


def test_a_text_is_saved_in_several_formats_where_the_user_wants(page: FilesPage, asked: Asked, tmp_path: Path) -> None:
    choose(page, jobs.DONE)
    page._jobs.do(Deed.SAVE)
    form = form_of(page)
    assert not form._language.isVisible()
    form._ticks["vtt"].box.click()
    form.use_folder(str(tmp_path))
    form._use.click()
    assert asked.of("export") == [[jobs.DONE.id, ("txt", "srt", "vtt"), tmp_path]]


@pytest.mark.parametrize("way", ["write", "cancel"])
def test_after_an_export_the_open_text_is_seen_again(page: FilesPage, asked: Asked, way: str) -> None:
    choose(page, jobs.DONE)
    page._jobs.do(Deed.OPEN)
    page.show_transcript(jobs.DONE.id, Document(segments=jobs.SEGMENTS))
    view = page.view
    assert view is not None
    view.do(Command.EXPORT)
    assert page.view is None
    form = form_of(page)
    assert f"Export the text of “{jobs.DONE.path.name}”" in texts(form)
    (form._use if way == "write" else form._leave).click()
    assert len(asked.of("export")) == (way == "write")
    assert page.view is view
    assert view.editing.document.segments == jobs.SEGMENTS
    view.close_document()
    page._header._options.click()
    form_of(page)._leave.click()
    assert page.view is None


def test_a_corrected_text_is_written_again_in_the_formats_it_was_written_in(page: FilesPage, asked: Asked) -> None:
    folder = Path("/elsewhere")
    job = replace(jobs.DONE, written=(folder / "note.srt", folder / "note (2).txt"))
    page.show_job(job)
    choose(page, job)
    page._jobs.do(Deed.OPEN)
    page.show_transcript(job.id, Document(segments=jobs.SEGMENTS))
    view = page.view
    assert view is not None
    view.write_again_requested.emit(job.id)
    assert asked.of("export") == [[job.id, ("srt", "txt"), folder]]
    assert page.view is view


def test_every_format_is_known_by_what_it_wrote() -> None:
    written = [Path(f"a{FORMATS.create(entry.name).suffix}") for entry in FORMATS.usable()]
    assert formats_of(written) == tuple(entry.name for entry in FORMATS.usable())
    assert formats_of([Path("a.mp3")]) == ()


def test_the_row_of_a_failed_file_does_not_tell_its_name_twice() -> None:
    assert files_words.facts(jobs.FAILED, Usual()) == "The file has no sound track."
    assert files_words.problem(jobs.FAILED).startswith("'holiday.mov' has no sound track.")


def test_models_that_come_while_the_form_is_open_are_offered(page: FilesPage) -> None:
    page._header._options.click()
    form = form_of(page)
    pick(form._model, "tiny")
    page.set_models(("tiny", "base", "small"))
    assert [form._model.itemData(n) for n in range(form._model.count())] == ["", "tiny", "base", "small"]
    assert form._model.currentData() == "tiny"


# --- adding -----------------------------------------------------------------------------------------------------------


def dropped(*paths: Path) -> Any:
    from dictation_app.ui.drops import Dropped  # noqa: PLC0415

    return Dropped(paths)


def test_files_are_pasted_from_the_file_manager(page: FilesPage, asked: Asked, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/x/Größe 100%.mp3"), QUrl("https://example.org/talk.mp3")])
    QGuiApplication.clipboard().setMimeData(mime)
    qtbot.keyClick(page._jobs._list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked.of("add") == [[(Path("/x/Größe 100%.mp3"),), JobChoices()]]
    assert "“https://example.org/talk.mp3” is no file on this computer." in texts(page)


def test_a_dialog_asks_for_files_or_a_folder_without_holding_anything_up(
    page: FilesPage, asked: Asked, qtbot: QtBot, tmp_path: Path
) -> None:
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

    for key, mode in (
        (Qt.KeyboardModifier.ControlModifier, QFileDialog.FileMode.ExistingFiles),
        (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, QFileDialog.FileMode.Directory),
    ):
        qtbot.keyClick(page._jobs._list, Qt.Key.Key_O, key)
        dialog = page.findChild(QFileDialog)
        assert dialog.fileMode() is mode
        dialog.filesSelected.emit([str(tmp_path)])
        dialog.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert asked.of("add") == [[(tmp_path,), JobChoices()]] * 2


# --- hundreds ---------------------------------------------------------------------------------------------------------


def test_five_hundred_files_stay_smooth(window: MainWindow, qtbot: QtBot, measured: Callable[[str], None]) -> None:
    page = window.files
    queue = tuple(jobs.many(500))
    began_s = time.process_time()
    page.show_jobs(queue)
    QApplication.processEvents()
    shown_s = time.process_time() - began_s
    began_s = time.process_time()
    for number in range(200):
        page.show_job(replace(jobs.RUNNING, done_s=600.0 + number))
    told_s = (time.process_time() - began_s) / 200
    began_s = time.process_time()
    for _ in range(20):
        page._jobs._list.viewport().repaint()
    painted_s = (time.process_time() - began_s) / 20
    began_s = time.process_time()
    page.show_jobs(queue[1:] + queue[:1])
    QApplication.processEvents()
    moved_s = time.process_time() - began_s
    measured(
        f"500 files: shown in {shown_s * 1000:.0f} ms, news of one {told_s * 1000:.2f} ms, "
        f"painted in {painted_s * 1000:.1f} ms, one moved in {moved_s * 1000:.0f} ms (processor time)"
    )
    # Of processor time, and far from what it takes: five news a second of one file, sixty pictures a second.
    assert shown_s < 0.5
    assert told_s < 0.01
    assert painted_s < 0.05
    assert moved_s < 0.5
    assert page._jobs.model.job(499).id == jobs.RUNNING.id


# --- for everybody ----------------------------------------------------------------------------------------------------


def controls(page: QWidget) -> list[QWidget]:
    kinds = QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit | QListView
    inner = {
        child for box in page.findChildren(QWidget) if isinstance(box, QComboBox | QListView)
        for child in box.findChildren(QWidget)
    }  # fmt: skip
    return [
        w
        for w in page.findChildren(QWidget)
        if w not in inner and (isinstance(w, kinds) or w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    ]


def test_every_control_has_a_name_for_screen_readers(page: FilesPage) -> None:
    choose(page, jobs.DONE)
    page._jobs.do(Deed.REMOVE)
    page._header._options.click()
    found = controls(page)
    assert len(found) > 40
    assert [(type(w).__name__, w.parent()) for w in found if not w.accessibleName()] == []


def test_every_box_of_the_form_can_be_reached_and_pressed_by_keyboard(page: FilesPage, qtbot: QtBot) -> None:
    page._header._options.click()
    form = form_of(page)
    reached, widget = [], form._language
    for _ in range(100):
        reached.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        widget = page.window().focusWidget()
        if widget is form._language:
            break
    boxes = [box for box in form.findChildren(QCheckBox) if box.isVisible()]
    assert len(boxes) > 12
    assert set(boxes) <= set(reached)
    qtbot.keyClick(boxes[0], Qt.Key.Key_Space)
    assert boxes[0].isChecked()
    tops = [w.mapTo(form, QPoint(0, 0)).y() for w in reached if form.isAncestorOf(w)]
    for above, below in itertools.pairwise(tops):
        assert below >= above - 10, tops


def test_letters_to_press_are_all_different(page: FilesPage) -> None:
    shown = [b.text() for b in page.findChildren(QPushButton)] + ["S&ettings"]
    letters = [text[text.index("&") + 1].lower() for text in shown if "&" in text]
    assert len(letters) > 14
    assert sorted(letters) == sorted(set(letters))


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("job", jobs.EVERY, ids=lambda job: job.path.name)
def test_nothing_is_cut_off_at_the_smallest_width(
    qtbot: QtBot, themed: QApplication, factor: float, job: FileJob
) -> None:
    long = replace(job, path=jobs.FOLDER / f"{'Donaudampfschifffahrtsgesellschaft' * 4}.m4a")

    def check() -> None:
        window = MainWindow()
        qtbot.addWidget(window)
        window.resize(MINIMUM_WIDTH_PX, 560)
        window.show_files()
        window.files.show_jobs((long, *jobs.EVERY[:2]))
        choose(window.files, long)
        window.files.show_problem("The queue cannot be saved: no space left on the device.", "Free some space.")
        window.show()
        qtbot.waitExposed(window)
        qtbot.wait(30)
        assert window.width() == MINIMUM_WIDTH_PX
        check_labels(window.files)
        window.files._header._options.click()
        qtbot.wait(30)
        check_labels(window.files)

    with_font(themed, factor, check)


def check_labels(page: QWidget) -> None:
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QPushButton | QComboBox):
            continue
        left = widget.mapTo(page, QPoint(0, 0)).x()
        assert left >= 0
        assert left + widget.width() <= page.width(), widget
        if isinstance(widget, QLabel) and widget.wordWrap():
            assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()
            longest = max(re.split(r"[\s\u200b]", widget.text()), key=len)
            assert widget.fontMetrics().horizontalAdvance(longest) <= widget.width(), longest
        elif isinstance(widget, QPushButton):
            assert widget.width() >= widget.sizeHint().width(), widget.text()

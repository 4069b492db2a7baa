"""What a correction on the History page teaches: it is said, can be undone, and is written from then on."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from dictation_app.control.live_words import LiveWords
from dictation_app.errors import SettingsError
from dictation_app.history import HistoryStore
from dictation_app.ui.history_page import HistoryPage
from dictation_app.values.status import AppState
from tests.fakes import FakeModels, decoded
from tests.unit.test_word_lessons import model_of

from . import histories
from .test_controller import Desk, dictate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dictation_app.user_words import WordList

    from .hotkeys import FakeHotkeys


class Room:
    """The page, its history and the user's words, connected as in the app."""

    def __init__(self, folder: Path, *texts: str) -> None:
        entries = [
            replace(histories.ENTRY, text=text, started_at=histories.NOON_S + number)
            for number, text in enumerate(texts)
        ]
        self.is_private = False
        self.problems: list[str] = []
        self.used: list[WordList] = []
        self.store = histories.store_of(folder / "history", entries)
        self.page = HistoryPage(today=lambda: histories.TODAY)
        self.words = LiveWords(
            folder / "words.txt",
            folder / "history",
            is_private=lambda: self.is_private,
            model_folder=lambda: model_of(folder / "model", ["there", "their"]),
            parent=self.page,
        )
        self.page.set_store(self.store)
        self.page.correct_requested.connect(self._correct)
        details = self.page.details
        details.corrected.connect(self.words.learn_from)
        details.word_notes.answered.connect(self.words.answer)
        self.words.taught.connect(details.word_notes.show_lessons)
        self.words.failed.connect(self.problems.append)
        self.words.changed.connect(self.used.append)

    def _correct(self, id_: int, text: str) -> None:
        self.store.correct(id_, text)
        self.page.refresh()

    def correct(self, text: str) -> None:
        """By hand, as the user does."""
        self.press("Correct")
        self.page.findChild(QPlainTextEdit).setPlainText(text)
        self.press("Save")

    def told(self) -> str:
        return "\n".join(label.text() for label in self.page.details.word_notes.findChildren(QLabel) if is_seen(label))

    def press(self, name: str) -> None:
        buttons = [b for b in self.page.findChildren(QPushButton) if is_seen(b)]
        next(b for b in buttons if name in b.text().replace("&", "")).click()

    def written(self) -> list[str]:
        return [word.written for word in self.words.words]


def is_seen(widget: QLabel | QPushButton) -> bool:
    return widget.isVisible()


@pytest.fixture
def room(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path, "Put it there.", "We use kubernetties now, and it is there turn.")
    qtbot.addWidget(made.page)
    made.page.resize(520, 600)
    made.page.show()
    qtbot.waitExposed(made.page)
    yield made
    made.page.set_store(None)
    made.store.close()


def test_a_name_is_learned_at_once_said_and_undone(room: Room, qtbot: QtBot) -> None:
    room.correct("We use Kubernetes now, and it is there turn.")
    qtbot.waitUntil(lambda: room.told() == "From now on “kubernetties” is written as “Kubernetes”.")
    assert room.words.words.apply("My kubernetties.") == "My Kubernetes."
    room.press("Undo")
    assert room.told() == "Always write “Kubernetes” for “kubernetties”?"
    assert room.words.words.apply("My kubernetties.") == "My kubernetties."
    room.press("Always")
    assert room.written() == ["Kubernetes"]
    assert [len(words) for words in room.used] == [1, 0, 1]
    assert not room.problems


def test_for_an_ordinary_word_it_asks(room: Room, qtbot: QtBot) -> None:
    room.correct("We use kubernetties now, and it is their turn.")
    qtbot.waitUntil(lambda: room.told() == "Always write “their” for “there”?")
    assert room.written() == []
    room.press("Always")
    assert room.told() == "From now on “there” is written as “their”."
    assert room.written() == ["their"]


def test_undoing_what_a_word_has_done_offers_to_forget_it(room: Room, qtbot: QtBot) -> None:
    room.words.execute({"command": "words", "add": [["there", "their"], ["cubes", "kubernetties"]]})
    room.page._list.choose([2])
    room.correct("We use kubernetties now, and it is their turn.")
    qtbot.waitUntil(lambda: "Always write" in room.told())
    room.correct("We use kubernetties now, and it is there turn.")
    asked = "“there” is written as “their”, as you wished once. No longer?"
    qtbot.waitUntil(lambda: room.told() == asked)
    room.press("No longer")
    assert room.told() == "From now on “there” stays as it is heard."
    assert room.written() == ["kubernetties"]
    room.press("Undo")
    assert room.told() == asked
    assert sorted(room.written()) == ["kubernetties", "their"]


def test_undo_brings_back_what_was_there_before(room: Room, qtbot: QtBot) -> None:
    room.words.execute({"command": "words", "add": [["kubernetties", "K8s"]]})
    room.correct("We use Kubernetes now, and it is there turn.")
    qtbot.waitUntil(lambda: "From now on" in room.told())
    assert room.written() == ["Kubernetes"]
    room.press("Undo")
    assert room.written() == ["K8s"]


def test_punctuation_and_new_sentences_teach_nothing(room: Room, qtbot: QtBot) -> None:
    for text in ("We use kubernetties now; and it is there turn!", "Something else was meant by all of that, friends."):
        with qtbot.waitSignals([room.words.taught] * 2, timeout=3000):
            room.correct(text)
        assert room.told() == ""
    assert not room.page.details.word_notes.isVisible()
    assert room.used == []


def test_the_lines_belong_to_their_entry(room: Room, qtbot: QtBot) -> None:
    room.correct("We use Kubernetes now, and it is there turn.")
    qtbot.waitUntil(lambda: "From now on" in room.told())
    qtbot.keyClick(room.page._list, Qt.Key.Key_Down)
    assert room.told() == ""
    qtbot.keyClick(room.page._list, Qt.Key.Key_Up)
    assert "From now on" in room.told()
    room.press("Correct")
    assert room.told() == ""


def test_in_private_mode_nothing_is_learned(room: Room, qtbot: QtBot) -> None:
    room.is_private = True
    room.correct("We use Kubernetes now, and it is there turn.")
    qtbot.wait(200)
    assert (room.told(), room.written()) == ("", [])
    with pytest.raises(SettingsError, match="Private mode is on"):
        room.words.execute({"command": "words", "add": [["a b", "c"]]})


def test_private_mode_switched_on_meanwhile_counts(room: Room, qtbot: QtBot) -> None:
    room.correct("We use Kubernetes now, and it is there turn.")
    room.is_private = True
    qtbot.wait(400)
    assert (room.told(), room.written()) == ("", [])


def test_what_cannot_be_saved_is_told_and_not_claimed(room: Room, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "words.txt").mkdir()
    room.correct("We use Kubernetes now, and it is there turn.")
    qtbot.waitUntil(lambda: any("cannot be read" in problem for problem in room.problems))
    assert room.told() == ""


def test_what_could_not_be_saved_does_not_hide_what_was_written_by_hand(
    room: Room, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "words.txt").write_text("by hand -> By Hand, Inc.\n", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(SettingsError, match="No space left"):
            room.words.execute({"command": "words", "add": [["a b", "c"]]})
    qtbot.waitUntil(lambda: [len(words) for words in room.used] == [1], timeout=3000)
    assert room.written() == ["By Hand, Inc."]


def test_a_folder_that_is_shut_does_not_keep_the_app_from_starting(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = os.stat

    def refuse(path: object, **options: Any) -> os.stat_result:
        if str(path).endswith("words.txt"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return look(path, **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(os, "stat", refuse)
    path = tmp_path / "words.txt"
    words = LiveWords(path, tmp_path, is_private=lambda: False, model_folder=lambda: tmp_path)
    (note,) = words.notes
    assert note.startswith(f"Your words in {path} cannot be read: Permission denied.")
    assert len(words.words) == 0


def test_what_is_written_into_the_file_by_hand_is_used_at_once(room: Room, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("by hand -> By Hand, Inc.\n", encoding="utf-8")
    qtbot.waitUntil(lambda: room.written() == ["By Hand, Inc."], timeout=3000)
    with (tmp_path / "words.txt").open("a", encoding="utf-8") as file:
        file.write("a b c d e f -> x\n")
    qtbot.waitUntil(lambda: len(room.problems) == 1, timeout=3000)
    assert "Line 2 of the list of your words" in room.problems[0]
    assert [len(words) for words in room.used] == [1]


def test_the_line_can_be_reached_and_read_without_eyes(room: Room, qtbot: QtBot) -> None:
    room.correct("We use Kubernetes now, and it is there turn.")
    qtbot.waitUntil(lambda: "From now on" in room.told())
    button = next(b for b in room.page.details.word_notes.findChildren(QPushButton) if b.isVisible())
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert (button.accessibleName(), button.accessibleDescription()) == ("Undo", room.told())


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, hotkeys: FakeHotkeys) -> Iterator[Desk]:
    heard = [decoded("We use kubernetties.") for _ in range(3)]
    made = Desk(tmp_path, heard, FakeModels(tmp_path))
    made.start()
    qtbot.waitUntil(lambda: made.state is AppState.IDLE)
    yield made
    made.stop()


def test_a_later_dictation_is_written_with_what_was_learned(
    room: Room, desk: Desk, qtbot: QtBot, hotkeys: FakeHotkeys
) -> None:
    room.words.changed.connect(desk.controller.use_words)
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.texts == ["We use kubernetties. "])
    room.correct("We use Kubernetes now, and it is there turn.")
    qtbot.waitUntil(lambda: room.written() == ["Kubernetes"])
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: len(desk.texts) == 2 and desk.state is AppState.IDLE)
    last = desk.controller.status.last
    assert last is not None
    assert (desk.texts[1], last.raw_text) == ("We use Kubernetes. ", "We use kubernetties.")
    room.press("Undo")
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: len(desk.texts) == 3)
    assert desk.texts[2] == "We use kubernetties. "


def test_the_command_line_reaches_the_running_app(room: Room, desk: Desk) -> None:
    desk.controller.commands.serve("words", room.words.execute)
    assert desk.controller.commands.execute({"command": "words", "add": [["a b", "c"], ["", "GitHub"]]}) == 2
    assert desk.controller.commands.execute({"command": "words", "add": [["A b", "d"]], "origin": "imported"}) == 0
    assert [(word.written, str(word.origin)) for word in room.words.words] == [("GitHub", "added"), ("d", "imported")]
    assert desk.controller.commands.execute({"command": "words", "remove": ["a b"]}) == 1
    with pytest.raises(SettingsError, match="There is no word 'a b' in your list"):
        desk.controller.commands.execute({"command": "words", "remove": ["a b"]})
    assert room.written() == ["GitHub"]


def test_a_history_that_cannot_be_read_teaches_nothing(room: Room, qtbot: QtBot, tmp_path: Path) -> None:
    room.words._history_dir = tmp_path / "words.txt" / "nowhere"
    (tmp_path / "words.txt").write_text("", encoding="utf-8")
    room.correct("We use Kubernetes now, and it is there turn.")
    qtbot.wait(300)
    assert (room.told(), room.written()) == ("", [])
    assert HistoryStore.is_there(tmp_path / "history")

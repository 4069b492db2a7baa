"""What a correction taught: a line below the corrected text, with a button to undo it, or to learn it at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dictation_app.ui import history_words
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.word_lessons import Lesson


class WordNotes(QWidget):
    """A line for each `Lesson`; hidden while there is none."""

    answered = Signal(object)
    """The `Lesson` whose button was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._entry_id = self._shown_id = 0
        """Which entry the lessons are of, and which one is shown."""
        self._lessons: Sequence[Lesson] = ()
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE // 2)
        self.hide()

    @Slot(int, object)
    def show_lessons(self, entry_id: int, lessons: Sequence[Lesson]) -> None:
        """Tell of others, or of the same as they stand now."""
        self._entry_id, self._lessons = entry_id, lessons
        for line in self._lines[len(lessons) :]:
            line.hide()
        while len(self._lines) < len(lessons):
            line = _Line()
            line.pressed.connect(self.answered)
            self._lines.append(line)
            self._column.addWidget(line)
        for line, lesson in zip(self._lines, lessons, strict=False):
            line.show_lesson(lesson)
            line.show()
        self.show_entry(self._shown_id)

    def show_entry(self, entry_id: int) -> None:
        """Be there only below the entry the lessons are of."""
        self._shown_id = entry_id
        self.setVisible(bool(self._lessons) and entry_id == self._entry_id)


class _Line(QWidget):
    """A sentence and a button, which stays where it is when the lesson changes: the focus does, too."""

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lesson: Lesson | None = None
        self._sentence = Text(role="secondary", wrap=True)
        self._button = QPushButton()
        self._button.setAutoDefault(True)
        self._button.clicked.connect(self._on_clicked)
        set_role(self._button, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignTop)

    def show_lesson(self, lesson: Lesson) -> None:
        self._lesson = lesson
        sentence = history_words.lesson(lesson)
        answer = history_words.lesson_answer(lesson.state)
        self._sentence.setText(sentence)
        self._button.setText(answer)
        self._button.setAccessibleName(answer.replace("&", ""))
        self._button.setAccessibleDescription(sentence)

    def _on_clicked(self) -> None:
        self.pressed.emit(self._lesson)

"""Transcribing an entry again: choosing how, how far it is, and the texts it had before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dictation_app.ui import history_words
from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.control.retranscriber import Choices, Retranscribing
    from dictation_app.history import Result

_SHOWN = 4
"""Of earlier texts; each has a letter of its own to press with Alt."""


class AgainChoice(QWidget):
    """Which model and which language."""

    chosen = Signal(str, str)
    """Model and code of the language; empty = any."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices: Choices | None = None
        self._model, self._language = (ChoiceBox(as_wide_as_fields=False) for _ in range(2))
        model = QLabel(self.tr("&Model"))
        language = QLabel(self.tr("Lan&guage"))
        for label, box in ((model, self._model), (language, self._language)):
            label.setBuddy(box)
            box.setAccessibleName(label.text().replace("&", ""))
        self._model.currentTextChanged.connect(self._on_model)
        self._start = QPushButton(self.tr("&Transcribe"))
        self._start.setAccessibleName(self.tr("Transcribe again now"))
        set_role(self._start, "primary")
        self._cancel = QPushButton(self.tr("Cance&l"))
        self._cancel.setAccessibleName(self.tr("Cancel, transcribe nothing"))
        for button, clicked in ((self._start, self._on_start), (self._cancel, self.left.emit)):
            button.setAutoDefault(True)
            button.clicked.connect(clicked)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        for line, (label, box) in enumerate(((model, self._model), (language, self._language))):
            grid.addWidget(label, line, 0)
            grid.addWidget(box, line, 1, Qt.AlignmentFlag.AlignLeft)
        row = QWidget()
        buttons = FlowLayout(gap_px=SPACE)
        row.setLayout(buttons)
        for button in (self._start, self._cancel):
            buttons.addWidget(button)
        grid.addWidget(row, 2, 0, 1, 2)

    def offer(self, choices: Choices, model: str, language: str) -> None:
        """Offer these, first what was used before."""
        self._choices = choices
        self._model.clear()
        self._model.addItems(choices.models)
        self._model.setCurrentIndex(max(0, self._model.findText(model)))
        self._language.clear()
        self._language.addItem(self.tr("Found by itself"), "")
        names = {code: history_words.language(code) for code in choices.languages}
        spoken, others = choices.languages[: choices.spoken], choices.languages[choices.spoken :]
        for code in (*spoken, *sorted(others, key=names.__getitem__)):
            self._language.addItem(names[code], code)
        if choices.spoken:
            self._language.insertSeparator(1 + choices.spoken)
        self._language.setCurrentIndex(max(0, self._language.findData(language)))
        self._on_model(self._model.currentText())
        self._start.setEnabled(bool(choices.models))
        self._model.setFocus()

    @Slot(str)
    def _on_model(self, model: str) -> None:
        is_english = self._choices is not None and model in self._choices.english_only
        self._language.setDisabled(is_english)
        self._language.setToolTip(self.tr("This model understands English only.") if is_english else "")

    @Slot()
    def _on_start(self) -> None:
        language = str(self._language.currentData() or "") if self._language.isEnabled() else "en"
        self.chosen.emit(self._model.currentText(), language)


class AgainProgress(QWidget):
    """How far it is, and a button to give it up."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = Text(role="secondary", wrap=True)
        self._stop = QPushButton(self.tr("&Stop"))
        self._stop.setAccessibleName(self.tr("Stop transcribing again"))
        self._stop.setAutoDefault(True)
        self._stop.clicked.connect(self.cancelled)
        set_role(self._stop, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self._stop)
        self.hide()

    def show_work(self, work: Retranscribing | None) -> None:
        """Appear, change or go."""
        if work is not None:
            self._text.setText(history_words.again(work))
        self.setVisible(work is not None)


class EarlierTexts(QWidget):
    """What the sound came to before, with a button each to take it back."""

    wanted = Signal(object)
    """`Result`"""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE // 2)
        self._shown: tuple[Result, ...] = ()
        self.hide()

    def show_results(self, results: Sequence[Result]) -> None:
        """Show others."""
        shown = tuple(results[:_SHOWN])
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        names = (
            self.tr("&Use this text"),
            self.tr("Us&e this text"),
            self.tr("Use t&his text"),
            self.tr("Use this te&xt"),
        )
        for number, (result, name) in enumerate(zip(shown, names, strict=False), 1):
            button = QPushButton(name)
            button.setAccessibleName(self.tr("Use earlier text {number}").format(number=number))
            button.setAutoDefault(True)
            button.clicked.connect(lambda _checked=False, result=result: self.wanted.emit(result))
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            set_role(button, "quiet")
            self._column.addWidget(Text(history_words.earlier(result), role="secondary", wrap=True))
            self._column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(shown))

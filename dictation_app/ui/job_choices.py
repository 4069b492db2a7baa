"""How files are to be transcribed and what is to be written of them: one form for new files, for jobs, for results."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFormLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dictation_app.engine.languages import CODES
from dictation_app.export import FORMATS
from dictation_app.file_jobs import Channels, JobChoices
from dictation_app.ui import files_words
from dictation_app.ui.asked import Asked, Purpose
from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.file_dialog import file_dialog
from dictation_app.ui.flow import EvenLayout
from dictation_app.ui.history_tools import button_row, push_button
from dictation_app.ui.history_words import language as language_name
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.boxes import CheckBox
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from dictation_app.audio.media import AudioTrack
    from dictation_app.ui.files_words import Usual

_ANOTHER = "\0"
"""Value of the entry that asks for a folder."""
_FEWEST_CHARACTERS = 12
_INSIDE_CARD_PX, _BEFORE_BAR_PX, _BORDER_PX = 2 * SPACE, SPACE // 2, 1
_AROUND_FORM_PX = 2 * (_INSIDE_CARD_PX + _BORDER_PX) + _BEFORE_BAR_PX


class Tick(QWidget):
    """A box with words beside it."""

    def __init__(self, text: str, description: str = "") -> None:
        super().__init__()
        self.box = CheckBox()
        self.box.setAccessibleName(text)
        self.box.setAccessibleDescription(description)
        self.setFocusProxy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 3 // 4)
        row.addWidget(self.box)
        row.addWidget(Text(text), 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """A click on the words is one on the box."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.click()


class JobChoicesForm(QScrollArea):
    """Shows choices; `accepted` brings those that were made."""

    accepted = Signal(object, object)
    """`Asked` and `JobChoices`"""
    left = Signal()
    """Nothing is to change."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._asked = Asked(Purpose.NEW)
        self._before = JobChoices()
        self._folder: Path | None = None
        self._as_usual_model = ""
        self._title = Text(role="strong", wrap=True)
        self._language, self._model = self._choice(self.tr("Language")), self._choice(self.tr("Model"))
        self._track, self._channels = self._choice(self.tr("Sound track")), self._choice(self.tr("Channels"))
        self._place = self._choice(self.tr("Folder for results"))
        self._place.activated.connect(self._on_place)
        self._translate = Tick(self.tr("Translate to English"), self.tr("Whisper writes English, whatever is spoken."))
        self._words = Tick(
            self.tr("Time of each word"), self.tr("For subtitles and for playing from a word; takes a little longer.")
        )
        self._ticks = {entry.name: Tick(files_words.format_label(entry.name)) for entry in FORMATS.usable()}
        self._use = push_button("", "", self._on_use, role="primary")
        self._leave = push_button(self.tr("Cance&l"), self.tr("Cancel, change nothing"), self.left, role="")
        self._lay_out()

    @staticmethod
    def _choice(name: str) -> ChoiceBox:
        box = ChoiceBox()
        box.let_shrink(_FEWEST_CHARACTERS)
        box.setAccessibleName(name)
        return box

    def _lay_out(self) -> None:
        card = QFrame()
        set_role(card, "card")
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._form.setHorizontalSpacing(2 * SPACE)
        self._form.setVerticalSpacing(SPACE)
        for box in (self._language, self._model, self._track, self._channels):
            self._form.addRow(self._label(box), box)
        self._form.addRow(self._translate)
        self._form.addRow(self._words)
        self._formats_title = Text(self.tr("Write when it is done"), role="strong")
        self._form.addRow(self._formats_title)
        formats = QWidget()
        columns = EvenLayout(gap_px=SPACE // 2)
        formats.setLayout(columns)
        for tick in self._ticks.values():
            columns.addWidget(tick)
        self._form.addRow(formats)
        self._form.addRow(self._label(self._place), self._place)
        column = QVBoxLayout(card)
        column.setContentsMargins(_INSIDE_CARD_PX, _INSIDE_CARD_PX, _INSIDE_CARD_PX, _INSIDE_CARD_PX)
        column.setSpacing(2 * SPACE)
        column.addWidget(self._title)
        column.addLayout(self._form)
        column.addWidget(button_row(self._use, self._leave, gap_px=SPACE))
        content = QWidget()
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, _BEFORE_BAR_PX, 0)
        outer.addWidget(card)
        outer.addStretch()
        self.setWidget(content)
        # Its room is kept where nothing is to be scrolled (it is not seen then): the form does not change its width.
        bar = self.verticalScrollBar()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        bar.setEnabled(False)

    @staticmethod
    def _label(box: ChoiceBox) -> QLabel:
        label = QLabel(box.accessibleName())
        label.setBuddy(box)
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Where there is little room, names stand above their fields."""
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        """Rather than that the words of a value are cut off."""
        rows = (self._language, self._model, self._track, self._channels, self._place)
        shown = [box for box in rows if self._form.isRowVisible(box)]
        names = max(self._form.labelForField(box).sizeHint().width() for box in shown)
        fields = max(box.whole_width for box in shown)
        fits = names + self._form.horizontalSpacing() + fields <= self.viewport().width() - _AROUND_FORM_PX
        policy = QFormLayout.RowWrapPolicy.DontWrapRows if fits else QFormLayout.RowWrapPolicy.WrapAllRows
        self._form.setRowWrapPolicy(policy)

    @property
    def asked(self) -> Asked:
        """What it is open for."""
        return self._asked

    def open(
        self, asked: Asked, title: str, choices: JobChoices, usual: Usual, models: Sequence[str], *, is_over: bool
    ) -> None:
        """Offer to change these; `is_over`: the jobs begin anew with them."""
        self._asked, self._before, self._folder = asked, choices, choices.folder
        self._title.setText(title)
        is_results = asked.purpose is Purpose.RESULTS
        for row in (self._language, self._model, self._channels, self._translate, self._words):
            self._form.setRowVisible(row, not is_results)
        self._form.setRowVisible(self._track, False)
        self._form.setRowVisible(self._formats_title, not is_results)
        self._fill(choices, usual, models)
        use, name = {
            Purpose.NEW: (self.tr("&Use from now on"), self.tr("Use from now on")),
            Purpose.JOBS: (self.tr("&Use this"), self.tr("Use this for the chosen files")),
            Purpose.RESULTS: (self.tr("&Write"), self.tr("Write these files now")),
        }[asked.purpose]
        if asked.purpose is Purpose.JOBS and is_over:
            use, name = self.tr("&Transcribe again"), self.tr("Transcribe again with these choices")
        self._use.setText(use)
        self._use.setAccessibleName(name)
        self._wrap()
        self.verticalScrollBar().setValue(0)
        self.take_focus()

    def take_focus(self) -> None:
        """Begin with the first choice."""
        is_results = self._asked.purpose is Purpose.RESULTS
        first = next(iter(self._ticks.values())).box if is_results else self._language
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, choices: JobChoices, usual: Usual, models: Sequence[str]) -> None:
        detect = self.tr("Detect automatically")
        own = detect if usual.language == "auto" else language_name(usual.language)
        named = sorted(((code, language_name(code)) for code in CODES), key=lambda pair: pair[1].casefold())
        as_usual = self.tr("As for dictation ({value})")
        self._language.fill([("", as_usual.format(value=own)), ("auto", detect), *named], choices.language)
        self._as_usual_model = as_usual.format(value=usual.model)
        self._offer(models, choices.model)
        self._channels.fill(
            [
                (Channels.MIX.value, self.tr("Mixed")),
                (Channels.EACH.value, self.tr("Each is one speaker")),
            ],
            choices.channels.value,
        )
        self._translate.box.setChecked(choices.translate)
        self._words.box.setChecked(choices.words)
        for name, tick in self._ticks.items():
            tick.box.setChecked(name in choices.formats)
        self._show_folder()

    def offer_models(self, models: Sequence[str]) -> None:
        """These are installed."""
        self._offer(models, str(self._model.currentData() or ""))

    def _offer(self, models: Sequence[str], current: str) -> None:
        self._model.fill([("", self._as_usual_model), *((name, name) for name in models)], current)

    @Slot(object)
    def show_tracks(self, tracks: Sequence[AudioTrack], default: int = 0) -> None:
        """The file it is open for has these; a single one is no choice."""
        if len(tracks) < 2 or self._asked.purpose is not Purpose.JOBS:  # noqa: PLR2004  # a choice
            return
        usual = self.tr("The file's usual one ({number})").format(number=default + 1)
        options = [("", usual), *((str(track.index), files_words.track(track)) for track in tracks)]
        current = self._before.track
        self._track.fill(options, "" if current is None else str(current))
        self._form.setRowVisible(self._track, True)
        self._wrap()

    def _show_folder(self) -> None:
        options = [("", files_words.folder(None))]
        if self._folder is not None:
            options.append((str(self._folder), str(self._folder)))
        options.append((_ANOTHER, self.tr("Another folder…")))
        self._place.fill(options, "" if self._folder is None else str(self._folder))
        self._wrap()

    @Slot()
    def _on_place(self) -> None:
        wanted = str(self._place.currentData())
        if wanted != _ANOTHER:
            self._folder = Path(wanted) if wanted else None
            return
        self._show_folder()
        dialog = file_dialog(self, self.tr("Folder for results"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.use_folder)
        dialog.open()

    @Slot(str)
    def use_folder(self, folder: str) -> None:
        """Write results there."""
        self._folder = Path(folder)
        self._show_folder()

    @property
    def choices(self) -> JobChoices:
        """As they are set now. Formats that this machine cannot write stay as they were."""
        formats = [name for name in FORMATS.names() if name in self._before.formats and name not in self._ticks]
        formats += [name for name, tick in self._ticks.items() if tick.box.isChecked()]
        track = str(self._track.currentData() or "") if self._track.isVisibleTo(self) else ""
        keeps_track = not self._track.isVisibleTo(self)
        return replace(
            self._before,
            language=str(self._language.currentData() or ""),
            model=str(self._model.currentData() or ""),
            channels=Channels(self._channels.currentData()),
            track=self._before.track if keeps_track else (int(track) if track else None),
            translate=self._translate.box.isChecked(),
            words=self._words.box.isChecked(),
            formats=tuple(formats),
            folder=self._folder,
        )

    @Slot()
    def _on_use(self) -> None:
        self.accepted.emit(self._asked, self.choices)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """What no control takes: Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

"""SettingRow: one setting on a page, with its name, its control, what it means, what was wrong, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from dictation_app import settings as settings_module
from dictation_app.settings import Settings
from dictation_app.ui import words
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.chord_edit import ChordEdit
from dictation_app.ui.settings_dialog.controls import SMALL, Check, Choice, Control, Line, NameLabel, Number
from dictation_app.ui.settings_dialog.device_choice import DeviceChoice
from dictation_app.ui.settings_dialog.duration import Duration
from dictation_app.ui.settings_dialog.installed_model import InstalledModel
from dictation_app.ui.settings_dialog.items import Item, Kind
from dictation_app.ui.settings_dialog.microphone_choice import MicrophoneChoice
from dictation_app.ui.settings_dialog.model_choice import ModelChoice
from dictation_app.ui.settings_dialog.other_keys import OtherKeys
from dictation_app.ui.settings_dialog.program_rules import ProgramRules
from dictation_app.ui.settings_dialog.watched_folders import WatchedFolders
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

_LABEL_CHARACTERS = 18
"""So much room a name needs beside its control."""


def make_control(item: Item) -> Control:
    """The widget for a setting: by its kind, else by what its values are."""
    form = settings_module.form(item.key)
    is_one_of_several = bool(form.choices or item.options)
    match item.kind:
        case Kind.CHORD | Kind.CHORD_OR_NONE:
            control: Control = ChordEdit(item.label, may_be_none=item.kind is Kind.CHORD_OR_NONE)
        case Kind.MICROPHONE:
            control = MicrophoneChoice()
        case Kind.MODEL:
            control = ModelChoice()
        case Kind.INSTALLED_MODEL:
            control = InstalledModel(item)
        case Kind.DEVICE:
            control = DeviceChoice()
        case Kind.KEYS:
            control = OtherKeys()
        case Kind.PROGRAMS:
            control = ProgramRules()
        case Kind.FOLDERS:
            control = WatchedFolders()
        case Kind.DURATION:
            control = Duration(item, form)
        case Kind.PLAIN if form.kind is bool:
            control = Check()
        case Kind.PLAIN if is_one_of_several:
            control = Choice(item, form)
        case Kind.PLAIN:
            control = Line() if form.kind is str else Number(item, form)
        case _:
            assert_never(item.kind)
    return control


class SettingRow(QWidget):
    """Shows what holds; asks for another value, or for the default."""

    wanted = Signal(str, str)
    """Key and value, as ``dictation settings set`` takes them."""
    reset_wanted = Signal(str)

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item
        self.control = make_control(item)
        self.is_changed = False
        """It is not at its default."""
        self._default = settings_module.get(Settings(), item.key)
        self._label = NameLabel(item.label, wrap=True)
        self._label.clicked.connect(self.control.activate)
        self._explanation = Text(item.explanation, role="secondary", wrap=True, size=SMALL)
        self._error = Text(role="caution", wrap=True)
        self._error.setAccessibleName(self.tr("{setting}: problem").format(setting=item.label))
        self._reset = QPushButton(self.tr("Reset"))
        self._reset.setAutoDefault(True)
        self._reset.setAccessibleName(self.tr("Reset “{setting}”").format(setting=item.label))
        self._reset.setAccessibleDescription(self.tr("Back to the default."))
        self._reset.setToolTip(self.tr("Back to the default"))
        self._reset.clicked.connect(self._on_reset)
        set_role(self._reset, "quiet")
        self._error.hide()
        self._reset.hide()
        self.control.field.setAccessibleName(item.label)
        self.control.wanted.connect(self._on_wanted)
        if isinstance(self.control, ChordEdit | OtherKeys):
            self.control.refused.connect(self.show_refusal)
        self._lay_out()
        self.show_refusal("")
        self.setMinimumWidth(1)  # it is never wider than its page; see `resizeEvent`

    def _lay_out(self) -> None:
        # The control stands in columns 1 and 2, which begin where it needs; the way back in the second of them.
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * SPACE, SPACE + SPACE // 4, 2 * SPACE, SPACE + SPACE // 4)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(SPACE * 3 // 4)
        self._grid.setColumnStretch(0, 1)
        self._place(is_below=self.control.is_wide)  # before the way back, also for the tab key
        self._grid.addWidget(self._explanation, 2, 0, 1, 3)
        self._grid.addWidget(self._reset, 2, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self._error, 3, 0, 1, 3)

    def _place(self, *, is_below: bool) -> None:
        """The control beside its name, or below it."""
        self._is_below = is_below
        for widget in (self._label, self.control):
            self._grid.removeWidget(widget)
        if is_below:
            alignment = Qt.AlignmentFlag(0) if self.control.is_wide else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(self._label, 0, 0, 1, 3)
            self._grid.addWidget(self.control, 1, 0, 1, 3, alignment)
        else:
            self._grid.addWidget(self._label, 0, 0)
            self._grid.addWidget(self.control, 0, 1, 1, 2, Qt.AlignmentFlag.AlignRight)

    @property
    def reset_button(self) -> QPushButton:
        """The way back; hidden where there is none."""
        return self._reset

    @property
    def problem(self) -> str:
        """What is wrong with what was wanted last; empty = nothing."""
        return self._error.text() if not self._error.isHidden() else ""

    def show_value(self, value: Any) -> None:
        """This holds now."""
        self.control.show_value(value)
        was_changed, self.is_changed = self.is_changed, value != self._default
        if self.is_changed is was_changed:
            return
        if self._reset.hasFocus():
            self.control.setFocus()  # what goes must not hand the focus on
        self._reset.setVisible(self.is_changed)
        self._grid.removeWidget(self._explanation)
        self._grid.addWidget(self._explanation, 2, 0, 1, 2 if self.is_changed else 3)

    @Slot(str)
    def show_refusal(self, sentence: str) -> None:
        """Why what was wanted does not hold; empty = nothing is wrong."""
        told = words.plain(sentence)
        self._error.setText(told)
        self._error.setVisible(bool(told))
        self.control.field.setAccessibleDescription(f"{self.item.explanation} {told}".strip())

    @Slot(str)
    def _on_wanted(self, text: str) -> None:
        self.show_refusal("")
        self.wanted.emit(self.item.key, text)

    @Slot()
    def _on_reset(self) -> None:
        self.show_refusal("")
        self.reset_wanted.emit(self.item.key)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """What was wrong is not told again."""
        super().hideEvent(event)
        self.show_refusal("")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Where both do not fit beside each other the control goes below its name."""
        super().resizeEvent(event)
        if self.control.is_wide:
            return
        room = _LABEL_CHARACTERS * self.fontMetrics().averageCharWidth() + self.control.sizeHint().width() + 5 * SPACE
        is_below = self.width() < room
        if is_below is not self._is_below:
            self._place(is_below=is_below)

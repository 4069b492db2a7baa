"""Further keys to dictate with, each with its own behaviour, language and model.

One of them is looked at; of the others there are the names. A new one is there as soon as it was pressed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dictation_app import settings as settings_module
from dictation_app.settings import DictationKey, HotkeySettings, Settings, ValueForm
from dictation_app.ui import words
from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.chord_edit import ChordEdit
from dictation_app.ui.settings_dialog.controls import SMALL, Choice, Control, NameLabel, WideControl, stack
from dictation_app.ui.settings_dialog.installed_model import InstalledModel
from dictation_app.ui.settings_dialog.items import Item, Option, key_modes, languages
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.ui.settings_dialog.model_offers import ModelOffer

KEY = "hotkey.others"


class OtherKeys(WideControl):
    """A list of keys; below it what the one that is looked at is for."""

    refused = Signal(str)
    """See `ChordEdit`."""
    recording_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[DictationKey, ...] = ()
        self._at = 0
        """Which is looked at."""
        self._box = ChoiceBox()
        self._box.setAccessibleName(self.tr("Further key"))
        self._box.setAccessibleDescription(self.tr("Which one is shown below."))
        self._box.activated.connect(self._on_activated)
        self._none = Text(self.tr("There is no further key."), role="secondary", wrap=True, size=SMALL)
        self._one = QWidget()
        self._one.setMinimumWidth(1)  # else its height is asked for the width of its longest choice, and is too low
        self._options: dict[str, Control] = {}
        self._models = InstalledModel(_item("model", (Option("", self.tr("As for the first key")),)))
        self._lay_out_one()
        self._new = ChordEdit(self.tr("New key"), may_be_none=False)
        self._new.field.setAccessibleName(self.tr("New key"))
        self._new.field.setAccessibleDescription(self.tr("The next key or combination that is pressed is added."))
        self._new.wanted.connect(self._on_new)
        self._new.recording_changed.connect(self._on_recording)
        self._new.refused.connect(self.refused)
        self._new.hide()
        self._add = _button(self.tr("Add a key…"), self.tr("Press the key or the combination then."))
        self._add.clicked.connect(self._on_add)
        self._remove = _button(self.tr("Remove this key"), self.tr("It does again what it does elsewhere."))
        self._remove.clicked.connect(self._on_remove)
        self.field = self._add
        self.setFocusProxy(self._add)
        buttons = FlowLayout(gap_px=SPACE)
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        stack(self, self._box, self._none, self._one, self._new, gap_px=SPACE).addLayout(buttons)
        self._arrange()

    def _lay_out_one(self) -> None:
        column = QVBoxLayout(self._one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        chord = ChordEdit(self.tr("Key"), may_be_none=False)
        chord.refused.connect(self.refused)
        chord.recording_changed.connect(self.recording_changed)
        as_first = Option("", self.tr("As for the first key"))
        detect = Option("auto", self.tr("Detect automatically"))
        for name, label, explanation, control in (
            ("chord", self.tr("Key"), self.tr("What is pressed to dictate."), chord),
            ("mode", self.tr("What it does"), self.tr("Hold it, tap it, or both."), _choice("mode", key_modes())),
            (
                "language",
                self.tr("Language"),
                self.tr("What is spoken with this key."),
                _choice("language", (as_first, detect, *languages())),
            ),
            (
                "model",
                self.tr("Speech model"),
                self.tr("It is loaded while you speak, beside the other one, and takes memory of its own."),
                self._models,
            ),
        ):
            text = NameLabel(label, wrap=True)
            text.clicked.connect(control.activate)
            column.addWidget(text)
            column.addWidget(control)
            if name in {"language", "model"}:
                column.addWidget(Text(explanation, role="secondary", wrap=True, size=SMALL))
            control.field.setAccessibleName(label)
            control.field.setAccessibleDescription(explanation)
            control.wanted.connect(partial(self._on_option, name))
            self._options[name] = control

    @property
    def records(self) -> bool:
        """Whether the next keys are a combination."""
        return any(isinstance(edit, ChordEdit) and edit.records for edit in (self._new, self._options["chord"]))

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        self._keys = settings_module.with_value(Settings(), KEY, str(value)).hotkey.others
        self._at = min(self._at, max(0, len(self._keys) - 1))
        self._arrange()

    def show_models(self, offers: Sequence[ModelOffer]) -> None:
        """These there are."""
        self._models.show_models(offers)

    def _arrange(self) -> None:
        has_any = bool(self._keys)
        if has_any:
            key = self._keys[self._at]
            self._box.fill([(one.chord, words.key_names(one.chord)) for one in self._keys], key.chord)
            for name, control in self._options.items():
                control.show_value(getattr(key, name))
        had_focus = self._remove.hasFocus()
        self._box.setVisible(len(self._keys) > 1)
        self._one.setVisible(has_any)
        self._remove.setVisible(has_any)
        self._none.setVisible(not has_any)
        if had_focus and not has_any:
            self._add.setFocus()  # what went must not hand the focus on

    def _want(self, keys: tuple[DictationKey, ...]) -> None:
        self.wanted.emit(str(settings_module.get(Settings(hotkey=HotkeySettings(others=keys)), KEY)))

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self._at = index
        self._arrange()

    def _on_option(self, name: str, text: str) -> None:
        value: Any = text
        changed = replace(self._keys[self._at], **{name: value})
        self._want((*self._keys[: self._at], changed, *self._keys[self._at + 1 :]))

    @Slot()
    def _on_add(self) -> None:
        self._new.show()
        self._add.hide()
        self._new.record()

    @Slot(bool)
    def _on_recording(self, is_recording: bool) -> None:  # noqa: FBT001  # a slot
        self.recording_changed.emit(is_recording)
        if not is_recording:
            had_focus = self._new.field.hasFocus()
            self._add.show()
            if had_focus:
                self._add.setFocus()
            self._new.hide()

    @Slot(str)
    def _on_new(self, chord: str) -> None:
        self._at = len(self._keys)
        self._want((*self._keys, DictationKey(chord=chord)))

    @Slot()
    def _on_remove(self) -> None:
        self._want((*self._keys[: self._at], *self._keys[self._at + 1 :]))


def _item(name: str, options: tuple[Option, ...]) -> Item:
    return Item(key=f"{KEY}.{name}", label="", explanation="", options=options)


def _choice(name: str, options: tuple[Option, ...]) -> Choice:
    return Choice(_item(name, options), ValueForm(str))


def _button(text: str, description: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(True)
    button.setAccessibleName(text)
    button.setAccessibleDescription(description)
    set_role(button, "quiet")
    return button

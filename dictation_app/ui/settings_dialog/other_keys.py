"""Further keys to dictate with, each with its own behaviour, language and model.

One of them is looked at; of the others there are the names. A new one is there as soon as it was pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from dictation_app import settings as settings_module
from dictation_app.settings import DictationKey, HotkeySettings, Settings, ValueForm
from dictation_app.ui import words
from dictation_app.ui.labels import Text
from dictation_app.ui.settings_dialog.chord_edit import ChordEdit
from dictation_app.ui.settings_dialog.controls import SMALL, Choice, NameLabel
from dictation_app.ui.settings_dialog.installed_model import InstalledModel
from dictation_app.ui.settings_dialog.items import Item, Option, key_modes, languages
from dictation_app.ui.settings_dialog.listed import Listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.ui.settings_dialog.model_offers import ModelOffer

KEY = "hotkey.others"


class OtherKeys(Listed[DictationKey]):
    """A list of keys; below it what the one that is looked at is for."""

    refused = Signal(str)
    """See `ChordEdit`."""
    recording_changed = Signal(bool)
    names_single = False

    def __init__(self) -> None:
        super().__init__()
        self._box.setAccessibleName(self.tr("Further key"))
        self._box.setAccessibleDescription(self.tr("Which one is shown below."))
        self._one.setMinimumWidth(1)  # else its height is asked for the width of its longest choice, and is too low
        self._offers: tuple[ModelOffer, ...] = ()
        self._main_model = ""
        """Of the first key."""
        self._english = Text(role="secondary", wrap=True, size=SMALL)
        self._models = InstalledModel(_item("model", (Option("", self.tr("As for the first key")),)))
        self._lay_out_one()
        self._new = ChordEdit(self.tr("New key"), may_be_none=False)
        self._new.field.setAccessibleName(self.tr("New key"))
        self._new.field.setAccessibleDescription(self.tr("The next key or combination that is pressed is added."))
        self._new.wanted.connect(self._on_new)
        self._new.recording_changed.connect(self._on_recording)
        self._new.refused.connect(self.refused)
        self._new.hide()
        self._add.clicked.connect(self._on_add)
        self._lay_out(
            self.tr("There is no further key."),
            (self.tr("Add a key…"), self.tr("Press the key or the combination then.")),
            (self.tr("Remove this key"), self.tr("It does again what it does elsewhere.")),
            self._new,
        )

    def _lay_out_one(self) -> None:
        column = self._begin_one()
        chord = ChordEdit(self.tr("Key"), may_be_none=False)
        chord.refused.connect(self.refused)
        chord.recording_changed.connect(self.recording_changed)
        as_first = Option("", self.tr("As for the first key"))
        detect = Option("auto", self.tr("Detect automatically"))
        for name, label, explanation, control in (
            ("chord", self.tr("Key"), self.tr("What is pressed to dictate."), chord),
            (
                "mode",
                self.tr("What it does"),
                self.tr("Hold it, tap it once or twice, or both."),
                _choice("mode", key_modes()),
            ),
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
            if name == "language":
                column.addWidget(self._english)
            self._take(name, control, label, explanation)

    @property
    def records(self) -> bool:
        """Whether the next keys are a combination."""
        return any(isinstance(edit, ChordEdit) and edit.records for edit in (self._new, self._options["chord"]))

    def read(self, text: str) -> tuple[DictationKey, ...]:
        """See `Listed`."""
        return settings_module.with_value(Settings(), KEY, text).hotkey.others

    def written(self, entries: tuple[DictationKey, ...]) -> str:
        """See `Listed`."""
        return str(settings_module.get(Settings(hotkey=HotkeySettings(others=entries)), KEY))

    def named(self, entry: DictationKey) -> tuple[str, str]:
        """See `Listed`."""
        return entry.chord, words.key_names(entry.chord)

    def show_models(self, offers: Sequence[ModelOffer]) -> None:
        """These there are."""
        self._offers = tuple(offers)
        self._models.show_models(offers)
        self._arrange()

    def show_main_model(self, name: str) -> None:
        """The first key has this one, and so has each that has none of its own."""
        self._main_model = name
        self._arrange()

    def _arrange(self) -> None:
        super()._arrange()
        if self._entries:
            self._arrange_english(self._entries[self._at].model or self._main_model)

    def _arrange_english(self, model: str) -> None:
        """Told where the language is chosen, not only when another one is refused."""
        offer = next((each for each in self._offers if each.has_name(model)), None)
        is_english = offer is not None and offer.languages == 1
        self._english.setVisible(is_english)
        if is_english:
            told = self.tr("{model} understands English only: for another language, choose another speech model first.")
            self._english.setText(told.format(model=model))

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
        self._at = len(self._entries)
        self._want((*self._entries, DictationKey(chord=chord)))


def _item(name: str, options: tuple[Option, ...]) -> Item:
    return Item(key=f"{KEY}.{name}", label="", explanation="", options=options)


def _choice(name: str, options: tuple[Option, ...]) -> Choice:
    return Choice(_item(name, options), ValueForm(str))

"""MeasurePanel: carries between the card that shows what was measured and those who measure and set it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from dictation_app.errors import UserError
from dictation_app.ui import words
from dictation_app.ui.settings_dialog.measure_card import MeasureState
from dictation_app.ui.settings_dialog.measure_rows import MeasuredOffer

if TYPE_CHECKING:
    from dictation_app.control.model_measuring import Measuring, ModelMeasuring, Reading
    from dictation_app.controller import DictationController
    from dictation_app.measuring import Advice, Measured
    from dictation_app.settings import Settings, SettingsStore
    from dictation_app.ui.settings_dialog.measure_card import MeasureCard
    from dictation_app.values.status import AppStatus


translate = QCoreApplication.translate


class MeasurePanel(QObject):
    """Of one card."""

    measured = Signal()
    """It is known better what models can be expected to do."""

    def __init__(
        self,
        card: MeasureCard,
        measuring: ModelMeasuring,
        controller: DictationController,
        store: SettingsStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._card = card
        self._measuring = measuring
        self._controller = controller
        self._store = store
        self._device = controller.status.device
        self._measured: tuple[Measured, ...] = ()
        self._advice: Advice | None = None
        self._state: Measuring | None = None
        self._reading: Reading | None = None
        card.measure_wanted.connect(measuring.start)
        card.stop_wanted.connect(measuring.cancel)
        card.read_wanted.connect(measuring.read)
        card.reading_ended.connect(measuring.end_reading)
        card.reading_unwanted.connect(measuring.forget_reading)
        card.use_wanted.connect(self._on_use)
        measuring.changed.connect(self._on_changed)
        measuring.measured.connect(self._on_measured)
        measuring.failed.connect(self._on_failed)
        measuring.reading_changed.connect(self._on_reading)
        measuring.level.connect(card.show_level)
        controller.settings_changed.connect(self._on_settings)
        controller.status_changed.connect(self._on_status)
        measuring.show_status(controller.status)

    def go_on_from(self, before: MeasurePanel) -> None:
        """Show on this card what the other one showed."""
        self._on_changed(before._state)
        if before._reading is not None:
            self._on_reading(before._reading)
        if before._measured:
            self._on_measured(before._measured, before._advice)

    @Slot(object)
    def _on_changed(self, state: Measuring | None) -> None:
        self._state = state
        if state is None:
            self._card.show_state(None)
            return
        title = _title(state.model, state.device_label)
        self._card.show_state(MeasureState(done=state.done, total=state.total, title=title, is_held=state.is_held))

    @Slot(object, object)
    def _on_measured(self, measured: tuple[Measured, ...], advice: Advice | None) -> None:
        self._measured, self._advice = measured, advice
        offers = [
            MeasuredOffer(
                model=each.model,
                device=each.setting,
                title=_title(each.model, each.device_label),
                wait_s=each.wait_s,
                right_share=each.right_share,
                problem=words.plain(each.problem),
            )
            for each in measured
        ]
        self._card.show_results(offers, _told(advice))
        self._show_in_use()
        self.measured.emit()

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._card.show_problem(words.plain(sentence))

    @Slot(object)
    def _on_reading(self, reading: Reading) -> None:
        self._reading = reading
        self._card.show_reading(reading.text, reading.seconds)

    @Slot(str, str)
    def _on_use(self, model: str, device: str) -> None:
        settings = self._store.settings
        try:
            self._controller.apply(replace(settings, engine=replace(settings.engine, model=model, device=device)))
        except UserError as exc:
            self._card.show_problem(words.plain(str(exc)))
        else:
            self._card.show_problem("")

    @Slot(object)
    def _on_settings(self, _settings: Settings) -> None:
        self._show_in_use()

    @Slot(object)
    def _on_status(self, status: AppStatus) -> None:
        self._measuring.show_status(status)
        if status.device != self._device:
            self._device = status.device
            self._show_in_use()

    def _show_in_use(self) -> None:
        engine = self._store.settings.engine
        is_named = any(each.setting == engine.device for each in self._measured)
        # "auto", and "cuda", are wherever the model runs now.
        runs_on = next((each.setting for each in self._measured if each.device == self._device), "")
        self._card.show_in_use(engine.model, engine.device if is_named else runs_on)


def _title(model: str, device_label: str) -> str:
    return f"{model} · {device_label}"


def _told(advice: Advice | None) -> str:
    if advice is None:
        return translate("measuring", "None of them can be used here.")
    what = _title(advice.chosen.model, advice.chosen.device_label)
    sentence = (
        translate("measuring", "Recommended: {what}. It is the most exact one that answers at once.")
        if advice.is_quick
        else translate("measuring", "Recommended: {what}. It is the fastest one, though you will wait for it.")
    )
    return sentence.format(what=what)

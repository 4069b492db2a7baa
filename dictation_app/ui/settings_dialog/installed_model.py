"""One of the models that are here, or none by name. Another one is fetched where the model of dictation is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.settings_dialog.controls import Control

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.ui.settings_dialog.items import Item
    from dictation_app.ui.settings_dialog.model_offers import ModelOffer


class InstalledModel(Control):
    """What stands for none comes first, by the words of the item for an empty value."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._first = [(option.value, option.label) for option in item.options]
        self._offers: tuple[ModelOffer, ...] = ()
        self._value = ""
        self._box = ChoiceBox()
        self._box.activated.connect(self._on_activated)
        self._hold(self._box)
        self._arrange()

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        self._value = str(value)
        self._arrange()

    def show_models(self, offers: Sequence[ModelOffer]) -> None:
        """These there are."""
        self._offers = tuple(offers)
        self._arrange()

    def _arrange(self) -> None:
        current = next((offer for offer in self._offers if offer.has_name(self._value)), None)
        options = [*self._first, *((offer.name, offer.name) for offer in self._offers if offer.is_installed)]
        if current is not None and not current.is_installed:
            options.append((current.name, self.tr("{model} · not installed").format(model=current.name)))
        self._box.fill(options, self._value if current is None else current.name)

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.wanted.emit(str(self._box.itemData(index)))

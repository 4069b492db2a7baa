"""Where the speech model runs: the processor, a graphics card by its name, or what the app finds best, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.labels import Text
from dictation_app.ui.settings_dialog.controls import SMALL, WideControl, stack
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_CHARACTERS = 24
_GIB = 2**30


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceOffer:
    """A device as it is offered."""

    name: str
    """``cpu`` or ``cuda:N``."""
    label: str
    """What its maker calls it."""
    memory_bytes: int = 0
    """Of a graphics card; 0 where it is unknown."""
    uuid: str = ""
    """What stays with a graphics card whatever its number; empty where it is unknown."""

    def stands_for(self, value: str) -> bool:
        """Whether the setting means this one."""
        return value in {self.name, self.uuid} - {""}


class DeviceChoice(WideControl):
    """A list of devices, and what runs where now."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[DeviceOffer, ...] = ()
        self._value = "auto"
        self._in_use = ""
        self._trouble = ""
        self._box = ChoiceBox()
        self._box.let_shrink(_LEAST_CHARACTERS)
        self._box.activated.connect(self._on_activated)
        self._now = Text(role="secondary", wrap=True, size=SMALL)
        self.field = self._box
        self.setFocusProxy(self._box)
        stack(self, self._box, self._now, gap_px=SPACE)
        self._arrange()

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        self._value = str(value)
        self._arrange()

    def show_devices(self, offers: Sequence[DeviceOffer], trouble: str = "") -> None:
        """These there are; or why that is not known."""
        self._offers, self._trouble = tuple(offers), trouble
        self._arrange()

    def show_in_use(self, device: str) -> None:
        """The model runs here now; empty = it is not loaded."""
        if device != self._in_use:
            self._in_use = device
            self._arrange()

    def _arrange(self) -> None:
        options = [("auto", self.tr("Automatic: the fastest there is"))]
        for offer in self._offers:
            value = self._value if offer.stands_for(self._value) else offer.uuid or offer.name
            options.append((value, self._line(offer)))
        if self._value == "cuda" or (not self._offers and self._value != "auto"):
            named = {"cuda": self.tr("The first graphics card"), "cpu": self.tr("The processor")}
            options.append((self._value, named.get(self._value, self._value)))
        elif not any(value == self._value for value, _ in options):
            options.append((self._value, self.tr("{device} (not there)").format(device=self._value)))
        self._box.fill(options, self._value)
        self._now.setText(self._told())
        self._now.setVisible(bool(self._now.text()))

    def _line(self, offer: DeviceOffer) -> str:
        if offer.name == "cpu":
            return self.tr("Processor: {name}").format(name=offer.label)
        if offer.memory_bytes:
            return self.tr("Graphics card: {name} ({size} GB)").format(
                name=offer.label, size=round(offer.memory_bytes / _GIB)
            )
        return self.tr("Graphics card: {name}").format(name=offer.label)

    def _told(self) -> str:
        cards = [offer for offer in self._offers if offer.name != "cpu"]
        named = {offer.name: offer.label for offer in self._offers}
        parts = []
        if self._in_use:
            where = named.get(self._in_use, self.tr("the processor") if self._in_use == "cpu" else self._in_use)
            parts.append(self.tr("Now it runs on {device}.").format(device=where))
        if self._trouble:
            parts.append(self._trouble)
        elif self._offers and not cards:
            parts.append(self.tr("No graphics card that it can run on was found."))
        elif cards and self._in_use == "cpu" and self._value != "cpu":
            parts.append(self.tr("The graphics card could not be used; the notices and the log say why."))
        return " ".join(parts)

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.wanted.emit(str(self._box.itemData(index)))

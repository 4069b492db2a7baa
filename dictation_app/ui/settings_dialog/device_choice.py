"""Where the speech model runs: the processor, a graphics card by its name, or what the app finds best, and why.

Below the list stands each device with its memory, which is told anew while it can be seen, and a test of it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from dictation_app.ui import words
from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog import model_offers
from dictation_app.ui.settings_dialog.controls import SMALL, WideControl, stack
from dictation_app.ui.settings_dialog.device_lines import DeviceDeed, DeviceLine, DeviceOffer, DeviceTest, named
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from dictation_app.engine.fetch_progress import FetchProgress

_LEAST_CHARACTERS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class RuntimeState:
    """The library that a graphics card needs, where it is not there."""

    bytes: int
    """Of the download."""
    licence: str
    is_installing: bool = False
    progress: FetchProgress | None = None
    problem: str = ""
    """Why it could not be installed."""


class DeviceChoice(WideControl):
    """A list of devices, and what runs where now."""

    deed_wanted = Signal(str, str)
    """A `DeviceDeed`, and the device it is about."""
    shown_changed = Signal(bool)
    """Whether it can be seen, and what it shows is wanted."""
    matters = Signal()
    """There is something to choose, or to be told: not only the processor, which every computer has."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[DeviceOffer, ...] = ()
        self._value = "auto"
        self._in_use, self._why, self._is_resting = "", "", False
        self._trouble = ""
        self._runtime: RuntimeState | None = None
        self._test: DeviceTest | None = None
        self._lines: list[DeviceLine] = []
        self._box = ChoiceBox()
        self._box.let_shrink(_LEAST_CHARACTERS)
        self._box.activated.connect(self._on_activated)
        self._now = Text(role="secondary", wrap=True, size=SMALL)
        self._missing = Text(wrap=True, size=SMALL)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 100)
        self._progress.setAccessibleName(self.tr("Installation of the library for graphics cards"))
        self._progress.setAccessibleDescription(self.tr("How much of it is done."))
        self._install = self._button(self.tr("Install it"), DeviceDeed.INSTALL_RUNTIME)
        self._install.setAccessibleDescription(self.tr("It is downloaded into the app's own folder."))
        set_role(self._install, "primary")
        self._stop = self._button(self.tr("Stop the download"), DeviceDeed.STOP_INSTALL)
        self._stop.setAccessibleDescription(self.tr("What was downloaded so far is thrown away."))
        self._free = self._button(self.tr("Free the GPU now"), DeviceDeed.FREE)
        self._free.setAccessibleDescription(self.tr("The model is loaded again while you speak your next dictation."))
        self.field = self._box
        self.setFocusProxy(self._box)
        buttons = FlowLayout(gap_px=SPACE)
        for button in (self._install, self._stop, self._free):
            buttons.addWidget(button)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE)
        column = stack(self, self._box, self._now, self._missing, self._progress, gap_px=SPACE)
        column.addLayout(buttons)
        column.addLayout(self._column)
        self._arrange()

    def _button(self, text: str, deed: DeviceDeed) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.setAccessibleName(text)
        button.setProperty("deed", deed.value)
        button.clicked.connect(self._on_clicked)
        return button

    # --- what it is told ----------------------------------------------------------------------------------------------

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        self._value = str(value)
        self._arrange()

    def show_devices(self, offers: Sequence[DeviceOffer], trouble: str = "") -> None:
        """These there are, as they are now; or why that is not known."""
        if (tuple(offers), trouble) != (self._offers, self._trouble):
            self._offers, self._trouble = tuple(offers), trouble
            self._show_lines()
            self._arrange()

    def show_in_use(self, device: str, why: str = "", *, is_resting: bool = False) -> None:
        """The model runs here now, for this reason (empty = it is not loaded), or gave its memory back."""
        if (device, why, is_resting) != (self._in_use, self._why, self._is_resting):
            self._in_use, self._why, self._is_resting = device, why, is_resting
            self._arrange()

    def show_runtime(self, runtime: RuntimeState | None) -> None:
        """The library that is missing; None = none is."""
        self._runtime = runtime
        self._arrange()

    def show_test(self, test: DeviceTest | None) -> None:
        """How the test of one device stands, or the last one's result."""
        self._test = test
        for line in self._lines:
            if test is None or line.setting == test.device:
                line.show_test(test)

    @property
    def lines(self) -> tuple[DeviceLine, ...]:
        """From top to bottom."""
        return tuple(self._lines)

    # --- how it looks -------------------------------------------------------------------------------------------------

    def _show_lines(self) -> None:
        if [line.setting for line in self._lines] == [offer.setting for offer in self._offers]:
            for line, offer in zip(self._lines, self._offers, strict=True):
                line.show_offer(offer)
            return
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [DeviceLine(offer) for offer in self._offers]
        for line in self._lines:
            line.deed_wanted.connect(self.deed_wanted)
            self._column.addWidget(line)
            line.show()
        # They are younger than what stands below them.
        order = [self._free, *(button for line in self._lines for button in (line.test_button, line.again_button))]
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)
        if self._test is not None:
            self.show_test(self._test)

    def _arrange(self) -> None:
        usable = [offer for offer in self._offers if offer.name]
        options = [("auto", self.tr("Automatic: the fastest there is"))]
        for offer in usable:
            value = self._value if offer.stands_for(self._value) else offer.setting
            options.append((value, named(offer)))
        if self._value == "cuda" or (not usable and self._value != "auto"):
            words_for = {"cuda": self.tr("The first graphics card"), "cpu": self.tr("The processor")}
            options.append((self._value, words_for.get(self._value, self._value)))
        elif not any(value == self._value for value, _ in options):
            options.append((self._value, self.tr("{device} (not there)").format(device=self._value)))
        self._box.fill(options, self._value)
        self._now.setText(self._told())
        self._now.setVisible(bool(self._now.text()))
        runtime = self._runtime
        is_installing = runtime is not None and runtime.is_installing
        had_focus = next((each for each in (self._install, self._stop, self._free) if each.hasFocus()), None)
        self._missing.setText("" if runtime is None else self._told_of(runtime))
        set_role(self._missing, "caution" if runtime is not None and runtime.problem else "")
        self._missing.setVisible(runtime is not None)
        self._install.setVisible(runtime is not None and not is_installing)
        self._stop.setVisible(is_installing)
        self._progress.setVisible(is_installing)
        if runtime is not None and runtime.progress is not None:
            progress = runtime.progress
            self._progress.setValue(words.percent(min(1.0, progress.done_bytes / max(1, progress.total_bytes))))
        self._free.setVisible(self._in_use.startswith("cuda") and not self._is_resting)
        has_cards = any(offer.is_card for offer in self._offers)
        if has_cards or self._trouble or runtime is not None or self._value != "auto":
            self.matters.emit()
        if had_focus is not None and had_focus.isHidden():
            (self._stop if is_installing else self._install if runtime is not None else self._box).setFocus()

    def _told(self) -> str:
        cards = [offer for offer in self._offers if offer.is_card and offer.name]
        by_name = {offer.name: offer.label for offer in self._offers}
        parts = []
        where = by_name.get(self._in_use, self.tr("the processor") if self._in_use == "cpu" else self._in_use)
        is_named = where in self._why or (self._in_use == "cpu" and bool(self._why))
        if self._in_use and not is_named:
            parts.append(self.tr("Now it runs on {device}.").format(device=where))
        if self._in_use and self._why:
            parts.append(words.plain(self._why))
        if self._trouble:
            parts.append(self._trouble)
        elif self._offers and not cards and not self._why:
            parts.append(self.tr("No graphics card that it can run on was found."))
        return " ".join(parts)

    def _told_of(self, runtime: RuntimeState) -> str:
        if runtime.problem:
            return runtime.problem
        if runtime.is_installing:
            what = self.tr("Library for graphics cards")
            return self.tr("One moment…") if runtime.progress is None else model_offers.doing(runtime.progress, what)
        return self.tr(
            "The graphics card needs a library of NVIDIA's (cuBLAS 12, {size} to download). Licence: {licence}."
        ).format(size=model_offers.size(runtime.bytes), licence=runtime.licence)

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.wanted.emit(str(self._box.itemData(index)))

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.deed_wanted.emit(str(button.property("deed")), "")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """What it shows changes all the time."""
        super().showEvent(event)
        if not event.spontaneous():
            self.shown_changed.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Nobody looks."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.shown_changed.emit(False)

"""DeviceLine: one device with its memory, what it can compute in, what is known against it, and a test of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog import model_offers
from dictation_app.ui.settings_dialog.controls import SMALL
from dictation_app.ui.theme import SPACE

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""

_GIB = 2**30


class DeviceDeed(StrEnum):
    """What a button asks for."""

    TEST = "test"
    STOP_TEST = "stop test"
    TRY_AGAIN = "try again"
    """A graphics card that failed, as if it had not."""
    FREE = "free"
    """The memory of the graphics card, now."""
    INSTALL_RUNTIME = "install runtime"
    STOP_INSTALL = "stop install"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceOffer:
    """A device as it is offered."""

    name: str
    """``cpu`` or ``cuda:N``; empty for a graphics card that cannot be used."""
    label: str
    """What its maker calls it."""
    memory_bytes: int = 0
    """Of a graphics card; 0 where it is unknown."""
    used_bytes: int = 0
    """So much of it is in use by all programs now."""
    uuid: str = ""
    """What stays with a graphics card whatever its number; empty where it is unknown."""
    compute_types: tuple[str, ...] = ()
    """What it can compute in."""
    fault: str = ""
    """What is remembered against it, in a sentence; empty = nothing."""

    def stands_for(self, value: str) -> bool:
        """Whether the setting means this one."""
        return value in {self.name, self.uuid} - {""}

    @property
    def is_card(self) -> bool:
        """Whether it is a graphics card."""
        return self.name != "cpu"

    @property
    def setting(self) -> str:
        """What names it in `engine.device`."""
        return self.uuid or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceTest:
    """A test of one device."""

    device: str
    """`DeviceOffer.setting`"""
    sentence: str = ""
    """What came of it; empty = it is under way."""
    is_problem: bool = False


def named(offer: DeviceOffer) -> str:
    """Its kind and its name."""
    if not offer.is_card:
        return translate("devices", "Processor: {name}").format(name=offer.label)
    if offer.memory_bytes:
        return translate("devices", "Graphics card: {name} ({size} GB)").format(
            name=offer.label, size=round(offer.memory_bytes / _GIB)
        )
    return translate("devices", "Graphics card: {name}").format(name=offer.label)


class DeviceLine(QWidget):
    """Of one device."""

    deed_wanted = Signal(str, str)
    """A `DeviceDeed`, and `DeviceOffer.setting`."""

    def __init__(self, offer: DeviceOffer) -> None:
        super().__init__()
        self._offer = offer
        self._is_testing = False
        self._facts = Text(role="secondary", wrap=True, size=SMALL)
        self._fault = Text(role="caution", wrap=True, size=SMALL)
        self._result = Text(wrap=True, size=SMALL)
        self._result.hide()
        self.test_button = self._button(self._on_test)
        self.again_button = self._button(self._on_again)
        self.again_button.setText(self.tr("Try it again"))
        self.again_button.setAccessibleDescription(self.tr("What this graphics card failed at is forgotten."))
        buttons = FlowLayout(gap_px=SPACE)
        buttons.addWidget(self.again_button)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(0, 1)
        self._name = Text(offer.label, wrap=True)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self.test_button, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._facts, 1, 0, 1, 2)
        grid.addWidget(self._fault, 2, 0, 1, 2)
        grid.addWidget(self._result, 3, 0, 1, 2)
        grid.addLayout(buttons, 4, 0, 1, 2)
        self.show_offer(offer)
        self.show_test(None)

    def _button(self, clicked: object) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(True)
        button.clicked.connect(clicked)
        set_role(button, "quiet")
        return button

    @property
    def setting(self) -> str:
        """Of its device."""
        return self._offer.setting

    def show_offer(self, offer: DeviceOffer) -> None:
        """The same device, as it is now."""
        self._offer = offer
        self._name.setText(offer.label)
        self._facts.setText(self._told(offer))
        self._facts.setVisible(bool(self._facts.text()))
        self._fault.setText(offer.fault)
        self._fault.setVisible(bool(offer.fault))
        if self.again_button.hasFocus() and not offer.fault:
            self.test_button.setFocus()
        self.again_button.setVisible(bool(offer.fault))
        self.again_button.setAccessibleName(self.tr("Try {device} again").format(device=offer.label))
        self.test_button.setVisible(bool(offer.name))

    def show_test(self, test: DeviceTest | None) -> None:
        """How the test of it stands; None = there was none."""
        self._is_testing = test is not None and not test.sentence
        self.test_button.setText(self.tr("Stop") if self._is_testing else self.tr("Test"))
        name = self.tr("Stop testing {device}") if self._is_testing else self.tr("Test {device}")
        self.test_button.setAccessibleName(name.format(device=self._offer.label))
        self.test_button.setAccessibleDescription(
            self.tr("The model is loaded there, and hears a short recording that is known.")
        )
        if test is None:
            self._result.hide()
            return
        set_role(self._result, "caution" if test.is_problem else "")
        self._result.setText(test.sentence or self.tr("Loading the model, and listening to a recording…"))
        self._result.show()

    def _told(self, offer: DeviceOffer) -> str:
        parts = []
        if offer.memory_bytes:
            parts.append(
                self.tr("{used} of {total} in use").format(
                    used=model_offers.size(offer.used_bytes), total=model_offers.size(offer.memory_bytes)
                )
            )
        if not offer.name:
            parts.append(self.tr("cannot be used by the speech engine"))
        if offer.compute_types:
            parts.append(self.tr("computes in {types}").format(types=", ".join(offer.compute_types)))
        return " · ".join(parts)

    @Slot()
    def _on_test(self) -> None:
        self.deed_wanted.emit(DeviceDeed.STOP_TEST if self._is_testing else DeviceDeed.TEST, self.setting)

    @Slot()
    def _on_again(self) -> None:
        self.deed_wanted.emit(DeviceDeed.TRY_AGAIN, self.setting)

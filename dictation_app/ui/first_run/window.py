"""FirstRunWindow: the steps one after the other, each of which can be skipped, and all of them at once.

Closing it is no end: whoever does it goes on later. A step that was seen to work is left by "Continue", any other one
by "Skip this step".
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from dictation_app import settings as settings_module
from dictation_app.set_up import Step
from dictation_app.ui import icons
from dictation_app.ui.first_run.permissions import permission
from dictation_app.ui.first_run.pieces import StepBar, StepPage, action
from dictation_app.ui.first_run.steps import HotkeyStep, MicrophoneStep, ModelStep
from dictation_app.ui.first_run.writing import DeliveryStep, DictationStep, EndPage
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.controls import SMALL, Control
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent

    from dictation_app.settings import Settings
    from dictation_app.ui.settings_dialog.device_lines import DeviceOffer
    from dictation_app.ui.settings_dialog.model_offers import ModelOffer
    from dictation_app.values.status import AppStatus

C = TypeVar("C", bound=Control)

_FIRST_SIZE_LINES = QSizeF(40, 42)
"""Wide and high, in lines of the desktop's font."""
MINIMUM_WIDTH_PX = 440
_FRAME_PX = QSize(16, 48)


class FirstRunWindow(QWidget):
    """Shows the steps; asks by signals, and by those of the pages."""

    step_reached = Signal(object)
    """`Step`; None at the end."""
    skipped = Signal()
    """None of it is wanted."""
    closed = Signal()
    left = Signal()
    """The user closed it, not the end of the app."""
    change_wanted = Signal(str, str)
    """Key of a setting, and its value as text."""
    reset_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Set up Dictation"))
        self.setWindowIcon(icons.app_icon())
        self.setAccessibleName(self.tr("Set up Dictation"))
        self.microphone = MicrophoneStep()
        self.hotkey = HotkeyStep()
        self.model = ModelStep()
        self.delivery = DeliveryStep()
        self.dictation = DictationStep()
        self.end = EndPage()
        self._steps: tuple[StepPage, ...] = (
            self.microphone, self.hotkey, self.model, self.delivery, self.dictation,
        )  # fmt: skip
        self._bar = StepBar(len(Step))
        self._where = Text(role="secondary", size=SMALL)
        self._stack = QStackedWidget()
        self._skip = action(
            self.tr("&Skip the set-up"),
            self.tr("The app works as it is. “Set up again…” in its menu brings these steps back."),
        )
        self._back = action(self.tr("&Back"), self.tr("The step before this one."))
        self._next = action("", self.tr("The next step."))
        self._lay_out()
        self._skip.clicked.connect(self._on_skip)
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self._leave)
        is_wayland = QGuiApplication.platformName() == "wayland"
        for step, page in zip(Step, self._steps, strict=True):
            page.show_permission(permission(step, sys.platform, is_wayland=is_wayland))
            page.changed.connect(self._arrange)
            for row in page.rows.values():
                row.wanted.connect(self.change_wanted)
                row.reset_wanted.connect(self.reset_wanted)
        self.setMinimumWidth(MINIMUM_WIDTH_PX)
        wanted = (_FIRST_SIZE_LINES * self.fontMetrics().height()).toSize()
        self.resize(wanted.boundedTo(self.screen().availableSize() - _FRAME_PX))
        self._arrange()

    def _lay_out(self) -> None:
        for page in (*self._steps, self.end):
            area = QScrollArea()
            area.setWidget(page)
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            page.column.setContentsMargins(3 * SPACE, SPACE, 3 * SPACE, SPACE)
            self._stack.addWidget(area)
        set_role(self._skip, "quiet")
        head = QVBoxLayout()
        head.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 0)
        head.setSpacing(SPACE)
        head.addWidget(self._bar)
        head.addWidget(self._where)
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * SPACE, 0, 3 * SPACE, 2 * SPACE)
        foot.setSpacing(SPACE)
        foot.addWidget(self._skip)
        foot.addStretch()
        foot.addWidget(self._back)
        foot.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    @property
    def step(self) -> Step | None:
        """The one that is shown; None at the end."""
        index = self._stack.currentIndex()
        return tuple(Step)[index] if index < len(self._steps) else None

    @property
    def page(self) -> StepPage:
        """The one that is shown."""
        return self.end if self.step is None else self._steps[self._stack.currentIndex()]

    def go_to(self, step: Step | None) -> None:
        """Show a step, or the end."""
        self._go(len(self._steps) if step is None else tuple(Step).index(step))

    def bring(self) -> None:
        """Show it, above the other windows and with the keyboard."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_settings(self, settings: Settings) -> None:
        """These hold now."""
        for page in self._steps:
            for key, row in page.rows.items():
                row.show_value(settings_module.get(settings, key))
        self.model.show_model(settings.engine.model)

    def tell(self, kind: type[C], _what: str, tell: Callable[[C], None]) -> None:
        """See `controls.Holder`; all there are, are made."""
        for control in self.controls(kind):
            tell(control)

    def controls(self, kind: type[C]) -> list[C]:
        """See `controls.Holder`."""
        found = (row.control for page in self._steps for row in page.rows.values())
        return [control for control in found if isinstance(control, kind)]

    def show_models(self, offers: Sequence[ModelOffer]) -> None:
        """See `controls.Holder`."""
        self.model.show_models(offers)

    def show_devices(self, offers: Sequence[DeviceOffer], trouble: str = "") -> None:
        """See `controls.Holder`."""
        self.model.device.show_devices(offers, trouble)

    def show_refusal(self, key: str, sentence: str) -> None:
        """Why a value does not hold."""
        for page in self._steps:
            if key in page.rows:
                page.rows[key].show_refusal(sentence)

    def show_download_failure(self, sentence: str) -> None:
        """See `controls.Holder`; the step tells it, and its row does not tell it again."""
        self.model.show_failure(sentence)

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """How the app stands."""
        for page in (*self._steps, self.end):
            page.show_status(status)

    def _go(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._bar.show_step(index)
        self._arrange()
        self.step_reached.emit(self.step)
        if self.step is None:
            self._next.setFocus()
        else:
            self.page.take_focus()

    @Slot()
    def _arrange(self) -> None:
        index, is_end = self._stack.currentIndex(), self.step is None
        steps = len(self._steps)
        self._where.setText(
            self.tr("Done") if is_end else self.tr("Step {number} of {count}").format(number=index + 1, count=steps)
        )
        self._bar.setAccessibleName(self._where.text())
        self._back.setVisible(index > 0)
        self._skip.setVisible(not is_end)
        if is_end:
            self._next.setText(self.tr("&Done"))
        else:
            self._next.setText(self.tr("&Continue") if self.page.is_done else self.tr("Skip &this step"))
        set_role(self._next, "primary" if is_end or self.page.is_done else "")

    @Slot()
    def _on_next(self) -> None:
        if self.step is None:
            self._leave()
        else:
            self._go(self._stack.currentIndex() + 1)

    @Slot()
    def _on_back(self) -> None:
        self._go(self._stack.currentIndex() - 1)

    @Slot()
    def _on_skip(self) -> None:
        self.skipped.emit()
        self._leave()

    @Slot()
    def _leave(self) -> None:
        self.close()
        self.left.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Nobody looks any more."""
        super().closeEvent(event)
        self.closed.emit()
        if event.spontaneous():
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._bar.update()

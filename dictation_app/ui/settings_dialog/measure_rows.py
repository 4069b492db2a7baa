"""What came of measuring one model on one device: two bars with their numbers, and the way to use it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from dictation_app.ui import theme, words
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.controls import SMALL
from dictation_app.ui.theme import SPACE
from dictation_app.values.status import AppState

_LINES = 2
_LEAST_BAR_PX = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredOffer:
    """A model on a device, as it is shown and offered."""

    model: str
    device: str
    """For `engine.device`."""
    title: str
    """Model and device, as people call it."""
    wait_s: float = 0.0
    """For some five seconds of speech."""
    right_share: float = 0.0
    problem: str = ""
    """Why there are no figures; empty = there are."""


class _Bars(QWidget):
    """How long one waits (shorter is better), and how many words were right."""

    def __init__(self, offer: MeasuredOffer, longest_s: float) -> None:
        super().__init__()
        self._shares = (min(1.0, offer.wait_s / longest_s) if longest_s else 0.0, offer.right_share)
        self._names = (self.tr("Wait"), self.tr("Words right"))
        self._figures = (words.seconds(round(1000 * offer.wait_s)), f"{words.percent(offer.right_share)} %")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(offer.title)
        told = (f"{name}: {figure}" for name, figure in zip(self._names, self._figures, strict=True))
        self.setAccessibleDescription(", ".join(told))
        self.setToolTip(self.accessibleDescription())

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Two lines."""
        return QSize(220, _LINES * self._line_px())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """It may become narrow, not low."""
        return QSize(80, self.sizeHint().height())

    def _line_px(self) -> int:
        return self.fontMetrics().height() + SPACE // 2

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Name, bar, number; twice."""
        colours, metrics, painter = theme.tokens(), self.fontMetrics(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = max(map(metrics.horizontalAdvance, self._names)) + SPACE
        right = max(map(metrics.horizontalAdvance, (*self._figures, "100 %"))) + SPACE
        room = max(1.0, self.width() - left - right)
        for number, (name, figure, share) in enumerate(zip(self._names, self._figures, self._shares, strict=True)):
            line = QRectF(0, number * self._line_px(), self.width(), self._line_px())
            painter.setPen(QColor(colours.secondary))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
            painter.setPen(QColor(colours.text))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)
            painter.setPen(Qt.PenStyle.NoPen)
            height = metrics.height() * 0.5
            track = QRectF(left, line.center().y() - height / 2, room, height)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(track, height / 3, height / 3)
            track.setWidth(max(_LEAST_BAR_PX, share * room))
            painter.setBrush(QColor(colours.accent if number == 0 else theme.STATE_COLOURS[AppState.TRANSCRIBING]))
            painter.drawRoundedRect(track, height / 3, height / 3)


class MeasuredRow(QWidget):
    """One of them."""

    use_wanted = Signal(str, str)
    """Model and device."""

    def __init__(self, offer: MeasuredOffer, longest_s: float) -> None:
        super().__init__()
        self.offer = offer
        self._use = QPushButton()
        self._use.setAutoDefault(True)
        self._use.setAccessibleDescription(self.tr("Dictate with this model on this device from now on."))
        self._use.clicked.connect(self._on_use)
        set_role(self._use, "quiet")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(Text(offer.title, wrap=True), 0, 0)
        if offer.problem:
            grid.addWidget(Text(offer.problem, role="caution", wrap=True, size=SMALL), 1, 0, 1, 2)
        else:
            grid.addWidget(self._use, 0, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_Bars(offer, longest_s), 1, 0, 1, 2)
        self._use.setVisible(not offer.problem)
        self.show_in_use(is_in_use=False)

    @property
    def use_button(self) -> QPushButton:
        """Hidden where it cannot be used."""
        return self._use

    def show_in_use(self, *, is_in_use: bool) -> None:
        """It is what dictations are written with now."""
        if is_in_use and self._use.hasFocus():
            self._use.focusNextPrevChild(False)
        self._use.setEnabled(not is_in_use)
        self._use.setText(self.tr("In use") if is_in_use else self.tr("Use"))
        self._use.setAccessibleName(f"{self._use.text()}: {self.offer.title}")

    @Slot()
    def _on_use(self) -> None:
        self.use_wanted.emit(self.offer.model, self.offer.device)

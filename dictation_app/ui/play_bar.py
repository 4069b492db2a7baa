"""Playing the sound of an entry: a button, a bar to go to any place in it, and the time.

The player's thread says what is heard when; here it is asked some thirty times a second while something is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QPushButton, QSizePolicy, QSlider, QStyle, QWidget

from dictation_app.ui import icons, theme, words
from dictation_app.ui.labels import Text, glyph_size, set_role
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent

_LOOK_EVERY_MS = 30
_STEP_S, _PAGE_S = 1, 5
_AT_END_S = 0.05
_LONG_S = 3600


class PlayerPort(Protocol):
    """What plays (`workers.PlaybackThread`)."""

    started_playing: SignalInstance
    ended_playing: SignalInstance
    failed: SignalInstance

    def play(self, path: Path, from_s: float) -> int:
        """See `audio.player.Player`."""
        ...

    def stop(self, *, forget: bool = False) -> None:
        """Likewise."""
        ...

    def position_s(self, ticket: int) -> float | None:
        """Likewise."""
        ...


class PlaceBar(QSlider):
    """A click goes to its place. Painted here, because a style sheet makes sliders ugly.

    Its value is in whole seconds, because a screen reader reads that aloud; `place_s` is exact.
    """

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._duration_s = self._place_s = 0.0
        self.setSingleStep(_STEP_S)
        self.setPageStep(_PAGE_S)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def place_s(self) -> float:
        """Where the knob is."""
        return self._place_s

    @property
    def duration_s(self) -> float:
        """Where its end is."""
        return self._duration_s

    def show_place(self, place_s: float, duration_s: float) -> None:
        """Put the knob there."""
        self._place_s, self._duration_s = place_s, duration_s
        self.blockSignals(True)
        self.setMaximum(max(1, int(duration_s)))
        self.setValue(int(place_s))
        self.blockSignals(False)
        self.update()

    def place_of_key(self) -> float:
        """Where a key wants the knob."""
        wanted = self.sliderPosition()
        if wanted in {self.minimum(), self.maximum()}:
            return self._duration_s if wanted else 0.0
        return self._place_s + wanted - self.value()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """High enough for the knob and the line that shows the focus."""
        return QSize(80, self.fontMetrics().height() + SPACE // 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Narrower, it is of no use."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Go where the mouse is."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the mouse."""
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """There it is."""
        if self.isSliderDown():
            self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """What is around it scrolls."""
        event.ignore()

    def _follow(self, event: QMouseEvent) -> None:
        ends = self._ends()
        across = max(1.0, ends.width())
        x = event.position().x() - ends.left()
        share = (across - x if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else x) / across
        self._place_s = self._duration_s * min(1.0, max(0.0, share))
        self.setSliderPosition(int(self._place_s))
        self.update()
        self.sliderMoved.emit(self.sliderPosition())

    def _ends(self) -> QRectF:
        knob = self.height() / 4
        return QRectF(self.rect()).adjusted(knob + 2, 0, -knob - 2, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """A line, the part that was heard in colour, and a knob."""
        colours, painter, ends = theme.tokens(), QPainter(self), self._ends()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        share = self._place_s / self._duration_s if self._duration_s else 0.0
        at_px = QStyle.sliderPositionFromValue(0, 10_000, round(share * 10_000), round(ends.width()))
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = ends.right() - at_px if is_mirrored else ends.left() + at_px
        line = QRectF(ends.left(), self.height() / 2 - 2, ends.width(), 4)
        heard = QRectF(line)
        if is_mirrored:
            heard.setLeft(x)
        else:
            heard.setRight(x)
        accent = QColor(colours.accent_text if self.isEnabled() else colours.disabled)
        painter.setBrush(QColor(colours.meter_rest))
        painter.drawRoundedRect(line, 2, 2)
        painter.setBrush(accent)
        painter.drawRoundedRect(heard, 2, 2)
        knob = self.height() / 4
        painter.drawEllipse(QPointF(x, self.height() / 2), knob, knob)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent_text))
            painter.drawEllipse(QPointF(x, self.height() / 2), knob + 2, knob + 2)


class PlayBar(QWidget):
    """Visible where there is a sound to play."""

    heard = Signal(object)
    """What place in the sound is heard, or would be next, in seconds; None at rest at its beginning."""
    problem = Signal(str)
    """It cannot be played, and why; empty = it can."""

    def __init__(self, bar: PlaceBar | None = None) -> None:
        super().__init__()
        self._player: PlayerPort | None = None
        self._path: Path | None = None
        self._duration_s = self._position_s = 0.0
        self._ticket = 0
        """Of what is heard; 0 = nothing."""
        self._forbidden = ""
        """Why it may not play."""
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._on_look)
        self._button = QPushButton()
        self._button.setAutoDefault(True)
        self._button.clicked.connect(self.toggle)
        self._button.setToolTip(self.tr("Space"))
        set_role(self._button, "quiet")
        self._bar = bar or PlaceBar()
        if not self._bar.accessibleName():
            self._bar.setAccessibleName(self.tr("Place in the sound, in seconds"))
        self._bar.sliderMoved.connect(self._tell_time)
        self._bar.sliderReleased.connect(self._on_chosen)
        self._bar.actionTriggered.connect(self._on_action)
        self._time = Text(role="secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, SPACE // 2, 0)
        row.setSpacing(SPACE // 2)
        row.addWidget(self._button)
        row.addWidget(self._bar, 1)
        row.addWidget(self._time)
        self._dress()
        self.hide()

    @property
    def is_playing(self) -> bool:
        """Whether something is heard, or will be in a moment."""
        return bool(self._ticket)

    def set_player(self, player: PlayerPort) -> None:
        """Play with this."""
        self._player = player
        player.started_playing.connect(self._on_started)
        player.ended_playing.connect(self._on_ended)
        player.failed.connect(self._on_failed)

    def show_sound(self, path: Path | None, duration_s: float) -> None:
        """Offer another sound, or none; the same one plays on."""
        if path == self._path:
            return
        self.stop(forget=True)
        self._path, self._duration_s = path, duration_s
        self._go(0.0)
        self.setVisible(path is not None and self._player is not None)

    def forbid(self, reason: str) -> None:
        """Play nothing for now, and say why; with an empty reason it may play again."""
        if reason == self._forbidden:  # it is told at each word of a dictation
            return
        self._forbidden = reason
        if reason:
            self.stop()
        self._button.setDisabled(bool(reason))
        self._button.setToolTip(reason or self.tr("Space"))
        self._dress()

    @Slot()
    def toggle(self) -> None:
        """Play from where it stands, or pause."""
        if self.is_playing:
            self.stop()
        elif self._button.isEnabled():
            is_over = self._position_s > self._duration_s - _AT_END_S
            self._play(0.0 if is_over else self._position_s)

    def stop(self, *, forget: bool = False) -> None:
        """Be silent; it can go on from here."""
        if self._ticket and self._player is not None:
            heard_s = self._player.position_s(self._ticket)
            self._player.stop(forget=forget)
            self._rest()
            self._go(self._position_s if heard_s is None else heard_s)
        elif forget and self._player is not None and self._path is not None:
            self._player.stop(forget=True)

    @Slot(float)
    def go_to(self, position_s: float) -> None:
        """Go on from this place, playing or not."""
        self._go(position_s)
        if self.is_playing:
            self._play(position_s)

    def _play(self, from_s: float) -> None:
        if self._player is None or self._path is None:
            return
        self.problem.emit("")
        self._go(from_s)
        self._ticket = self._player.play(self._path, from_s)
        self._look.start()
        self._dress()

    def _rest(self) -> None:
        self._ticket = 0
        self._look.stop()
        self._dress()

    def _go(self, position_s: float) -> None:
        self._position_s = min(max(0.0, position_s), self._duration_s)
        self._show()
        self.heard.emit(self._position_s if self.is_playing or self._position_s else None)

    def _show(self) -> None:
        if not self._bar.isSliderDown():
            self._bar.show_place(self._position_s, self._duration_s)
        self._tell_time()

    @Slot()
    def _tell_time(self) -> None:
        is_long = self._duration_s >= _LONG_S
        now, end = words.clock(self._bar.place_s, hours=is_long), words.clock(self._duration_s, hours=is_long)
        self._time.setText(self.tr("{now} / {end}").format(now=now, end=end))
        # A screen reader says at once what changes where the focus is; it shall not talk over what is played.
        if not (self.is_playing and self._bar.hasFocus()):
            told = self.tr("{now} of {end} seconds").format(now=self._bar.value(), end=self._bar.maximum())
            self._bar.setAccessibleDescription(told)

    @Slot()
    def _on_look(self) -> None:
        heard_s = self._player.position_s(self._ticket) if self._player is not None else None
        if heard_s is not None:
            self._go(heard_s)

    @Slot()
    def _on_chosen(self) -> None:
        self.go_to(self._bar.place_s)

    @Slot(int)
    def _on_action(self, action: int) -> None:
        # While the mouse has the knob it is its release that counts.
        if action != QAbstractSlider.SliderAction.SliderMove.value and not self._bar.isSliderDown():
            self.go_to(self._bar.place_of_key())

    @Slot(int, float)
    def _on_started(self, ticket: int, duration_s: float) -> None:
        if ticket == self._ticket:
            self._duration_s = duration_s or self._duration_s  # some files do not say
            self._show()

    @Slot(int, float)
    def _on_ended(self, ticket: int, position_s: float) -> None:
        if ticket == self._ticket:
            self._rest()
            self._go(0.0 if position_s > self._duration_s - _AT_END_S else position_s)

    @Slot(int, str, str)
    def _on_failed(self, ticket: int, message: str, hint: str) -> None:
        if ticket == self._ticket:
            self._rest()
            self._go(self._position_s)
            self.problem.emit(f"{message} {hint}".strip())

    def _dress(self) -> None:
        colours, button = theme.tokens(), self._button
        name = self.tr("Pause") if self.is_playing else self.tr("Play")
        button.setAccessibleName(name)
        colour = colours.accent_text if button.isEnabled() else colours.disabled
        button.setIcon(icons.glyph("pause" if self.is_playing else "play", colour))
        button.setIconSize(glyph_size(self))
        # Of one width, so that the bar beside it stays where it is.
        texts = [self.tr(" &Play"), self.tr(" &Pause")]
        widths = []
        for text in texts if self.is_playing else reversed(texts):
            button.setText(text)
            widths.append(button.sizeHint().width())
        button.setFixedWidth(max(widths))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()

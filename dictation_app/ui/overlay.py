"""The small bar near the bottom of the screen while dictating. It never takes the focus, a key or a click.

On X11 it goes past the window manager (override-redirect): a managed window, however many hints it carries, is covered
by a fullscreen window, and tiled by window managers that tile. On Wayland a program can neither place nor raise its
windows, and the compositor gives a new one the focus; there the bar stays away, and the tray tells the state.

With the first words of a dictation it grows upwards by two lines, once; after that words are only painted.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPoint, QRect, QRectF, QSize, Qt, QTimer, QVariantAnimation, Slot
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFontMetricsF,
    QGuiApplication,
    QHideEvent,
    QIcon,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from dictation_app.ui import compositor, icons, words
from dictation_app.ui.live_text import Ink, LiveLines, last_sentence
from dictation_app.ui.waveform import Waveform
from dictation_app.values import AppState, LiveText

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.values import AppStatus

OUTCOME_MS = 3000
LONG_OUTCOME_MS = 6000
"""For a warning: it asks for something."""

CLOCK_MS = 200
ANIMATION_MS = 80
"""12.5 pictures a second: enough for dots that breathe, nothing for the processor."""

_FADE_MS = 120
_MAX_WIDTH_PX = 640
_FROM_SCREEN_EDGE_PX = 56
_WAVE_PX = 128
_DOTS = 3
_LIVE_LINES = 2
_LIVE_WIDTH_EM = 32
"""Of the bar where live text is on, from the start: a line of some ten words."""

# The same in light and dark: the bar lies over other programs' windows, not over ours.
_FILL = QColor(24, 26, 31)
_EDGE = QColor(255, 255, 255, 48)
_TEXT = QColor("#f2f3f6")
_DIM = QColor("#b3b9c5")
_WAVE = QColor("#ff8087")
_REST = QColor("#555c69")
_INK = Ink(stable=_TEXT, changing=QColor("#8f97a6"))


class _Look(Enum):
    HIDDEN = auto()
    LISTENING = auto()
    TRANSCRIBING = auto()
    LOADING = auto()
    OUTCOME = auto()

    @property
    def is_dictation(self) -> bool:
        """Whether words of a dictation are being spoken or written."""
        return self in {_Look.LISTENING, _Look.TRANSCRIBING, _Look.LOADING}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    text: str
    warning: bool


class Overlay(QWidget):
    """Shows itself when there is something to show, and goes away by itself."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(None, _flags())
        self._clock = clock
        self._enabled = True
        self._state = AppState.IDLE
        self._cancel_key = ""
        self._words_under_way = False
        self._outcome: _Outcome | None = None
        self._told = _Outcome(text="", warning=False)
        """The last outcome that was shown; it stays in the picture until that is gone."""
        self._look = _Look.HIDDEN
        self._drawn = _Look.HIDDEN
        """What is in the picture; while the bar fades away, what was in it last."""
        self._live_enabled = True
        self._live = LiveText()
        self._live_lines = LiveLines()
        self._listening_since_s = 0.0
        self._tick = 0
        self._opacity = 1.0
        self._waveform = Waveform()
        self._icons: dict[AppState, QIcon] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeNotification)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(self.tr("Dictation status"))
        self.setAccessibleName(self.tr("Dictation status"))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self._outcome_timer = QTimer(self, singleShot=True)
        self._outcome_timer.timeout.connect(self._on_outcome_over)
        self._fade = QVariantAnimation(self, duration=_FADE_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.OutQuad)
        self._fade.valueChanged.connect(self._on_fade)
        self._fade.finished.connect(self._on_faded)

    # --- what the app tells -----------------------------------------------------------------------------------

    def set_enabled(self, enabled: bool) -> None:  # noqa: FBT001  # a setting's value
        """`UiSettings.overlay`: where it is off nothing is ever shown."""
        self._enabled = enabled
        self._refresh()

    def set_live_text_enabled(self, enabled: bool) -> None:  # noqa: FBT001  # a setting's value
        """`UiSettings.live_text`: where it is off the bar is small and shows no words of a dictation."""
        self._live_enabled = enabled
        if self._look.is_dictation:
            self._settle()
            self.update()

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """Follow the state."""
        before, self._state = self._state, status.state
        # As it stands on the key.
        self._cancel_key = "Esc" if status.cancel_key == "Escape" else status.cancel_key
        if status.state is AppState.LISTENING and before is not AppState.LISTENING:
            self._listening_since_s = self._clock()
            self._waveform.clear()
            self._forget_words()
            self._drop_outcome()
        # When the dictation ends its words stay in the picture until that is gone.
        if status.live.text or status.state is AppState.LISTENING:
            self._live = status.live
        # While the model loads, the words of a dictation just spoken are still to come.
        under_way = {AppState.LISTENING, AppState.TRANSCRIBING}
        self._words_under_way = status.state in under_way or (
            status.state is AppState.LOADING and (before in under_way or self._words_under_way)
        )
        if before is AppState.LISTENING and status.state is not AppState.LISTENING:
            self._start_outcome_timer()
        self._refresh()

    @Slot(float)
    def show_level(self, rms_dbfs: float) -> None:
        """Draw the level of the microphone."""
        if self._waveform.add(rms_dbfs, self._clock()) and self._look is _Look.LISTENING:
            self.update()

    @Slot(str, bool)
    def show_outcome(self, text: str, warning: bool) -> None:  # noqa: FBT001  # a slot
        """Tell for a few seconds how a dictation ended; while listening, afterwards. Empty text tells nothing."""
        if not text:
            return
        self._outcome = _Outcome(text=words.plain(text), warning=warning)
        if self._state is not AppState.LISTENING:
            self._start_outcome_timer()
        self._refresh()

    # --- which look, and for how long -------------------------------------------------------------------------

    def _wanted_look(self) -> _Look:
        if not self._enabled or QGuiApplication.platformName().startswith("wayland"):
            return _Look.HIDDEN
        if self._state is AppState.LISTENING:
            return _Look.LISTENING
        if self._outcome is not None:
            return _Look.OUTCOME
        if self._state is AppState.TRANSCRIBING:
            return _Look.TRANSCRIBING
        if self._state is AppState.LOADING and self._words_under_way:
            return _Look.LOADING
        return _Look.HIDDEN

    def _refresh(self) -> None:
        wanted = self._wanted_look()
        if wanted is _Look.HIDDEN:
            if self._look is not _Look.HIDDEN:
                self._look = wanted
                self._disappear()
            return
        if wanted is not self._look or wanted is _Look.OUTCOME:
            self._look = self._drawn = wanted
            self._told = self._outcome or self._told
            self._appear()
        elif self._height() > self.height():
            self._settle()
        self._describe()
        self.update()

    def _describe(self) -> None:
        """For screen readers: sentence by sentence, not at each word."""
        said = last_sentence(self._live) if self._look is _Look.LISTENING and self._shows_words else ""
        description = f"{self._sentence()}: {said}" if said else self._sentence()
        if description != self.accessibleDescription():
            self.setAccessibleDescription(description)

    def _appear(self) -> None:
        composited = compositor.is_running()
        if not self.isVisible():
            self._opacity = 0.0 if composited else 1.0
        self._settle()
        if composited:
            self._fade_to(1.0)
        else:
            self._fade.stop()
            self._opacity = 1.0
        animated = self._look in {_Look.TRANSCRIBING, _Look.LOADING}
        if self._look is _Look.OUTCOME:
            self._timer.stop()
        else:
            self._timer.start(ANIMATION_MS if animated else CLOCK_MS)
        self.show()
        self.raise_()

    def _settle(self) -> None:
        """Take the place and the outline for what is shown now."""
        self._place()
        if compositor.is_running():
            self.clearMask()
        else:
            # Nothing below shines through: cut the corners off.
            self.setMask(_rounded_region(self.size(), self._row_px / 2))

    def _disappear(self) -> None:
        self._timer.stop()
        if self._opacity > 0 and compositor.is_running():
            self._fade_to(0.0)
        else:
            self.hide()

    def _fade_to(self, opacity: float) -> None:
        self._fade.stop()
        if self._opacity == opacity:
            return
        self._fade.setStartValue(self._opacity)
        self._fade.setEndValue(opacity)
        self._fade.start()

    @Slot(object)
    def _on_fade(self, opacity: float) -> None:
        self._opacity = opacity
        self.update()

    @Slot()
    def _on_faded(self) -> None:
        if self._look is _Look.HIDDEN:
            self.hide()

    @Slot()
    def _on_tick(self) -> None:
        self._tick += 1
        self.update()

    def _start_outcome_timer(self) -> None:
        if self._outcome is not None:
            self._outcome_timer.start(LONG_OUTCOME_MS if self._outcome.warning else OUTCOME_MS)

    def _drop_outcome(self) -> None:
        self._outcome = None
        self._outcome_timer.stop()

    def _forget_words(self) -> None:
        self._live = LiveText()
        self._live_lines.clear()

    @Slot()
    def _on_outcome_over(self) -> None:
        self._outcome = None
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Start painting from the beginning."""
        self._tick = 0
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """No timer runs for a window that is not there, whoever hid it."""
        self._timer.stop()
        self._fade.stop()
        self._look = self._drawn = _Look.HIDDEN
        self._forget_words()
        super().hideEvent(event)

    # --- place and picture ------------------------------------------------------------------------------------

    @property
    def _em(self) -> int:
        return self.fontMetrics().height()

    @property
    def _icon_px(self) -> int:
        return max((size for size in (16, 22, 24, 32, 48) if size <= 1.6 * self._em), default=16)

    @property
    def _row_px(self) -> int:
        """Height of the line with the picture; all there is without live text."""
        return round(2.6 * self._em)

    @property
    def _shows_words(self) -> bool:
        return self._live_enabled and self._drawn.is_dictation and bool(self._live.text)

    def _height(self) -> int:
        return self._row_px + (self._lines_px + round(0.7 * self._em) if self._shows_words else 0)

    @property
    def _lines_px(self) -> int:
        return math.ceil(_LIVE_LINES * QFontMetricsF(self.font()).lineSpacing())

    def _sentence(self) -> str:
        match self._drawn:
            case _Look.OUTCOME:
                return self._told.text
            case _Look.TRANSCRIBING:
                return self.tr("Transcribing…")
            case _Look.LOADING:
                return self.tr("Loading the speech model…")
            case _Look.LISTENING:
                return self.tr("Listening")
            case _:
                return ""

    def _place(self) -> None:
        """Bottom centre of the screen with the pointer; where it is already shown it stays on its screen."""
        screen = self.screen() if self.isVisible() else QGuiApplication.screenAt(QCursor.pos())
        screen = screen or QGuiApplication.primaryScreen()
        if screen is None:
            return
        area = screen.availableGeometry()
        size = QSize(min(self._width(), area.width() - 2 * self._em), self._height())
        left = area.left() + (area.width() - size.width()) // 2
        # Place and size in one: they change together where it grows upwards.
        self.setGeometry(QRect(QPoint(left, area.bottom() - size.height() - _FROM_SCREEN_EDGE_PX), size))

    def _width(self) -> int:
        metrics = self.fontMetrics()
        around = 2 * self._em + self._icon_px + self._em // 2
        live = _WAVE_PX + metrics.horizontalAdvance(f"00:00{self._hint()}") + 2 * self._em
        if self._live_enabled:
            live = max(live, _LIVE_WIDTH_EM * self._em - around)
        if self._drawn is _Look.LISTENING:
            return around + live
        text = metrics.horizontalAdvance(self._sentence()) + 2
        if self._drawn is _Look.OUTCOME:
            return min(_MAX_WIDTH_PX, around + text)
        # As wide as while listening: a bar that jumps draws the eye.
        return around + max(live, text + 3 * self._em)

    def _hint(self) -> str:
        return self.tr("{key} cancels").format(key=self._cancel_key) if self._cancel_key else ""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw everything here: one surface can fade as a whole, on any system."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._opacity)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = (self._row_px - 1) / 2
        if not self.mask().isEmpty():
            painter.fillRect(self.rect(), _FILL)
        painter.setPen(QPen(_EDGE, 1))
        painter.setBrush(_FILL)
        painter.drawRoundedRect(outline, radius, radius)
        em, icon_px = self._em, self._icon_px
        icon = QRect(em - 2, (self._row_px - icon_px) // 2, icon_px, icon_px)
        self._state_icon().paint(painter, icon)
        rest = QRect(icon.right() + 1 + em // 2, 0, 0, self._row_px)
        rest.setRight(self.width() - em - 1)
        if self._drawn is _Look.LISTENING:
            self._paint_listening(painter, rest)
        else:
            self._paint_sentence(painter, rest)
        if self._shows_words:
            lines = QRect(rest.left(), self._row_px - em // 8, rest.width(), self._lines_px)
            self._live_lines.paint(painter, lines, self._live, self.font(), _INK)

    def _state_icon(self) -> QIcon:
        match self._drawn:
            case _Look.LISTENING:
                state = AppState.LISTENING
            case _Look.LOADING:
                state = AppState.LOADING
            case _Look.OUTCOME:
                state = AppState.ERROR if self._told.warning else AppState.IDLE
            case _:
                state = AppState.TRANSCRIBING
        if state not in self._icons:
            self._icons[state] = icons.state_icon(state)
        return self._icons[state]

    def _paint_listening(self, painter: QPainter, area: QRect) -> None:
        em, metrics, middle = self._em, self.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        clock = words.clock(self._clock() - self._listening_since_s)
        clock_px = metrics.horizontalAdvance("00:00") + 2
        left = area.right() + 1 - metrics.horizontalAdvance(self._hint()) - em - clock_px
        wave = QRectF(area.left(), area.height() * 0.22, left - em - area.left(), area.height() * 0.56)
        self._waveform.paint(painter, wave, _WAVE, _REST)
        painter.setPen(_TEXT)
        painter.drawText(QRect(left, 0, clock_px + em, area.height()), middle, clock)
        painter.setPen(_DIM)
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, self._hint())

    def _paint_sentence(self, painter: QPainter, area: QRect) -> None:
        if self._drawn is not _Look.OUTCOME:
            self._paint_dots(painter, area)
            area = area.adjusted(0, 0, -3 * self._em, 0)
        painter.setPen(_TEXT)
        text = self.fontMetrics().elidedText(self._sentence(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_dots(self, painter: QPainter, area: QRect) -> None:
        """Dots that breathe one after the other."""
        size = self._em * 0.36
        painter.setPen(Qt.PenStyle.NoPen)
        for index in range(_DOTS):
            phase = self._tick * ANIMATION_MS / 1000 * 5 - index * 0.9
            colour = QColor(_TEXT)
            colour.setAlphaF(0.3 + 0.7 * (0.5 + 0.5 * math.sin(phase)))
            painter.setBrush(colour)
            left = area.right() - (_DOTS - index) * size * 2 + size
            painter.drawEllipse(QRectF(left, area.center().y() - size / 2 + 0.5, size, size))


def _flags() -> Qt.WindowType:
    flags = (
        Qt.WindowType.Tool
        | Qt.WindowType.FramelessWindowHint
        | Qt.WindowType.WindowStaysOnTopHint
        | Qt.WindowType.WindowDoesNotAcceptFocus
        | Qt.WindowType.WindowTransparentForInput
        | Qt.WindowType.NoDropShadowWindowHint
    )
    if QGuiApplication.platformName() == "xcb":
        flags |= Qt.WindowType.X11BypassWindowManagerHint
    return flags


def _rounded_region(size: QSize, radius: float) -> QRegion:
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, size.width(), size.height()), radius, radius)
    return QRegion(path.toFillPolygon().toPolygon())

"""The small bar near the bottom of the screen while dictating. It never takes the focus, a key or a click.

On X11 it goes past the window manager (override-redirect): a managed window, however many hints it carries, is covered
by a fullscreen window, and tiled by window managers that tile. On Wayland a program can neither place nor raise its
windows, and the compositor gives a new one the focus; there the bar stays away, and the tray tells the state.

What it tells is decided in `overlay_content` and painted in `overlay_bar`; here is the window, which comes and goes.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, QVariantAnimation, Slot
from PySide6.QtGui import (
    QCursor,
    QGuiApplication,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from dictation_app.ui import compositor
from dictation_app.ui.overlay_bar import FILL, Bar
from dictation_app.ui.overlay_content import Content, Look, Narrator

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.values.status import AppStatus

OUTCOME_MS = 3000
LONG_OUTCOME_MS = 6000
_SHORT_CHARACTERS = 60
"""Are read in `OUTCOME_MS`."""
"""For a warning: it asks for something."""

CLOCK_MS = 200
ANIMATION_MS = 80
"""12.5 pictures a second: enough for dots that breathe, nothing for the processor."""

_FADE_MS = 120
_FROM_SCREEN_EDGE_PX = 56


class Overlay(QWidget):
    """Shows itself when there is something to show, and goes away by itself."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(None, _flags())
        self._clock = clock
        self._enabled = True
        self._narrator = Narrator()
        self._look = Look.HIDDEN
        self._content = Content()
        """What is in the picture; while the bar fades away, what was in it last."""
        self._bar = Bar(self.font())
        self._tick = 0
        self._opacity = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeNotification)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._say_name()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self._outcome_timer = QTimer(self, singleShot=True)
        self._outcome_timer.timeout.connect(self._on_outcome_over)
        self._fade = QVariantAnimation(self, duration=_FADE_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.OutQuad)
        self._fade.valueChanged.connect(self._on_fade)
        self._fade.finished.connect(self._on_faded)

    def _say_name(self) -> None:
        self.setWindowTitle(self.tr("Dictation status"))
        self.setAccessibleName(self.tr("Dictation status"))

    # --- what the app tells -----------------------------------------------------------------------------------

    def set_enabled(self, enabled: bool) -> None:  # noqa: FBT001  # a setting's value
        """`UiSettings.overlay`: where it is off nothing is ever shown."""
        self._enabled = enabled
        self._refresh()

    def set_live_text_enabled(self, enabled: bool) -> None:  # noqa: FBT001  # a setting's value
        """`UiSettings.live_text`: where it is off the bar is small and shows no words of a dictation."""
        self._narrator.live_enabled = enabled
        self._refresh()
        if self._look.is_dictation:
            self._settle()

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """Follow the state."""
        was_listening = self._narrator.content.look is Look.LISTENING
        if self._narrator.follow(status, self._clock()):
            self._bar.clear()
            self._outcome_timer.stop()
        if was_listening:
            self._start_outcome_timer()
        self._refresh()

    @Slot(float)
    def show_level(self, rms_dbfs: float) -> None:
        """Draw the level of the microphone."""
        if self._bar.waveform.add(rms_dbfs, self._clock()) and self._look is Look.LISTENING:
            self.update()

    @property
    def is_possible(self) -> bool:
        """Whether this desktop lets a program place its windows."""
        return not QGuiApplication.platformName().startswith("wayland")

    @Slot(str, bool)
    def show_outcome(self, text: str, warning: bool) -> None:  # noqa: FBT001  # a slot
        """Tell for a few seconds how a dictation ended; while listening, afterwards. Empty text tells nothing."""
        if not text:
            return
        self._narrator.tell(text, warning=warning)
        self._start_outcome_timer()
        self._refresh()

    def _start_outcome_timer(self) -> None:
        """An outcome that has to wait while somebody speaks is not over meanwhile."""
        content = self._narrator.content
        if content.look is Look.OUTCOME:
            is_long = content.warning or len(content.sentence) > _SHORT_CHARACTERS
            self._outcome_timer.start(LONG_OUTCOME_MS if is_long else OUTCOME_MS)

    @Slot()
    def _on_outcome_over(self) -> None:
        self._narrator.forget_outcome()
        self._refresh()

    # --- coming and going -------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        content = self._narrator.content if self._enabled and self.is_possible else Content()
        before, self._look = self._look, content.look
        if content.look is Look.HIDDEN:
            if before is not Look.HIDDEN:
                self._disappear()
            return
        self._content = content
        if content.look is not before or content.look is Look.OUTCOME:
            self._appear()
        elif not self._has_room(content):
            self._settle()
        if content.description != self.accessibleDescription():
            self.setAccessibleDescription(content.description)
        self.update()

    def _has_room(self, content: Content) -> bool:
        wanted = self._bar.size(content)
        return wanted.height() <= self.height() and (not content.warning or wanted.width() <= self.width())

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
        if self._look is Look.OUTCOME:
            self._timer.stop()
        else:
            self._timer.start(ANIMATION_MS if self._look.is_animated else CLOCK_MS)
        self.show()
        self.raise_()

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
        if self._look is Look.HIDDEN:
            self.hide()

    @Slot()
    def _on_tick(self) -> None:
        self._tick += 1
        self.update()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Start painting from the beginning."""
        self._tick = 0
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """No timer runs for a window that is not there, whoever hid it."""
        self._timer.stop()
        self._fade.stop()
        self._look, self._content = Look.HIDDEN, Content()
        self._narrator.forget_words()
        self._bar.lines.clear()
        super().hideEvent(event)

    # --- place and picture ------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Measure and paint in the font of the desktop, and in the language of the windows."""
        if event.type() is QEvent.Type.FontChange:
            self._bar.font = self.font()
        if event.type() is QEvent.Type.LanguageChange:
            self._say_name()
            self._refresh()
        super().changeEvent(event)

    def _settle(self) -> None:
        """Take the place and the outline for what is shown now."""
        self._place()
        if compositor.is_running():
            self.clearMask()
        else:
            # Nothing below shines through: cut the corners off.
            self.setMask(_rounded_region(self.size(), self._bar.row_px / 2))

    def _place(self) -> None:
        """Bottom centre of the screen with the pointer; where it is already shown it stays on its screen."""
        screen = self.screen() if self.isVisible() else QGuiApplication.screenAt(QCursor.pos())
        screen = screen or QGuiApplication.primaryScreen()
        if screen is None:
            return
        area = screen.availableGeometry()
        size = self._bar.size(self._content).boundedTo(QSize(area.width() - 2 * self._bar.em_px, area.height()))
        left = area.left() + (area.width() - size.width()) // 2
        # Place and size in one: they change together where it grows upwards.
        self.setGeometry(QRect(QPoint(left, area.bottom() - size.height() - _FROM_SCREEN_EDGE_PX), size))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw everything here: one surface can fade as a whole, on any system."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._opacity)
        if not self.mask().isEmpty():
            painter.fillRect(self.rect(), FILL)
        animated_s = self._tick * ANIMATION_MS / 1000
        self._bar.paint(painter, self.rect(), self._content, now_s=self._clock(), animated_s=animated_s)


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

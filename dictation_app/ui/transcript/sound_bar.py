"""SoundBar: playing a file with its transcript. The picture of its sound is the bar, then come speed and loop.

The player is told speed and loop when it begins to play; where they change meanwhile it begins anew at the same place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dictation_app.audio.media_player import Playing
from dictation_app.ui import theme
from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.history_tools import push_button
from dictation_app.ui.play_bar import PlaceBar, PlayBar
from dictation_app.ui.transcript import sentences
from dictation_app.ui.transcript.commands import Command, keys_of

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from dictation_app.audio.peaks import Peaks

SPEEDS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
_LINES: Final = 2.6
"""Height of the picture, in lines of text."""
_QUIET: Final = 0.06
"""So high, of all there is, is a line that stands for silence."""


class MediaPort(Protocol):
    """What plays (`workers.media_player.MediaPlayerThread`)."""

    started_playing: SignalInstance
    ended_playing: SignalInstance
    failed: SignalInstance

    def play(self, playing: Playing) -> int:
        """See `audio.media_player.MediaPlayer`."""
        ...

    def stop(self, *, forget: bool = False) -> None:
        """Likewise."""
        ...

    def position_s(self, ticket: int) -> float | None:
        """Likewise."""
        ...


class PeaksPort(Protocol):
    """What looks how loud a file is (`workers.media_player.PeaksThread`)."""

    found: SignalInstance

    def read(self, path: Path, track: int | None) -> int:
        """See there."""
        ...

    def stop(self) -> None:
        """Likewise."""
        ...


class _Player(QObject):
    """What a `PlayBar` plays with: a `MediaPort` that knows speed and loop."""

    def __init__(self, port: MediaPort, parent: QObject) -> None:
        super().__init__(parent)
        self._port = port
        self.started_playing, self.ended_playing, self.failed = port.started_playing, port.ended_playing, port.failed
        self.stop = port.stop
        self.position_s = port.position_s
        self.track: int | None = None
        self.speed = 1.0
        self.loop: tuple[float, float] | None = None

    def play(self, path: Path, from_s: float) -> int:
        return self._port.play(Playing(path=path, from_s=from_s, track=self.track, speed=self.speed, loop=self.loop))


class WaveBar(PlaceBar):
    """A place in the file, on the picture of its sound."""

    def __init__(self) -> None:
        super().__init__()
        self._heights = b""
        self._peaks_s = 0.0
        self._range: tuple[float, float] | None = None
        self._picture: QPixmap | None = None
        self._picture_heard: QPixmap | None = None

    def show_peaks(self, peaks: Peaks | None) -> None:
        """Draw these; None = they are not known."""
        self._heights = peaks.heights if peaks is not None else b""
        self._peaks_s = peaks.duration_s if peaks is not None else 0.0
        self._forget_picture()

    def show_range(self, range_s: tuple[float, float] | None) -> None:
        """Mark a part of it."""
        if range_s != self._range:
            self._range = range_s
            self.update()

    def show_place(self, place_s: float, duration_s: float) -> None:
        """See `PlaceBar`."""
        if duration_s != self.duration_s:
            self._forget_picture()
        super().show_place(place_s, duration_s)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Some lines high."""
        return QSize(120, round(_LINES * self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Narrower, it is of no use."""
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Draw anew."""
        super().resizeEvent(event)
        self._forget_picture()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._forget_picture()

    def _forget_picture(self) -> None:
        self._picture = self._picture_heard = None
        self.update()

    def _x_of(self, at_s: float) -> float:
        share = min(1.0, max(0.0, at_s / self.duration_s)) if self.duration_s else 0.0
        ends = self._ends()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return ends.right() - share * ends.width() if is_mirrored else ends.left() + share * ends.width()

    def _columns(self) -> list[float]:
        """How high each column of pixels is, 0..1."""
        width = max(1, round(self._ends().width()))
        per_px = len(self._heights) * self.duration_s / self._peaks_s / width if self._peaks_s else 0.0
        if not per_px:
            return [0.0] * width
        loudest = max(self._heights, default=0) or 1
        columns = []
        for x in range(width):
            first = int(x * per_px)
            part = self._heights[first : max(first + 1, int((x + 1) * per_px))]
            columns.append(max(part, default=0) / loudest)
        return columns

    def _drawn(self, columns: list[float], colour: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        ends, height = self._ends(), self.height() - 6.0
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for number, share in enumerate(columns):
            tall = max(_QUIET, share) * height
            x = ends.right() - number - 1 if is_mirrored else ends.left() + number
            painter.drawRect(QRectF(x, (self.height() - tall) / 2, 1.0, tall))
        painter.end()
        return picture

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """The sound, what was heard of it in colour, the part that is marked, and a line at the place."""
        colours, painter, ends = theme.tokens(), QPainter(self), self._ends()
        if self._picture is None or self._picture_heard is None:
            columns = self._columns()
            self._picture = self._drawn(columns, colours.meter_rest)
            self._picture_heard = self._drawn(columns, colours.accent_text)
        if self._range is not None:
            x, other = sorted(map(self._x_of, self._range))
            painter.fillRect(QRectF(x, 0, max(2.0, other - x), self.height()), QColor(colours.note_fill))
        painter.drawPixmap(0, 0, self._picture)
        x = self._x_of(self.place_s)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        heard = QRectF(x, 0, ends.right() - x, self.height()) if is_mirrored else QRectF(0, 0, x, self.height())
        painter.setClipRect(heard)
        painter.drawPixmap(0, 0, self._picture_heard)
        painter.setClipping(False)
        painter.fillRect(QRectF(x - 1, 0, 2, self.height()), QColor(colours.text))
        if self.hasFocus():
            painter.setPen(QColor(colours.accent_text))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class SoundBar(QWidget):
    """Visible where there is a player."""

    heard = Signal(object)
    """See `PlayBar`."""
    problem = Signal(str)
    """Likewise."""
    looping_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._player: _Player | None = None
        self._peaks: PeaksPort | None = None
        self._reading = 0
        self._range: tuple[float, float] | None = None
        self.wave = WaveBar()
        self.wave.setAccessibleName(self.tr("Place in the file, in seconds"))
        self.bar = PlayBar(self.wave)
        self._speed = ChoiceBox(as_wide_as_fields=False)
        for speed in SPEEDS:
            self._speed.addItem(sentences.speed(speed), speed)
        self._speed.setCurrentIndex(SPEEDS.index(1.0))
        self._speed.setAccessibleName(self.tr("Speed"))
        self._speed.setToolTip(
            self.tr("Speed ({slower} slower, {faster} faster)").format(
                slower=keys_of(Command.SLOWER), faster=keys_of(Command.FASTER)
            )
        )
        self._speed.currentIndexChanged.connect(self._on_speed)
        self._loop = push_button(self.tr("Repeat"), self.tr("Repeat this segment"), self._on_loop, role="quiet")
        self._loop.setCheckable(True)
        self._loop.setToolTip(self.tr("Repeat this segment ({keys})").format(keys=keys_of(Command.LOOP)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        self.bar.heard.connect(self.heard)
        self.bar.problem.connect(self.problem)
        for widget in (self, *self.choices):
            widget.hide()

    def set_player(self, port: MediaPort) -> None:
        """Play with this."""
        self._player = _Player(port, self)
        self.bar.set_player(self._player)

    def set_peaks(self, port: PeaksPort) -> None:
        """Learn from this how loud the file is."""
        self._peaks = port
        port.found.connect(self._on_peaks)

    def show_file(self, path: Path | None, track: int | None, duration_s: float) -> None:
        """Another file; None = none."""
        self.wave.show_peaks(None)
        self._loop.setChecked(False)
        self._range = None
        if self._player is not None:
            self._player.track, self._player.loop = track, None
        self.bar.show_sound(None, 0.0)
        self.bar.show_sound(path, duration_s)
        for widget in (self, *self.choices):
            widget.setVisible(path is not None and self._player is not None)
        if self._peaks is not None:
            if path is None:
                self._peaks.stop()
            else:
                self._reading = self._peaks.read(path, track)

    @property
    def choices(self) -> tuple[QWidget, ...]:
        """Speed and loop, to be put where there is room."""
        return self._speed, self._loop

    @property
    def is_playing(self) -> bool:
        """Whether something is heard, or will be in a moment."""
        return self.bar.is_playing

    @property
    def is_looping(self) -> bool:
        """Whether a segment is repeated."""
        return self._loop.isChecked()

    def show_range(self, range_s: tuple[float, float] | None) -> None:
        """The segment that is to be repeated, or would be."""
        if range_s == self._range:
            return
        self._range = range_s
        self.wave.show_range(range_s)
        if self.is_looping:
            self._use_loop()

    def step(self, by: int) -> None:
        """So many speeds faster, or slower."""
        self._speed.setCurrentIndex(min(max(0, self._speed.currentIndex() + by), len(SPEEDS) - 1))

    def toggle_loop(self) -> None:
        """Repeat the segment, or not any more."""
        self._loop.setChecked(not self._loop.isChecked())
        self._on_loop()

    @Slot()
    def _on_speed(self) -> None:
        if self._player is not None:
            self._player.speed = float(self._speed.currentData())
            self._anew()

    @Slot()
    def _on_loop(self) -> None:
        self._use_loop()
        self.looping_changed.emit(self.is_looping)

    def _use_loop(self) -> None:
        if self._player is not None:
            self._player.loop = self._range if self.is_looping else None
            self._anew()

    def _anew(self) -> None:
        if self.is_playing:
            self.bar.go_to(self.wave.place_s)

    @Slot(int, object)
    def _on_peaks(self, number: int, peaks: Peaks) -> None:
        if number == self._reading:
            self.wave.show_peaks(peaks)

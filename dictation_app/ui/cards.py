"""The parts of the Dictate page: key caps, the problem banner, the last text, one line of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from dictation_app.ui import icons, theme, words
from dictation_app.ui.labels import Glyph, Text, glyph_size, polish_again, set_role, set_up_text
from dictation_app.ui.live_text import LiveTextView
from dictation_app.ui.theme import SPACE
from dictation_app.values.dictation import Later

if TYPE_CHECKING:
    from dictation_app.values.dictation import LastDictation
    from dictation_app.values.status import AppStatus, LiveText

_TEXT_LINES = 3
"""Of the last text, visible without scrolling."""


class KeyCaps(QWidget):
    """A chord as keys: ``Ctrl+Alt+Space`` as three of them, in as many rows as it takes."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[str] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chord(self, chord: str) -> None:
        """Draw other keys."""
        self._keys = [words.key_name(key) for key in chord.split("+") if key]
        self.setAccessibleName(self.tr("Hotkey: {chord}").format(chord=words.key_names(chord)))
        self.setVisible(bool(self._keys))
        self.updateGeometry()
        self.update()

    def caps(self, width: int) -> list[tuple[QRect, str]]:
        """Where each key is drawn in a widget of this width."""
        metrics, found = self.fontMetrics(), []
        height, gap = self._cap_height(), SPACE // 2
        left = top = 0
        for key in self._keys:
            across = max(height, metrics.horizontalAdvance(key) + metrics.height() + SPACE // 2)
            if left and left + across > width:
                left, top = 0, top + height + gap
            found.append((QRect(left, top, across, height), key))
            left += across + gap
        return found

    def _cap_height(self) -> int:
        return round(1.5 * self.fontMetrics().height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802  # Qt's name
        """More rows where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt's name
        """Down to the last row."""
        caps = self.caps(width)
        return caps[-1][0].bottom() + 1 if caps else 0

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """All keys in one row."""
        caps = self.caps(1_000_000)
        return QSize(caps[-1][0].right() + 1 if caps else 0, self._cap_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """The widest key."""
        return QSize(max((cap.width() for cap, _ in self.caps(0)), default=0), self._cap_height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """A face with a thicker lower edge, as a key has it."""
        colours, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._cap_height() / 5
        for cap, key in self.caps(self.width()):
            outline = QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QColor(colours.strong_border))
            painter.setBrush(QColor(colours.strong_border))
            painter.drawRoundedRect(outline, radius, radius)
            painter.setBrush(QColor(colours.key))
            painter.drawRoundedRect(outline.adjusted(0, 0, 0, -1.5), radius, radius)
            painter.setPen(QColor(colours.text))
            painter.drawText(cap.adjusted(0, 0, 0, -2), Qt.AlignmentFlag.AlignCenter, key)


class ProblemBanner(QFrame):
    """What is wrong and what to do; while the model is downloaded, how far that is."""

    download_requested = Signal()
    report_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Problem"))
        self._icon = Glyph()
        self._problem = Text(role="strong", wrap=True)
        self._hint = Text(role="secondary", wrap=True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Download of the speech model"))
        self._download = QPushButton(self.tr("&Download model"))
        self._download.clicked.connect(self.download_requested)
        set_role(self._download, "primary")
        self._report = QPushButton(self.tr("&Report this"))
        self._report.clicked.connect(self.report_requested)
        lines = QVBoxLayout()
        lines.setSpacing(SPACE * 3 // 4)
        lines.addWidget(self._problem)
        lines.addWidget(self._hint)
        lines.addWidget(self._progress)
        lines.addWidget(self._download, alignment=Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._report, alignment=Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
        row.setSpacing(SPACE + SPACE // 2)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        self._is_download = False
        self._dress()
        self.hide()

    def show_status(self, status: AppStatus) -> None:
        """Appear, change or go."""
        self._is_download = status.download is not None
        if status.download is not None:
            model = status.downloading or status.model
            self._problem.setText(self.tr("Downloading the speech model “{model}”").format(model=model))
            share = words.percent(status.download)
            self._hint.setText(self.tr("{percent} % done").format(percent=share))
            self._progress.setValue(share)
        else:
            self._problem.setText(words.plain(status.problem))
            self._hint.setText(words.plain(status.hint))
        self._hint.setVisible(bool(self._hint.text()))
        self._progress.setVisible(self._is_download)
        self._download.setVisible(status.model_missing and not self._is_download)
        self._report.setVisible(status.crashed and not self._is_download)
        self._dress()
        self.setVisible(self._is_download or bool(status.problem))

    def _dress(self) -> None:
        colours = theme.tokens()
        set_role(self, "note" if self._is_download else "warning")
        name = "download" if self._is_download else "warning"
        colour = colours.accent_text if self._is_download else colours.warning_text
        self._icon.show_glyph(name, colour)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()


class LastTextCard(QFrame):
    """What was said last, how it was delivered, and buttons to copy it and to insert what was held back of it.

    While words come they stand here instead, at the same place.
    """

    copy_requested = Signal()
    insert_requested = Signal()
    put_in_requested = Signal()
    """What was taken out is wanted again."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self._title = Text(role="strong")
        self._live = LiveTextView(minimum_lines=_TEXT_LINES, margin_px=2 * SPACE)
        copy = self.tr("&Copy")
        # The blank keeps the picture away from the word; a style sheet has no property for it.
        self._copy = QPushButton(f" {copy}")
        self._copy.setAccessibleName(self.tr("Copy last text"))
        keeps_room = self._copy.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self._copy.setSizePolicy(keeps_room)
        self._copy.setEnabled(False)
        self._copy.clicked.connect(self.copy_requested)
        set_role(self._copy, "quiet")
        self._insert = QPushButton(self.tr("&Insert"))
        self._insert.clicked.connect(self._on_insert)
        set_role(self._insert, "quiet")
        self._text = QPlainTextEdit()
        set_up_text(self._text, self.tr("Last text"))
        # It takes what room there is, and asks for no more than its smallest height.
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._text.setPlaceholderText(
            self.tr("What you say appears here, too. If it does not arrive, copy it from here.")
        )
        self._icon = Glyph()
        self._delivery = Text(role="secondary", wrap=True)
        self._footer = QWidget()
        footer = QHBoxLayout(self._footer)
        footer.setContentsMargins(2 * SPACE, 0, SPACE, 0)
        footer.setSpacing(SPACE)
        footer.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        footer.addWidget(self._delivery, 1)
        header = QHBoxLayout()
        header.setContentsMargins(2 * SPACE, 0, 0, 0)
        header.addWidget(self._title, 1)
        header.addWidget(self._insert)
        header.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addLayout(header)
        self._text_row = QWidget()
        text = QHBoxLayout(self._text_row)
        text.setContentsMargins(2 * SPACE, 0, SPACE, 0)
        text.addWidget(self._text)
        column.addWidget(self._text_row, 1)
        column.addWidget(self._live, 1)
        column.addWidget(self._footer)
        self._last: LastDictation | None = None
        self._how = ""
        self._is_removed = self._is_held = False
        """It was taken out again; text waits, and a note tells of it."""
        self._arrange()
        self._dress()

    @property
    def shows_live(self) -> bool:
        """Whether words of a dictation under way stand here."""
        return self._live.has_words

    def show_live(self, live: LiveText) -> None:
        """Show the words so far; without any, the last text again."""
        before = self.shows_live
        self._live.show_live(live)
        if self.shows_live != before:
            self._arrange()

    def _arrange(self) -> None:
        live, last = self.shows_live, self._last
        self._title.setText(self.tr("Understood so far") if live else self.tr("Last text"))
        self._live.setVisible(live)
        self._text_row.setVisible(not live)
        self._copy.setVisible(not live)
        self._insert.setVisible(not live and not self._is_held and (self._is_removed or words.can_insert(last)))
        self._footer.setVisible(not live and last is not None)

    def _on_insert(self) -> None:
        (self.put_in_requested if self._is_removed else self.insert_requested).emit()

    def show_last(self, status: AppStatus) -> None:
        """Show another dictation; selection and scrolling stay where it is still the same."""
        last, is_held = status.last, bool(status.held)
        how = words.last_delivery(status)
        if (last, how, is_held) == (self._last, self._how, self._is_held):
            return
        self._last, self._how, self._is_held = last, how, is_held
        self._is_removed = status.later is Later.REMOVED
        text = "" if last is None else words.shown_text(last)
        if text != self._text.toPlainText():
            self._text.setPlainText(text)
        self._text.setProperty("withheld", last is not None and bool(last.withheld))
        polish_again(self._text)
        self._copy.setEnabled(bool(text))
        self._delivery.setText(how)
        name, tip = (
            (self.tr("Put the text in again"), self.tr("Hides this window and puts the text where it was."))
            if self._is_removed
            else (
                self.tr("Insert what was held back"),
                self.tr("Hides this window and puts what was held back into the window you used before."),
            )
        )
        self._insert.setAccessibleName(name)
        self._insert.setToolTip(tip)
        self._arrange()
        self._dress()

    def _dress(self) -> None:
        colours = theme.tokens()
        arrived = self._last is not None and words.arrived(self._last)
        fine = "undo" if self._is_removed else "check"
        name, colour = (fine, colours.secondary) if arrived else ("warning", colours.warning_text)
        set_role(self._delivery, "secondary" if arrived else "caution")
        self._icon.show_glyph(name, colour)
        self._copy.setIcon(icons.glyph("copy", colours.accent_text if self._copy.isEnabled() else colours.disabled))
        self._copy.setIconSize(glyph_size(self))
        self._text.setMinimumHeight(_TEXT_LINES * self._text.fontMetrics().lineSpacing())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()


class Fact(QWidget):
    """One line: a picture, a name, a value that is shortened where it does not fit."""

    def __init__(self, glyph: str, name: str) -> None:
        super().__init__()
        self._glyph = glyph
        self._icon = Glyph()
        self._name = Text(name, role="secondary")
        self._value = ShortenedLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._icon)
        row.addWidget(self._name)
        row.addWidget(self._value, 1)
        self._dress()

    @property
    def name_width(self) -> int:
        """Room the name needs, to line values up."""
        return self._name.sizeHint().width()

    def set_name_width(self, width: int) -> None:
        """Line up with other facts."""
        self._name.setMinimumWidth(width)

    def show_value(self, value: str) -> None:
        """Show another value."""
        self._value.show_text(value)
        self.setAccessibleName(f"{self._name.text()}: {value}")

    def _dress(self) -> None:
        self._icon.show_glyph(self._glyph, theme.tokens().secondary)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()


class ShortenedLabel(QLabel):
    """Ends in "…" where there is no room; the whole text is in the tooltip and for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show another one."""
        self.setText(text)
        self.setAccessibleName(text)
        self._tell_rest()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """More or less of it fits."""
        super().resizeEvent(event)
        self._tell_rest()

    def _tell_rest(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if fits else self.text())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """What fits."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)

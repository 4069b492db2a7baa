"""CrashDialog: what went wrong in a sentence, and the report of it, to be read before it is copied.

It comes up without the focus unless somebody asked for it: the window that is dictated into keeps the keyboard.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from dictation_app.ui import theme
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Glyph, Text, set_role, set_up_text
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from pathlib import Path

FIRST_SIZE_PX = QSize(640, 560)
MINIMUM_WIDTH_PX = 380
_FRAME_PX = QSize(16, 48)
_REPORT_LINES = 6
_SMALLER = 0.9
"""The report's letters: most of its lines are long."""


class Occasion(StrEnum):
    """Why the dialog comes up."""

    CRASHED_LAST_TIME = "crashed last time"
    BUG = "bug"
    STOPPED = "stopped"
    """A bug that nothing but a new start mends."""
    ASKED = "asked"


class CrashDialog(QDialog):
    """Shows a report; deleted when it is closed."""

    def __init__(self, occasion: Occasion, report: str, folder: Path, *, is_speech_kept: bool) -> None:
        """`folder` has the logs; `is_speech_kept`: whether what was said so far is on the disk."""
        super().__init__()
        self._folder = folder
        self._is_asked_for = occasion is Occasion.ASKED
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not self._is_asked_for)
        self.setWindowTitle(self.tr("Problem report"))
        self._icon = Glyph()
        self._headline = Text(self._what_happened(occasion), role="strong", wrap=True, size=1.2)
        self._safe = Text(self._what_is_safe(occasion, is_speech_kept=is_speech_kept), wrap=True)
        self._safe.setVisible(bool(self._safe.text()))
        self._about = Text(
            self.tr(
                "This report helps to find the cause. It holds none of your words, no paths and no names. Nothing is "
                "sent: read it, copy it, and hand it on where you like."
            ),
            role="secondary",
            wrap=True,
        )
        self._report = QPlainTextEdit()
        set_up_text(self._report, self.tr("Report"))
        self._report.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._report.setPlainText(report)
        self._copy = self._button(self.tr("&Copy report"), "primary")
        self._copy.clicked.connect(self._on_copy)
        self._open = self._button(self.tr("&Open log folder"))
        self._open.setEnabled(folder.is_dir())
        self._open.clicked.connect(self._on_open)
        self._close = self._button(self.tr("C&lose"))
        self._close.clicked.connect(self.close)
        self._arrange()
        self._dress()
        self._copy.setDefault(True)
        self._copy.setFocus()
        self.setMinimumWidth(MINIMUM_WIDTH_PX)
        self.resize(FIRST_SIZE_PX.boundedTo(self.screen().availableSize() - _FRAME_PX))

    def _what_happened(self, occasion: Occasion) -> str:
        return {
            Occasion.CRASHED_LAST_TIME: self.tr("Dictation crashed last time."),
            Occasion.BUG: self.tr("An error came up in Dictation. It goes on working."),
            Occasion.STOPPED: self.tr("A part of Dictation stopped working. Quit it and start it again."),
            Occasion.ASKED: self.tr("Report a problem"),
        }[occasion]

    def _what_is_safe(self, occasion: Occasion, *, is_speech_kept: bool) -> str:
        """Only what is true for certain."""
        if not is_speech_kept:
            return ""
        if occasion is Occasion.CRASHED_LAST_TIME:
            return self.tr("What you had said is kept. If a dictation was cut off, it is on the History page.")
        if occasion is Occasion.STOPPED:
            return self.tr("What you had said is kept: what did not arrive is on the History page after that.")
        return ""

    @staticmethod
    def _button(text: str, role: str = "") -> QPushButton:
        button = QPushButton(text)
        if role:
            set_role(button, role)
        return button

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(SPACE)
        for text in (self._headline, self._safe, self._about):
            words.addWidget(text)
        head = QHBoxLayout()
        head.setSpacing(SPACE + SPACE // 2)
        head.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        card = QFrame()
        set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE, SPACE, SPACE // 2, SPACE)
        inside.addWidget(self._report)
        buttons = FlowLayout(gap_px=SPACE)
        for button in (self._copy, self._open, self._close):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(head)
        column.addWidget(card, 1)
        column.addLayout(buttons)

    def bring(self) -> None:
        """Show it: on top with the focus where it was asked for, else so that it only asks to be noticed."""
        self.show()
        if self._is_asked_for:
            self.raise_()
            self.activateWindow()
        else:
            QApplication.alert(self)

    def _dress(self) -> None:
        colours = theme.tokens()
        self._icon.show_glyph(
            *(("info", colours.secondary) if self._is_asked_for else ("warning", colours.warning_text))
        )
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        usual = QApplication.font()
        if usual.pointSizeF() > 0:
            fixed.setPointSizeF(usual.pointSizeF() * _SMALLER)
        self._report.setFont(fixed)
        self._report.setMinimumHeight(_REPORT_LINES * self._report.fontMetrics().lineSpacing())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._copy.setText(self.tr("&Copied"))

    @Slot()
    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

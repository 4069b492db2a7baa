"""What the steps are made of: how far one is, a page with a title, a setting in a card, and what was found out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dictation_app.ui import theme, words
from dictation_app.ui.labels import Glyph, Text, set_role
from dictation_app.ui.settings_dialog.plan import pages
from dictation_app.ui.settings_dialog.rows import SettingRow
from dictation_app.ui.theme import SPACE
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from dictation_app.values.status import AppStatus

C = TypeVar("C", bound=QWidget)

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""

_TITLE_SIZE = 1.5
_BAR_PX = 4.0


class StepBar(QWidget):
    """One bar for each step; those behind and the present one are filled."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self._index = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, index: int) -> None:
        """From 0; `count` = all are behind."""
        self._index = index
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """As flat as the progress of a download."""
        return QSize(120, round(_BAR_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Bars of one width with a gap between them."""
        painter, colours = QPainter(self), theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        across = (self.width() - (self._count - 1) * SPACE) / self._count
        for index in range(self._count):
            is_filled = index <= self._index
            painter.setBrush(QColor(colours.accent_text if is_filled else colours.border))
            bar = QRectF(index * (across + SPACE), 0.0, across, _BAR_PX)
            painter.drawRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)


class Verdict(QFrame):
    """What was found out so far: not known yet, good, or what is wrong and what to do."""

    def __init__(self, margin_px: int = 2 * SPACE) -> None:
        """Outside of a card the margin is as wide as inside of one."""
        super().__init__()
        self._glyph = "waiting"
        self._icon = Glyph()
        self._text = Text(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(margin_px, 0, margin_px, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    @property
    def text(self) -> str:
        """As it is read."""
        return self._text.text().replace("\u200b", "")

    def show_waiting(self, text: str) -> None:
        """Nothing is known yet: what to do for it."""
        self._show("waiting", text, "secondary")

    def show_good(self, text: str) -> None:
        """It works."""
        self._show("check", text, "")

    def show_trouble(self, text: str) -> None:
        """What is wrong, why, and what to do."""
        self._show("warning", text, "caution")

    def show_note(self, text: str) -> None:
        """Something worth knowing."""
        self._show("info", text, "secondary")

    def _show(self, glyph: str, text: str, role: str) -> None:
        text = words.plain(text)
        if (self._glyph, self.text) == (glyph, text):
            return
        self._glyph = glyph
        self._text.setText(text)
        set_role(self._text, role)
        self._dress()
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _dress(self) -> None:
        colours = theme.tokens()
        good = theme.STATE_COLOURS[AppState.TRANSCRIBING]
        colour = {"check": good, "warning": colours.warning_text}.get(self._glyph, colours.secondary)
        self._icon.show_glyph(self._glyph, colour)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()


class StepPage(QWidget):
    """A title, what it is about, a card for each thing, what was found out, and what the system has to allow."""

    changed = Signal()
    """`is_done` may be another."""

    def __init__(self, title: str, about: str, verdict: Verdict | None = None) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.rows: dict[str, SettingRow] = {}
        """The settings that are on this page, by their keys."""
        self.verdict = verdict or Verdict()
        self.is_done = False
        self._permission = Text(role="secondary", wrap=True)
        self._note = QFrame()
        set_role(self._note, "note")
        inside = QVBoxLayout(self._note)
        inside.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
        inside.addWidget(self._permission)
        self._note.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2 * SPACE)
        head = QVBoxLayout()
        head.setSpacing(SPACE // 2)
        head.addWidget(Text(title, role="strong", wrap=True, size=_TITLE_SIZE))
        head.addWidget(Text(about, role="secondary", wrap=True))
        self.column.addLayout(head)
        self.column.addWidget(self._note)

    def take_focus(self) -> None:
        """The page is shown: the keyboard goes where it is wanted first."""
        raise NotImplementedError

    def show_permission(self, text: str) -> None:
        """What the system has to allow; empty = nothing."""
        self._permission.setText(text)
        self._note.setVisible(bool(text))

    def show_status(self, status: AppStatus) -> None:
        """How the app stands."""

    def add_card(self, *widgets: QWidget) -> QFrame:
        """They stand in one card, with lines between them."""
        card = QFrame()
        set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, SPACE // 4, 0, SPACE // 4)
        inside.setSpacing(0)
        for index, widget in enumerate(widgets):
            if index:
                line = QFrame()
                line.setFixedHeight(1)
                set_role(line, "line")
                inside.addWidget(line)
            inside.addWidget(widget)
        self.column.addWidget(card)
        return card

    def make_row(self, key: str, explanation: str | None = None) -> SettingRow:
        """A setting as the settings dialog has it, perhaps explained in other words."""
        item = next(item for page in pages() for item in page.items if item.key == key)
        row = SettingRow(item if explanation is None else replace(item, explanation=explanation))
        self.rows[key] = row
        return row

    def control_of(self, key: str, kind: type[C]) -> C:
        """The control of a setting on this page."""
        control = self.rows[key].control
        if not isinstance(control, kind):
            raise TypeError(f"The control of {key} is a {type(control).__name__}.")
        return control

    def set_done(self, *, is_done: bool) -> None:
        """Whether it was seen to work."""
        if is_done is not self.is_done:
            self.is_done = is_done
            self.changed.emit()


def problem(status: AppStatus) -> str:
    """What is wrong and what to do, as it can be done in these steps; empty = nothing is."""
    if status.model_missing and status.download is not None:
        return translate("first run", "The model is on its way. Try it as soon as it is here.")
    if status.model_missing:
        return translate(
            "first run", "There is no speech model yet. Go back to “Which speech model?” and download one."
        )
    return f"{status.problem} {status.hint}".strip()


def action(text: str, description: str, *, is_primary: bool = False) -> QPushButton:
    """A button on a page: pressed by Return, too."""
    button = QPushButton(text)
    button.setAutoDefault(True)
    button.setAccessibleDescription(description)
    if is_primary:
        set_role(button, "primary")
    return button


def padded(*widgets: QWidget) -> QFrame:
    """A row of a card with widgets below each other."""
    row = QFrame()
    column = QVBoxLayout(row)
    column.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
    column.setSpacing(SPACE + SPACE // 2)
    for widget in widgets:
        is_button = isinstance(widget, QPushButton)
        column.addWidget(widget, alignment=Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0))
    return row

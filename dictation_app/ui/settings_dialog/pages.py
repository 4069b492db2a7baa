"""PageSection: the settings of one page in cards, one card for each group."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.rows import SettingRow
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from dictation_app.ui.settings_dialog.desktop_keys import DesktopKeys
    from dictation_app.ui.settings_dialog.insertion_card import InsertionCard
    from dictation_app.ui.settings_dialog.items import Group, Page
    from dictation_app.ui.settings_dialog.measure_card import MeasureCard
    from dictation_app.ui.settings_dialog.transfer_card import TransferCard

    Panel: TypeAlias = DesktopKeys | InsertionCard | MeasureCard | TransferCard
    """Stands below the settings of a page."""

_TITLE_SIZE = 1.35


class _GroupCard(QWidget):
    """A title and a card with rows, thin lines between them."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.rows = tuple(SettingRow(item) for item in group.items)
        self._lines: list[QFrame] = []
        card = QFrame()
        set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, SPACE // 4, 0, SPACE // 4)
        inside.setSpacing(0)
        for row in self.rows:
            line = QFrame()
            line.setFixedHeight(1)
            set_role(line, "line")
            self._lines.append(line)
            inside.addWidget(line)
            inside.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        if group.title:
            column.addWidget(Text(group.title, role="strong", wrap=True))
        column.addWidget(card)
        if self._lines:
            self._lines[0].hide()

    def show_rows(self, words: tuple[str, ...]) -> bool:
        """Only those that match; whether there are any."""
        any_before = False
        for row, line in zip(self.rows, self._lines, strict=True):
            is_shown = row.item.matches(words)
            row.setVisible(is_shown)
            line.setVisible(is_shown and any_before)
            any_before = any_before or is_shown
        self.setVisible(any_before)
        return any_before


class PageSection(QWidget):
    """Asks for values as its rows do, and for all defaults at once."""

    reset_wanted = Signal(list)
    """Keys."""

    def __init__(self, page: Page, panel: Panel | None = None) -> None:
        """`panel` stands below the settings."""
        super().__init__()
        self.page = page
        self._panel = panel
        self._reset = QPushButton(self.tr("Reset page"))
        self._reset.setAutoDefault(True)
        self._reset.setAccessibleName(self.tr("Reset page “{page}”").format(page=page.title))
        self._reset.setAccessibleDescription(self.tr("Every setting of this page goes back to its default."))
        self._reset.clicked.connect(self._on_reset)
        self._is_searched = False
        set_role(self._reset, "quiet")
        self._title = Text(page.title, role="strong", wrap=True, size=_TITLE_SIZE)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._reset, alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._cards = tuple(_GroupCard(group) for group in page.groups)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(self._head)
        for card in self._cards:
            column.addWidget(card)
        if panel is not None:
            column.addWidget(panel)
            panel.show()
        self.show_changed()
        self.setMinimumWidth(1)  # it is never wider than its window; see `resizeEvent`

    @property
    def rows(self) -> tuple[SettingRow, ...]:
        """From top to bottom."""
        return tuple(row for card in self._cards for row in card.rows)

    @property
    def reset_button(self) -> QPushButton:
        """For the whole page; hidden where nothing is changed."""
        return self._reset

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """The way back stands beside the title, or below it."""
        super().resizeEvent(event)
        title = self._title.fontMetrics().horizontalAdvance(self.page.title)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        fits = title + self._reset.sizeHint().width() + 2 * SPACE <= self.width()
        self._head.setDirection(beside if fits else below)
        keeps_room = self._reset.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(fits)
        self._reset.setSizePolicy(keeps_room)

    def show_all(self) -> None:
        """No search."""
        self._is_searched = False
        self.show_rows(())
        self.show()

    def search(self, words: tuple[str, ...]) -> bool:
        """Show only what matches; whether anything does."""
        self._is_searched = True
        found = self.show_rows(words)
        self.setVisible(found)
        return found

    def show_rows(self, words: tuple[str, ...]) -> bool:
        """See `search`."""
        found = [card.show_rows(words) for card in self._cards]
        if self._panel is not None:
            found.append(self._panel.matches(words))
            self._panel.setVisible(found[-1])
        self.show_changed()
        return any(found)

    def show_changed(self) -> None:
        """Offer the way back where there is one."""
        is_shown = not self._is_searched and any(row.is_changed for row in self.rows)
        if self._reset.hasFocus() and not is_shown:
            self.rows[0].control.setFocus()
        self._reset.setVisible(is_shown)

    @Slot()
    def _on_reset(self) -> None:
        self.reset_wanted.emit([row.item.key for row in self.rows if row.is_changed])

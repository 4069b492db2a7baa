"""What is looked for in the history: a field for words and a menu of filters, which together make a `Query`.

Beside them stands the button that shows the statistics instead of what is found.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from dictation_app.history import Query
from dictation_app.ui import history_words, icons, theme
from dictation_app.ui.labels import glyph_size, set_role
from dictation_app.ui.theme import SPACE
from dictation_app.ui.words import translate
from dictation_app.values.dictation import DeliveryState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from dictation_app.history import HistoryStore

_LANGUAGES_OF = 1000
"""So many of the newest entries say which languages the menu offers."""
_FIELD_CHARACTERS = 18
"""Of what is looked for, so many can be seen at once."""
TYPING_PAUSE_MS = 120
"""A search begins when the keys have rested so long."""


class Which(StrEnum):
    """Which entries are shown."""

    ALL = "all"
    DELIVERED = "delivered"
    PROBABLY = "probably"
    NOT_DELIVERED = "not delivered"
    HELD_BACK = "held back"
    STARRED = "starred"
    RECOVERED = "recovered"

    @property
    def words(self) -> str:
        """As the menu has it."""
        return {
            Which.ALL: translate("history", "All dictations"),
            Which.DELIVERED: translate("history", "Delivered"),
            Which.PROBABLY: translate("history", "Probably delivered"),
            Which.NOT_DELIVERED: translate("history", "Not delivered"),
            Which.HELD_BACK: translate("history", "Held back"),
            Which.STARRED: translate("history", "Starred"),
            Which.RECOVERED: translate("history", "Recovered"),
        }[self]

    def query(self, text: str, language: str, target: str) -> Query:
        """What to ask the store for."""
        states = {
            Which.DELIVERED: DeliveryState.DELIVERED,
            Which.PROBABLY: DeliveryState.PROBABLY,
            Which.NOT_DELIVERED: DeliveryState.NOT_DELIVERED,
        }
        return Query(
            text=text,
            language=language,
            target=target,
            delivery=states.get(self),
            withheld=True if self is Which.HELD_BACK else None,
            starred=True if self is Which.STARRED else None,
            recovered=True if self is Which.RECOVERED else None,
        )


class SearchField(QLineEdit):
    """Escape empties it, Down and Enter leave it for the list."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """All other keys edit."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class SearchRow(QWidget):
    """Tells by `changed` that `query` is another one."""

    changed = Signal()
    left = Signal()
    """The user goes on to what was found."""
    menu_opens = Signal()
    """The languages and programs offered should be up to date now."""
    statistics_wanted = Signal(bool)
    """Shown, or no more."""

    def __init__(self) -> None:
        super().__init__()
        self._which, self._language, self._target = Which.ALL, "", ""
        self._offered: dict[QActionGroup, list[str]] = {}
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._tell_now)
        self._field = SearchField()
        self._field.setAccessibleName(self.tr("Search in the history"))
        self._field.setPlaceholderText(self.tr("Search"))
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._on_typed)
        self._field.left.connect(self._on_left)
        self._loupe = self._field.addAction(icons.app_icon(), QLineEdit.ActionPosition.LeadingPosition)
        self._filter = QPushButton()
        self._filter.setAccessibleName(self.tr("Filter"))
        self._filter.setToolTip(self.tr("Shows only what was delivered, held back, starred, of a language or program…"))
        set_role(self._filter, "quiet")
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.tr("Filter"))
        self._menu.aboutToShow.connect(self.menu_opens)
        self._choices = QActionGroup(self)
        for which in Which:
            self._add(self._menu, self._choices, which.words, which.value)
        self._menu.insertSeparator(self._choices.actions()[1])
        self._choices.actions()[0].setChecked(True)
        self._menu.addSeparator()
        self._language_menu = self._menu.addMenu(self.tr("&Language"))
        self._languages = QActionGroup(self)
        self._target_menu = self._menu.addMenu(self.tr("&Program"))
        self._targets = QActionGroup(self)
        self._choices.triggered.connect(self._on_which)
        self._languages.triggered.connect(self._on_language)
        self._targets.triggered.connect(self._on_target)
        self._statistics = QPushButton()
        self._statistics.setCheckable(True)
        self._statistics.setAccessibleName(self.tr("Statistics"))
        self._statistics.setToolTip(self.tr("Shows the history in figures, and how long you waited."))
        self._statistics.toggled.connect(self.statistics_wanted)
        set_role(self._statistics, "quiet")
        self._filter.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._field, 1)
        row.addWidget(self._filter)
        row.addWidget(self._statistics)
        self.offer_languages(())
        self.offer_targets(())
        self._has_room = True
        """For the buttons' words beside a field in which some words can be read."""
        self._tell_filter()
        self._dress()

    @staticmethod
    def _add(menu: QMenu, group: QActionGroup, text: str, value: str) -> QAction:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setData(value)
        group.addAction(action)
        return action

    @property
    def query(self) -> Query:
        """What to look for."""
        return self._which.query(self._field.text().strip(), self._language, self._target)

    @property
    def filters(self) -> str:
        """What is left out, in words; empty = nothing."""
        language = history_words.language(self._language) if self._language else ""
        which = self._which.words if self._which is not Which.ALL else ""
        return " · ".join(filter(None, (which, language, self._target)))

    @property
    def is_restricted(self) -> bool:
        """Whether anything is left out."""
        return self.query != Query()

    @property
    def wants_statistics(self) -> bool:
        """Whether they are to be shown instead of what is found."""
        return self._statistics.isChecked()

    def offer_what_is_in(self, store: HistoryStore) -> None:
        """Offer the languages and programs of a history; raise `HistoryError`."""
        self.offer_languages({entry.language for entry in store.search(Query(limit=_LANGUAGES_OF))})
        self.offer_targets(store.targets())

    def offer_languages(self, codes: Iterable[str]) -> None:
        """Offer these in the menu, and the one chosen."""
        offered = sorted({*codes, self._language} - {""}, key=history_words.language)
        names = [self.tr("All languages"), *map(history_words.language, offered)]
        self._offer(self._language_menu, self._languages, dict(zip(("", *offered), names, strict=True)), self._language)

    def offer_targets(self, programs: Iterable[str]) -> None:
        """Offer these in the menu, most used first, and the one chosen; without any there is nothing to choose."""
        offered = list(dict.fromkeys(filter(None, (*programs, self._target))))
        names = {"": self.tr("All programs")} | {name: name for name in offered}
        self._offer(self._target_menu, self._targets, names, self._target)
        self._target_menu.menuAction().setVisible(bool(offered))

    def _offer(self, menu: QMenu, group: QActionGroup, names: dict[str, str], chosen: str) -> None:
        if self._offered.get(group) == list(names):
            return
        self._offered[group] = list(names)
        for action in group.actions():
            group.removeAction(action)
        menu.clear()
        for value, name in names.items():
            self._add(menu, group, name, value).setChecked(value == chosen)

    def show_all(self) -> None:
        """Leave nothing out any more."""
        self._which, self._language, self._target = Which.ALL, "", ""
        for group in (self._choices, self._languages, self._targets):
            group.actions()[0].setChecked(True)
        self._field.clear()
        self._tell_filter()
        self._tell_now()

    def go_on_from(self, before: SearchRow) -> None:
        """Look for the same as another one."""
        self._which, self._language, self._target = before._which, before._language, before._target
        next(each for each in self._choices.actions() if each.data() == self._which.value).setChecked(True)
        self.offer_languages(())
        self.offer_targets(())
        with QSignalBlocker(self._field), QSignalBlocker(self._statistics):
            self._field.setText(before._field.text())
            self._statistics.setChecked(before.wants_statistics)
        self._tell_filter()

    def take_focus(self) -> None:
        """The next key begins another search."""
        # As a focus proxy of this row the field would fall out of the tab key's way (Qt 6.10).
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def _on_typed(self, text: str) -> None:
        # Leaving a search shows all at once: nothing more is being typed.
        if text:
            self._pause.start()
        else:
            self._tell_now()

    def _on_left(self) -> None:
        if self._pause.isActive():
            self._tell_now()
        self.left.emit()

    def _on_which(self, action: QAction) -> None:
        self._which = Which(action.data())
        self._tell_filter()
        self._tell_now()

    def _on_language(self, action: QAction) -> None:
        self._language = action.data()
        self._tell_filter()
        self._tell_now()

    def _on_target(self, action: QAction) -> None:
        self._target = action.data()
        self._tell_filter()
        self._tell_now()

    def _tell_now(self) -> None:
        self._pause.stop()
        self._statistics.setChecked(False)  # what is found is wanted now
        self.changed.emit()

    def _tell_filter(self) -> None:
        count = (self._which is not Which.ALL) + bool(self._language) + bool(self._target)
        _label(self._filter, self.tr("&Filter"), f"({count})" if count else "", has_room=self._has_room)
        _label(self._statistics, self.tr("St&atistics"), "", has_room=self._has_room)
        told = self.tr("Filter: {filters}").format(filters=self.filters) if self.filters else self.tr("Filter")
        self._filter.setAccessibleName(told)

    def _make_room(self) -> None:
        """Say the buttons' words where the field keeps room for a few words beside them."""
        self._has_room = True
        self._tell_filter()
        for button in (self._filter, self._statistics):
            button.ensurePolished()  # its size is another one then
        least = _FIELD_CHARACTERS * self._field.fontMetrics().averageCharWidth() + 6 * SPACE  # its pictures
        buttons = self._filter.sizeHint().width() + self._statistics.sizeHint().width() + 2 * SPACE
        if buttons + least > self.width():
            self._has_room = False
            self._tell_filter()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Where it is narrow the pictures of the buttons must do."""
        super().resizeEvent(event)
        self._make_room()

    def _dress(self) -> None:
        colours = theme.tokens()
        self._loupe.setIcon(icons.glyph("search", colours.secondary))
        self._filter.setIcon(icons.glyph("filter", colours.accent_text if self.isEnabled() else colours.disabled))
        self._filter.setIconSize(glyph_size(self))
        self._statistics.setIcon(
            icons.glyph("statistics", colours.accent_text if self.isEnabled() else colours.disabled)
        )
        self._statistics.setIconSize(glyph_size(self))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.EnabledChange}:
            self._dress()
            self._make_room()


def _label(button: QPushButton, text: str, more: str, *, has_room: bool) -> None:
    """The words of a button, or where there is no room `more` alone; its key stays."""
    shown = " ".join(filter(None, (text if has_room else "", more)))
    # The blank keeps the picture away from the word; a style sheet has no property for it.
    button.setText(f" {shown}" if shown else "")
    button.setShortcut(QKeySequence.mnemonic(text))

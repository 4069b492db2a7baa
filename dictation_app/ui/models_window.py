"""ModelsWindow: all models in a list, the one that is looked at in full, and where they are stored.

A window of its own, opened from the settings. It knows no store and no network: it asks by a signal, and shows what it
is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from dictation_app.ui import icons
from dictation_app.ui.labels import set_role
from dictation_app.ui.model_details import ModelDetails
from dictation_app.ui.models_place import ModelsPlace, PlaceState
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from dictation_app.engine.fetch_progress import FetchProgress
    from dictation_app.ui.settings_dialog.model_offers import DownloadState, ModelOffer

FIRST_SIZE_PX = QSize(760, 600)
_FRAME_PX = QSize(16, 48)
_LIST_CHARACTERS, _REST_CHARACTERS = 26, 40


class ModelsWindow(QWidget):
    """Closed, it keeps its place."""

    deed_wanted = Signal(str, str)
    """A `ModelDeed`, and the model's name or a folder."""
    opened = Signal()
    """It can be seen: what there is may have changed."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Speech models"))
        self.setWindowIcon(icons.app_icon())
        self.setAccessibleName(self.tr("Speech models"))
        self._offers: tuple[ModelOffer, ...] = ()
        self._in_use = ""
        self._wanted = ""
        """To be looked at as soon as it is known."""
        self._fetched = ""
        """What is being downloaded."""
        self._about: str | None = None
        """What is cared for; None = nothing is."""
        self._care: FetchProgress | None = None
        """How far that is."""
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Models"))
        self._list.setAccessibleDescription(self.tr("The arrow keys choose which model is shown."))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        set_role(self._list, "pages")
        self._list.currentRowChanged.connect(self._on_row)
        self.details = ModelDetails()
        self.place = ModelsPlace()
        for card in (self.details, self.place):
            card.deed_wanted.connect(self.deed_wanted)
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self.close)
        self._dress()
        self.resize(FIRST_SIZE_PX.boundedTo(self.screen().availableSize() - _FRAME_PX))

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE, 0, SPACE // 2, SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.details)
        column.addWidget(self.place)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        self._area = area
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, 2 * SPACE, SPACE // 2, SPACE // 2)
        row.setSpacing(SPACE)
        row.addWidget(self._list)
        row.addWidget(area, 1)

    def _dress(self) -> None:
        character = self.fontMetrics().averageCharWidth()
        self._list.setFixedWidth(_LIST_CHARACTERS * character + 4 * SPACE)
        self.setMinimumWidth((_LIST_CHARACTERS + _REST_CHARACTERS) * character + 10 * SPACE)

    def open_at(self, name: str) -> None:
        """Show it above the other windows, with this model."""
        self._wanted = name
        self._choose()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self._list.setFocus()

    # --- what it is told ----------------------------------------------------------------------------------------------

    def show_models(self, offers: Sequence[ModelOffer]) -> None:
        """These there are."""
        if tuple(offers) != self._offers:
            self._fill(tuple(offers))

    def _fill(self, offers: tuple[ModelOffer, ...]) -> None:
        current = self._current
        if current is not None and not self._wanted:
            self._wanted = current.name
        self._offers = offers
        self._list.ensurePolished()  # a screen reader asks at once where the rows are, and so they stay
        with QSignalBlocker(self._list):
            self._list.clear()
            for offer in self._offers:
                item = QListWidgetItem(f"{offer.name}\n{offer.size} · {self._state_of(offer)}")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offer.name}, {self._state_of(offer)}")
                self._list.addItem(item)
            self._choose()
        self._on_row()

    def show_in_use(self, name: str) -> None:
        """Dictations are written with this one."""
        if name != self._in_use:
            self._in_use = name
            self._fill(self._offers)

    def show_download(self, download: DownloadState | None) -> None:
        """How far it is; None = none is under way."""
        self.details.show_download(download)
        fetched = "" if download is None else download.model
        if fetched != self._fetched:
            self._fetched = fetched
            self._fill(self._offers)

    def show_care(self, about: str | None, progress: FetchProgress | None) -> None:
        """What else is done, to one model or (empty) to all, and how far it is; None = nothing is."""
        self._about, self._care = about, progress
        self._show_care()

    def show_place(self, place: PlaceState) -> None:
        """The models are stored here."""
        self.place.show_place(place)

    def show_told(self, about: str, sentence: str, *, is_problem: bool = False) -> None:
        """What came of what was done to this model, or (empty) to all."""
        current = self._current
        is_shown = bool(about) and current is not None and current.has_name(about)
        (self.details if is_shown else self.place).show_told(sentence, is_problem=is_problem)
        if sentence and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    @property
    def current_model(self) -> str:
        """The name of the one that is looked at."""
        return "" if self._current is None else self._current.name

    @property
    def _current(self) -> ModelOffer | None:
        row = self._list.currentRow()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def _state_of(self, offer: ModelOffer) -> str:
        if self._fetched and offer.has_name(self._fetched):
            return self.tr("downloading")
        if offer.has_name(self._in_use):
            return self.tr("in use") if offer.is_installed else self.tr("in use, not installed")
        if offer.is_installed:
            return self.tr("installed")
        return self.tr("paused") if offer.is_paused else self.tr("not installed")

    def _choose(self) -> None:
        found = [row for row, offer in enumerate(self._offers) if offer.has_name(self._wanted)]
        if self._offers:
            self._list.setCurrentRow(found[0] if found else max(0, self._list.currentRow()))
            self._wanted = ""

    def _show_care(self) -> None:
        current, about, progress = self._current, self._about, self._care
        is_shown = bool(about) and current is not None and current.has_name(about or "")
        self.details.show_care(progress if is_shown else None, is_cared_for=is_shown)
        is_elsewhere = about is not None and not is_shown
        self.place.show_care(progress if is_elsewhere else None, is_busy=is_elsewhere)

    @Slot()
    def _on_row(self) -> None:
        current = self._current
        is_in_use = current is not None and current.has_name(self._in_use)
        self.details.show_offer(current, is_in_use=is_in_use)
        self._show_care()

    # --- the window ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._dress()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """What there is may have changed meanwhile."""
        super().showEvent(event)
        self.opened.emit()

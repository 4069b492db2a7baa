"""SettingsDialog: every setting on a page of its kind, and a search over all of them.

It knows no file, no thread and no device. It asks by signals, and shows what it is told; every change holds at once.
The pages themselves are in `sections`; here are the window, the list of the pages, and the search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QLocale, QMargins, QObject, QRect, QSignalBlocker, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QBrush, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dictation_app.hotkey.lines import desktop_here
from dictation_app.ui import icons
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog import plan
from dictation_app.ui.settings_dialog.controls import Control
from dictation_app.ui.settings_dialog.desktop_keys import DesktopKeys
from dictation_app.ui.settings_dialog.device_choice import DeviceChoice
from dictation_app.ui.settings_dialog.insertion_card import InsertionCard
from dictation_app.ui.settings_dialog.installed_model import InstalledModel
from dictation_app.ui.settings_dialog.measure_card import MeasureCard
from dictation_app.ui.settings_dialog.microphone_choice import MicrophoneChoice
from dictation_app.ui.settings_dialog.model_choice import ModelChoice
from dictation_app.ui.settings_dialog.other_keys import OtherKeys
from dictation_app.ui.settings_dialog.search_walk import SearchWalk
from dictation_app.ui.settings_dialog.sections import Sections, Told
from dictation_app.ui.settings_dialog.transfer_card import TransferCard
from dictation_app.ui.settings_dialog.watched_folders import WatchedFolders
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from dictation_app.settings import Settings
    from dictation_app.ui.settings_dialog.device_lines import DeviceOffer
    from dictation_app.ui.settings_dialog.model_offers import ModelOffer
    from dictation_app.ui.settings_dialog.pages import Panel
    from dictation_app.ui.settings_dialog.rows import SettingRow
    from dictation_app.ui.settings_dialog.sound_trial import TrialStage
    from dictation_app.values.status import AppStatus

C = TypeVar("C", bound=Control)

FIRST_SIZE_PX = QSize(820, 640)
MINIMUM_WIDTH_PX = 560
MINIMUM_HEIGHT_PX = 300
_FRAME_PX = QSize(16, 48)
_SETTLED_MS = 50
_ENTRY_PADDING = QMargins(10, 8, 10, 8)
"""As the style sheet has it."""
_PAGES_SHARE = 3
"""The list of the pages gets at most one of so many parts of the width."""


class SettingsDialog(QWidget):
    """A window of its own beside the main window; closed, it keeps its page and its place."""

    change_wanted = Signal(str, str)
    """Key and value, as ``dictation settings set`` takes them."""
    reset_wanted = Signal(list)
    """Keys."""
    opened = Signal()
    """It can be seen: what can be chosen from may have changed."""
    microphone_shown = Signal(bool)
    """Whether to tell it the microphones and the level."""
    sound_trial_wanted = Signal(bool)
    """Whether to begin it, or to end it."""
    recording_changed = Signal(bool)
    """A key combination is being pressed, and the hotkey must not take it."""
    doctor_wanted = Signal()
    """To find out whether everything works."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowIcon(icons.app_icon())
        self._settings = settings
        self._told: Told = {}
        """Holds in another language, too."""
        self._make_all(QHBoxLayout(self))
        self.show_settings(settings)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._on_find)
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self.close)
        self.setMinimumSize(MINIMUM_WIDTH_PX, MINIMUM_HEIGHT_PX)
        # On a small or enlarged screen all of it is to be seen, its frame and title included.
        self.resize(FIRST_SIZE_PX.boundedTo(self.screen().availableSize() - _FRAME_PX))
        self._list.setCurrentRow(0)

    def _make_all(self, row: QHBoxLayout) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.setAccessibleName(self.tr("Settings"))
        self._pages = plan.pages()
        self.measuring = MeasureCard(self)
        """On the page of the model."""
        self.measuring.hide()
        self.transfer = TransferCard(self)
        """On the last page."""
        self.transfer.hide()
        self.insertion = InsertionCard(self)
        panels: dict[str, Panel] = {
            "model": self.measuring,
            "text": self.insertion,
            "advanced": self.transfer,
        }
        desktop = desktop_here()
        self._desktop_keys = None if desktop is None else DesktopKeys(desktop, self)
        if self._desktop_keys is not None:
            self._desktop_keys.hide()
            self._desktop_keys.show_keys(self._settings.hotkey)
            panels["hotkey"] = self._desktop_keys
        self._sections = Sections(self._pages, panels, self._settings, self._told)
        self._sections.change_wanted.connect(self.change_wanted)
        self._sections.reset_wanted.connect(self.reset_wanted)
        self._sections.microphone_shown.connect(self.microphone_shown)
        self._sections.sound_trial_wanted.connect(self.sound_trial_wanted)
        self._sections.recording_changed.connect(self.recording_changed)
        self.measuring.grown.connect(self._on_measuring_grown)
        self._words: tuple[str, ...] = ()
        """What is searched for, in lower case."""
        self._search = QLineEdit()
        self._walk = SearchWalk(self._search, lambda: self._sections.stops)
        self._list = QListWidget()
        self._area = QScrollArea()
        self._nothing = Text(self.tr("Nothing found. Try another word."), role="secondary", wrap=True)
        self._nothing.hide()
        self._lay_out(row)
        self._search.textChanged.connect(self._on_search)
        self._search.installEventFilter(self)
        self._list.currentRowChanged.connect(self._on_page)
        self._list.itemClicked.connect(self._on_page)

    def say_anew(self) -> None:
        """Make everything again, in another language, and go back to the place; the cards have to be told all they
        are to show.
        """
        page, search, scrolled = self._list.currentRow(), self._search.text(), self._area.verticalScrollBar().value()
        focus = self.focusWidget()
        rows = self._sections.rows.items()
        key = next((key for key, row in rows if focus is not None and row.isAncestorOf(focus)), "")
        row = self.layout()
        assert isinstance(row, QHBoxLayout)  # noqa: S101
        for part in (self._left, self._area):
            part.hide()
            row.removeWidget(part)
            part.deleteLater()
        self.setLocale(QLocale())  # else the new fields take over how numbers were written when it was made
        self._make_all(row)
        self._list.setCurrentRow(page)
        self._search.setText(search)
        rows_anew = self._sections.rows
        if key:
            rows_anew[key].control.setFocus(Qt.FocusReason.OtherFocusReason)
        # When the layouts have settled.
        QTimer.singleShot(_SETTLED_MS, self._area, lambda: self._area.verticalScrollBar().setValue(scrolled))

    def _lay_out(self, row: QHBoxLayout) -> None:
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setClearButtonEnabled(True)
        self._search.setAccessibleName(self.tr("Search settings"))
        self._search.setAccessibleDescription(self.tr("Shows the settings of all pages that match what you type."))
        self._list.setAccessibleName(self.tr("Pages"))
        self._list.setAccessibleDescription(self.tr("The arrow keys choose which settings are shown."))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        set_role(self._list, "pages")
        for page in self._pages:
            self._list.addItem(QListWidgetItem(page.title))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE + SPACE // 2)
        column.addWidget(self._search)
        column.addWidget(self._list, 1)
        column.addWidget(self._make_doctor_button())
        self._left = left
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Its room is kept where nothing is to be scrolled (it is not seen then): all pages are of one width.
        bar = self._area.verticalScrollBar()
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        bar.setEnabled(False)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(SPACE, 0, SPACE // 2, SPACE)
        inside.addWidget(self._nothing)
        inside.addWidget(self._sections)
        inside.addStretch()
        self._area.setWidget(content)
        row.setContentsMargins(2 * SPACE, 2 * SPACE, SPACE // 2, SPACE // 2)
        row.setSpacing(SPACE)
        row.addWidget(left)
        row.addWidget(self._area, 1)
        self._dress()

    def _make_doctor_button(self) -> QPushButton:
        button = QPushButton(self.tr("&Doctor"))
        button.setAutoDefault(True)
        button.setAccessibleName(self.tr("Doctor"))
        button.setToolTip(self.tr("Find out whether everything works here"))
        button.setAccessibleDescription(self.tr("Tries microphone, hotkey, model and delivery, and shows what came."))
        button.clicked.connect(self.doctor_wanted)
        return button

    def _dress(self) -> None:
        # As wide as its longest entry, with room around it; where that leaves too little to the page, entries wrap.
        metrics = self._list.fontMetrics()
        longest = max(metrics.horizontalAdvance(page.title) for page in self._pages)
        width = min(longest + 7 * SPACE, self.width() // _PAGES_SHARE)
        self._left.setFixedWidth(width)
        for index, page in enumerate(self._pages):
            room = QRect(0, 0, width - 2 * _ENTRY_PADDING.left() - SPACE, 0)
            lines = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, page.title)
            self._list.item(index).setSizeHint(lines.size().grownBy(_ENTRY_PADDING))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """See `_dress`."""
        super().resizeEvent(event)
        self._dress()

    # --- what it is told ----------------------------------------------------------------------------------------------

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """These hold now, whoever changed them."""
        self._settings = settings
        self._sections.show_settings(settings)
        model = settings.engine.model
        self.tell(OtherKeys, "main model", lambda keys: keys.show_main_model(model))
        if self._desktop_keys is not None:
            self._desktop_keys.show_keys(settings.hotkey)

    @Slot(str, str)
    def show_refusal(self, key: str, sentence: str) -> None:
        """What was wanted of this setting does not hold, for this reason."""
        row = self._sections.show_refusal(key, sentence)
        if row is not None:
            self._area.ensureWidgetVisible(row)

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """How the app stands: where the model runs, and why."""
        where, why, is_resting = status.device, status.device_why, status.model_resting
        self.tell(DeviceChoice, "in use", lambda device: device.show_in_use(where, why, is_resting=is_resting))

    @Slot(object)
    def show_models(self, offers: Sequence[ModelOffer]) -> None:
        """These there are."""
        self.tell(ModelChoice, "offers", lambda model: model.show_models(offers))
        self.tell(InstalledModel, "offers", lambda model: model.show_models(offers))
        self.tell(OtherKeys, "offers", lambda keys: keys.show_models(offers))
        self.tell(WatchedFolders, "offers", lambda folders: folders.show_models(offers))

    def show_devices(self, offers: Sequence[DeviceOffer], trouble: str = "") -> None:
        """These there are; or why that is not known."""
        self.tell(DeviceChoice, "offers", lambda device: device.show_devices(offers, trouble))

    @Slot(object)
    def show_microphones(self, names: Sequence[str]) -> None:
        """These there are."""
        self.tell(MicrophoneChoice, "names", lambda microphone: microphone.show_microphones(names))

    @Slot(float)
    def show_level(self, rms_dbfs: float) -> None:
        """How loud the microphone is; told some 50 times a second while somebody dictates."""
        if not self.isVisible():
            return
        for microphone in self.controls(MicrophoneChoice):
            microphone.show_level(rms_dbfs)

    @Slot(str)
    def show_microphone_heard(self, name: str) -> None:
        """Which one is listened to."""
        for microphone in self.controls(MicrophoneChoice):
            microphone.show_heard(name)

    @Slot(object, str, bool)
    def show_sound_trial(self, stage: TrialStage, sentence: str, is_problem: bool) -> None:  # noqa: FBT001  # a slot
        """How far the trial of the microphone is."""
        for microphone in self.controls(MicrophoneChoice):
            microphone.trial.show_stage(stage, sentence, is_problem=is_problem)

    @Slot(str)
    def show_microphone_trouble(self, sentence: str) -> None:
        """Why the microphone is not heard; empty = nothing is known against it."""
        for microphone in self.controls(MicrophoneChoice):
            microphone.show_trouble(sentence)

    def show_download_failure(self, sentence: str) -> None:
        """See `controls.Holder`."""
        self.show_refusal("engine.model", sentence)

    def tell(self, kind: type[C], what: str, tell: Callable[[C], None]) -> None:
        """Tell the controls of this kind, and those that are made later; of each `what` the latest counts."""
        self._sections.tell(kind, what, tell)

    def controls(self, kind: type[C]) -> list[C]:
        """Those of this kind, as far as they are made."""
        return self._sections.controls(kind)

    # --- pages --------------------------------------------------------------------------------------------------------

    @property
    def rows(self) -> dict[str, SettingRow]:
        """Every setting, by its key."""
        return self._sections.rows

    @property
    def page_names(self) -> tuple[str, ...]:
        """As `open_page` takes them."""
        return tuple(page.name for page in self._pages)

    def open_page(self, name: str) -> None:
        """Show this page, and no search."""
        self._search.clear()
        self._list.setCurrentRow(self.page_names.index(name))

    def open_setting(self, key: str) -> None:
        """Show the page of this setting, with the keyboard on its control."""
        self.open_page(next(page.name for page in self._pages if key in {item.key for item in page.items}))
        row = self.rows[key]
        row.control.setFocus(Qt.FocusReason.OtherFocusReason)
        # The layout of a page that has just been made is not settled.
        QTimer.singleShot(0, row, lambda: self._area.ensureWidgetVisible(row))

    @Slot()
    def _on_page(self) -> None:
        with QSignalBlocker(self._search):
            self._search.clear()
        self._words = ()
        self._arrange()
        self._area.verticalScrollBar().setValue(0)

    @Slot()
    def _on_search(self) -> None:
        self._words = tuple(self._search.text().casefold().split())
        self._arrange()
        self._area.verticalScrollBar().setValue(0)

    @Slot()
    def _on_find(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    @Slot()
    def _on_measuring_grown(self) -> None:
        # When the layouts have settled with the events they post to each other.
        QTimer.singleShot(_SETTLED_MS, self, lambda: self._area.ensureWidgetVisible(self.measuring, 0, SPACE))

    def _arrange(self) -> None:
        """The chosen page, or what the search finds on all of them."""
        chosen = self._list.currentRow()
        found = [True] * len(self._pages)
        if self._words:
            found = self._sections.search(self._words)
            self._list.clearSelection()  # what is shown is of no one page
        else:
            self._sections.show_page(chosen)
            self._list.setCurrentRow(chosen)
        for index, is_found in enumerate(found):
            self._list.item(index).setForeground(self._colour(is_weak=not is_found))
        self._nothing.setVisible(not any(found))

    def _colour(self, *, is_weak: bool) -> QBrush:
        group = QPalette.ColorGroup.Disabled if is_weak else QPalette.ColorGroup.Active
        return self.palette().brush(group, QPalette.ColorRole.Text)

    # --- the window ---------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """In the search, Esc ends it; the arrow down goes to what was found, or to the pages."""
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self._search.text():
                self._search.clear()
                return True
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                to_pages = event.key() == Qt.Key.Key_Down and not self._words
                self._list.setFocus(Qt.FocusReason.TabFocusReason) if to_pages else self._walk.begin()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """What no control takes: Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """What can be chosen from may have changed meanwhile."""
        super().showEvent(event)
        self.opened.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the font and the colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._dress()
            self._arrange()

"""The main window: pages below a row of tabs; Ctrl+1, Ctrl+2, Ctrl+3 go to them, Ctrl+F to the search of the history or
of an open transcript. Files can be dropped anywhere on it. Ctrl+Shift+P switches private mode, as it opens a private
window elsewhere; Ctrl+, opens the settings.

Closing hides the window where a tray keeps the app within reach, and quits otherwise. The close event is always
accepted, and answered only when it came from the desktop: `QApplication.quit()` closes every window first, and one that
refuses, or asks for the app to quit, would stop it from ending.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QPushButton, QSystemTrayIcon, QTabWidget, QWidget

from dictation_app.ui import icons, words
from dictation_app.ui.dictate_page import PRIVATE_KEYS, DictatePage
from dictation_app.ui.drops import Drops
from dictation_app.ui.files_page import FilesPage
from dictation_app.ui.history_page import HistoryPage
from dictation_app.ui.labels import set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from dictation_app.ui.drops import Dropped
    from dictation_app.values.status import AppStatus

MINIMUM_WIDTH_PX = 420
_FRAME_PX = QSize(16, 48)
SETTINGS_KEYS = "Ctrl+,"
FIRST_SIZE_PX = QSize(520, 640)


class MainWindow(QMainWindow):
    """Shows an `AppStatus`; asks by signals."""

    toggle_requested = Signal()
    cancel_requested = Signal()
    undo_requested = Signal()
    """What was thrown away belongs into the window that was used before this one."""
    copy_requested = Signal()
    insert_withheld_requested = Signal()
    """The words held back belong into the window that was used before this one."""
    insert_back_requested = Signal()
    """The text that waits belongs where it was meant for."""
    undo_insertion_requested = Signal()
    """What was taken out belongs where it was."""
    private_requested = Signal()
    """To switch private mode on or off."""
    download_requested = Signal()
    report_requested = Signal()
    settings_requested = Signal()
    quit_requested = Signal()
    hidden_to_tray = Signal()
    """The first time the window was closed and the app stayed: worth a word."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowIcon(icons.app_icon())
        self._told_where_it_went = False
        self._status: AppStatus | None = None
        self._make_pages()
        for index in range(self._pages.count()):
            QShortcut(_keys_of(index), self).activated.connect(partial(self._go_to, index))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._find)
        self._drops = Drops(self)
        self._drops.dropped.connect(self._on_dropped)
        self.setMinimumWidth(max(MINIMUM_WIDTH_PX, self._width_of_tabs))
        # On a small or enlarged screen all of it is to be seen, its frame and title included.
        self.resize(FIRST_SIZE_PX.boundedTo(self.screen().availableSize() - _FRAME_PX))
        self._page.setFocus()
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.cancel_requested)
        QShortcut(QKeySequence(PRIVATE_KEYS), self).activated.connect(self.private_requested)
        QShortcut(QKeySequence(SETTINGS_KEYS), self).activated.connect(self.settings_requested)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.quit_requested)
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self._leave)

    def _make_pages(self) -> None:
        self.setWindowTitle(self.tr("Dictation"))
        self.setAccessibleName(self.tr("Dictation"))
        self._page = DictatePage()
        self.files = FilesPage()
        self.history = HistoryPage()
        """What these two show and ask for is between them and the app."""
        self._pages = QTabWidget()
        self._pages.setDocumentMode(True)
        self._pages.tabBar().setDrawBase(False)
        self._pages.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pages.tabBar().setAccessibleName(self.tr("Pages"))
        for page, name in (
            (self._page, self.tr("Dictate")),
            (self.files, self.tr("Files")),
            (self.history, self.tr("History")),
        ):
            index = self._pages.addTab(page, name)
            self._pages.setTabToolTip(index, _keys_of(index).toString(QKeySequence.SequenceFormat.NativeText))
        self._pages.currentChanged.connect(self._on_page)
        settings = self._make_settings_button()
        self._pages.setCornerWidget(settings)
        QWidget.setTabOrder(self._pages.tabBar(), settings)
        self.setCentralWidget(self._pages)
        for name in (
            "toggle",
            "cancel",
            "undo",
            "copy",
            "insert_withheld",
            "insert_back",
            "undo_insertion",
            "private",
            "download",
            "report",
        ):
            getattr(self._page, f"{name}_requested").connect(getattr(self, f"{name}_requested"))
        self._page.entry_requested.connect(self._show_entry)

    @property
    def _width_of_tabs(self) -> int:
        """So that none is cut off, in any language and font."""
        corner = self._pages.cornerWidget()
        return self._pages.tabBar().sizeHint().width() + corner.sizeHint().width()

    def _make_settings_button(self) -> QPushButton:
        button = QPushButton(self.tr("S&ettings"))
        button.setAutoDefault(True)
        keys = QKeySequence(SETTINGS_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(self.tr("Change how the app works ({keys})").format(keys=keys))
        button.clicked.connect(self.settings_requested)
        set_role(button, "quiet")
        return button

    def say_anew(self) -> None:
        """Make the pages again, in another language. Those of files and history have to be told all they are to show;
        the ones they stand for live on until the event loop goes on.
        """
        index, had_focus = self._pages.currentIndex(), self.focusWidget() is not None
        before = self._pages
        self.takeCentralWidget()
        before.hide()
        before.deleteLater()
        self._make_pages()
        self._pages.setCurrentIndex(index)
        self._pages.show()
        if had_focus:
            self._on_page()
        if self._status is not None:
            self.show_status(self._status)

    @Slot(int)
    def _go_to(self, index: int) -> None:
        self._pages.setCurrentIndex(index)

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """Follow the state."""
        self._status = status
        self._page.show_status(status)
        self.setWindowTitle(self.tr("Private mode") if status.private else self.tr("Dictation"))
        self._escape.setEnabled(words.can_cancel(status))

    @Slot(float)
    def show_level(self, rms_dbfs: float) -> None:
        """Draw the level of the microphone."""
        self._page.show_level(rms_dbfs)

    def show_files(self) -> None:
        """Go to the Files page."""
        self._pages.setCurrentWidget(self.files)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """From now on files can be dropped."""
        super().showEvent(event)
        self._drops.watch()

    @Slot(object)
    def _on_dropped(self, dropped: Dropped) -> None:
        self.show_files()
        self.files.take(dropped)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Closing never refuses; see the module's docstring."""
        event.accept()
        if event.spontaneous():
            self._leave()

    @Slot()
    def _on_page(self) -> None:
        self._page.end_recovered()  # another page is shown, or was
        # Qt gives the focus to the first button, where the space bar presses it.
        if self._pages.tabBar().hasFocus():
            return
        if self._page.isVisible():
            self._page.setFocus()
        elif self.files.isVisible():
            self.files.take_focus()
        else:
            self.history.take_focus()

    @Slot(int)
    def _show_entry(self, id_: int) -> None:
        self._pages.setCurrentWidget(self.history)
        self.history.show_entry(id_)

    @Slot()
    def _find(self) -> None:
        if self.files.isVisible() and self.files.find_words():
            return
        self._pages.setCurrentWidget(self.history)
        self.history.focus_search()

    @Slot()
    def _leave(self) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self.quit_requested.emit()
            return
        self.hide()
        if not self._told_where_it_went:
            self._told_where_it_went = True
            self.hidden_to_tray.emit()


def _keys_of(index: int) -> QKeySequence:
    return QKeySequence(f"Ctrl+{index + 1}")

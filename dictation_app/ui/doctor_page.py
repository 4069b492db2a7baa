"""DoctorPage: what the doctor finds, line by line as it comes, each with what to do about it and a button that does it.

A window of its own. It knows no check; it asks by signals, and shows what it is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dictation_app.doctor import Action, State, worst
from dictation_app.ui import icons, theme, words
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Glyph, Text, set_role
from dictation_app.ui.theme import SPACE
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QFocusEvent

    from dictation_app.doctor import Finding

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""

FIRST_SIZE_PX = QSize(640, 680)
MINIMUM_WIDTH_PX = 420
_FRAME_PX = QSize(16, 48)
_TITLE_SIZE = 1.35

_GLYPHS = {State.OK: "check", State.WARNING: "warning", State.FAILED: "failed", State.NOT_TRIED: "not-tried"}


def _state_in_words(state: State) -> str:
    return {
        State.OK: translate("doctor", "ok"),
        State.WARNING: translate("doctor", "warning"),
        State.FAILED: translate("doctor", "failed"),
        State.NOT_TRIED: translate("doctor", "not tried"),
    }[state]


def _action_in_words(action: Action) -> str:
    return {
        Action.FETCH_MODEL: translate("doctor", "Fetch the model"),
        Action.INSTALL_RUNTIME: translate("doctor", "Install the GPU library"),
        Action.FORGET_GPU_FAULTS: translate("doctor", "Try the GPU again"),
        Action.CHOOSE_MICROPHONE: translate("doctor", "Choose a microphone"),
        Action.CHOOSE_HOTKEY: translate("doctor", "Choose another key"),
        Action.CHOOSE_MODEL: translate("doctor", "Choose a model"),
        Action.CHOOSE_DEVICE: translate("doctor", "Choose a device"),
        Action.CHOOSE_OUTPUT: translate("doctor", "Choose how text is delivered"),
    }.get(action, "")


class FindingRow(QFrame):
    """One finding. It takes the keyboard, so that all lines are reached by it and read out."""

    action_wanted = Signal(str)
    """An `Action`."""
    focused = Signal()

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding
        set_role(self, "finding")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icon = Glyph()
        name = words.plain(finding.name)
        told = [words.plain(text) for text in (finding.value, *self._more())]
        self.setAccessibleName(f"{name}: {_state_in_words(finding.state)}")
        self.setAccessibleDescription(" ".join(told))
        lines = QVBoxLayout()
        lines.setSpacing(SPACE // 2)
        lines.addWidget(Text(name, role="strong", wrap=True))
        lines.addWidget(Text(told[0], role="secondary", wrap=True))
        for text in told[1:]:
            lines.addWidget(Text(text, wrap=True))
        self.button = QPushButton(_action_in_words(finding.action))
        self.button.setAutoDefault(True)
        self.button.setAccessibleDescription(f"{name}: {words.plain(finding.cause)}")
        self.button.clicked.connect(self._on_clicked)
        if finding.action is Action.NONE:
            self.button.hide()
        lines.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE + SPACE // 4, 2 * SPACE, SPACE + SPACE // 4)
        row.setSpacing(SPACE + SPACE // 2)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        self.setMinimumWidth(1)  # it is never wider than its page
        self._dress()

    def _more(self) -> list[str]:
        """What the command line says to do is done by the button."""
        finding = self.finding
        is_for_terminals = finding.action is not Action.NONE and "`" in finding.next_step
        return [text for text in finding.more if not (text == finding.next_step and is_for_terminals)]

    def _dress(self) -> None:
        colours = theme.tokens()
        colour = {
            State.OK: theme.STATE_COLOURS[AppState.TRANSCRIBING],
            State.WARNING: colours.warning_text,
            State.FAILED: theme.STATE_COLOURS[AppState.LISTENING],
            State.NOT_TRIED: colours.secondary,
        }[self.finding.state]
        self._icon.show_glyph(_GLYPHS[self.finding.state], colour)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Come into sight."""
        super().focusInEvent(event)
        self.focused.emit()

    @Slot()
    def _on_clicked(self) -> None:
        self.action_wanted.emit(self.finding.action.value)


class DoctorPage(QWidget):
    """Shows findings; asks for another round, for the report, and for what the buttons do."""

    check_wanted = Signal()
    copy_wanted = Signal()
    action_wanted = Signal(str)
    """An `Action`."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowIcon(icons.app_icon())
        self._rows: list[FindingRow] = []
        self._headline = Text(role="strong", wrap=True, size=_TITLE_SIZE)
        self._about = Text(role="secondary", wrap=True)
        self._trouble = Text(role="caution", wrap=True)
        self._trouble.hide()
        self._again = self._button(self.check_wanted)
        set_role(self._again, "primary")
        self._copy = self._button(self.copy_wanted)
        self._card = QFrame()
        self._area = QScrollArea()
        self._lay_out()
        self.say_anew()
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        self.setMinimumWidth(MINIMUM_WIDTH_PX)
        self.resize(FIRST_SIZE_PX.boundedTo(self.screen().availableSize() - _FRAME_PX))

    def say_anew(self) -> None:
        """Say what is written on it in the language of the windows; the lines have to come again."""
        self.setWindowTitle(self.tr("Doctor"))
        self.setAccessibleName(self.tr("Doctor"))
        self._again.setText(self.tr("Check &again"))
        self._again.setAccessibleDescription(self.tr("Tries everything once more."))
        self._copy.setText(self.tr("&Copy report"))
        self._copy.setAccessibleDescription(
            self.tr("Copies the lines below without names, places on this machine and anything you said.")
        )

    def _button(self, signal: object) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(True)
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        set_role(self._card, "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(0, SPACE // 4, 0, SPACE // 4)
        inside.setSpacing(0)
        self._list = inside
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.addWidget(self._card)
        column.addStretch()
        self._area.setWidget(content)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self._area.verticalScrollBar()
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        bar.setEnabled(False)
        buttons = FlowLayout(gap_px=SPACE)
        buttons.addWidget(self._again)
        buttons.addWidget(self._copy)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, SPACE + SPACE // 2, 0)
        head.setSpacing(SPACE)
        for text in (self._headline, self._about, self._trouble):
            head.addWidget(text)
        head.addLayout(buttons)
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * SPACE, 2 * SPACE, SPACE // 2, SPACE)
        page.setSpacing(2 * SPACE)
        page.addLayout(head)
        page.addWidget(self._area, 1)

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """From top to bottom."""
        return tuple(self._rows)

    @property
    def headline(self) -> str:
        """How it stands with all of it."""
        return self._headline.text()

    def bring(self) -> None:
        """Show it, above the other windows and with the keyboard."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def begin(self) -> None:
        """A round begins."""
        self.setFocus()  # what goes must not hand the focus on, nor the first line that comes take it
        for row in self._rows:
            row.hide()
            self._list.removeWidget(row)
            row.deleteLater()
        self._rows.clear()
        self._card.hide()
        self.show_trouble("")
        self._headline.setText(self.tr("Trying everything…"))
        self._again.setEnabled(False)
        self._copy.setEnabled(False)
        self._copy.setText(self.tr("&Copy report"))

    def show_trying(self, name: str) -> None:
        """This is being tried."""
        self._about.setText(self.tr("{name}… A small window comes up for a moment.").format(name=words.plain(name)))

    def add(self, finding: Finding) -> None:
        """Another line."""
        row = FindingRow(finding)
        row.action_wanted.connect(self.action_wanted)
        row.focused.connect(self._on_focused)
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()  # now, not when the events of the layout are worked off
        self._card.show()

    def end(self, findings: Sequence[Finding], *, is_whole: bool = True) -> None:
        """The round has ended; it `is_whole` unless it broke off."""
        wrong = [each for each in findings if each.state in {State.FAILED, State.WARNING}]
        if not is_whole:
            self._headline.setText(self.tr("The check broke off."))
        elif not wrong:
            self._headline.setText(self.tr("Everything works."))
        elif len(wrong) == 1:
            self._headline.setText(
                self.tr("One thing needs attention: {name}.").format(name=words.plain(wrong[0].name))
            )
        else:
            self._headline.setText(self.tr("{count} things need attention.").format(count=len(wrong)))
        left_out = sum(each.state is State.NOT_TRIED for each in findings)
        tried = self.tr("{count} things were tried.").format(count=len(findings) - left_out)
        more = self.tr("{count} could not be tried.").format(count=left_out) if left_out else ""
        self._about.setText(f"{tried} {more}".strip())
        self._announce(f"{self.headline} {self._about.text()}")
        self._again.setEnabled(True)
        self._copy.setEnabled(True)
        if self.focusWidget() in {None, self}:
            self._again.setFocus()
        if worst(findings) is not State.OK:
            row = next(row for row in self._rows if row.finding is wrong[0])
            self._area.ensureWidgetVisible(row, 0, 2 * SPACE)

    def show_trouble(self, sentence: str) -> None:
        """What became of what a button began; empty = nothing to tell."""
        self._trouble.setText(words.plain(sentence))
        self._trouble.setVisible(bool(sentence))
        if sentence:
            self._announce(self._trouble.text())

    def _announce(self, text: str) -> None:
        """Have a screen reader say what is written where the keyboard does not come."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text.replace("\u200b", "")))

    def show_busy(self, action: Action, text: str) -> None:
        """A button's work is under way: `text` says how far; empty = it has ended."""
        for row in self._rows:
            if row.finding.action is action:
                row.button.setText(text or _action_in_words(action))
                if text and row.button.hasFocus():
                    row.setFocus()  # a button that is disabled hands the keyboard on to the next
                row.button.setEnabled(not text)

    def show_copied(self) -> None:
        """The report is on the clipboard."""
        self._copy.setText(self.tr("&Copied"))
        self._announce(self.tr("Copied"))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Nobody looks any more."""
        super().closeEvent(event)
        self.closed.emit()

    @Slot()
    def _on_focused(self) -> None:
        row = self.sender()
        if isinstance(row, QWidget):
            self._area.ensureWidgetVisible(row, 0, SPACE)

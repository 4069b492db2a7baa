"""The last two steps, which put text into windows, and the page at the end."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout

from dictation_app.output import OWN_NAME
from dictation_app.ui import words
from dictation_app.ui.cards import KeyCaps
from dictation_app.ui.first_run.pieces import StepPage, Verdict, action, padded, problem
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.theme import SPACE
from dictation_app.ui.waveform import LevelMeter
from dictation_app.values.dictation import DeliveryMethod, DeliveryState
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from dictation_app.values.dictation import DeliveryReport, LastDictation
    from dictation_app.values.status import AppStatus

_FIELD_LINES = 3


class Place(StrEnum):
    """Where the sample is tried."""

    HERE = "here"
    ELSEWHERE = "elsewhere"


class Field(QFrame):
    """A text field in a frame that shows where the keyboard is."""

    def __init__(self, name: str, description: str, placeholder: str, lines: int) -> None:
        super().__init__()
        set_role(self, "card")
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription(description)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        self.edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = lines
        inside = QVBoxLayout(self)
        inside.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        inside.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.edit.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Show where the keyboard is; follow the font."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            set_role(self, "field" if event.type() is QEvent.Type.FocusIn else "card")
        elif event.type() is QEvent.Type.FontChange:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.edit.setFixedHeight(round(self._lines * self.edit.fontMetrics().lineSpacing()) + 2 * SPACE)


class DeliveryStep(StepPage):
    """Done as soon as the sample was sent into a window of another program."""

    try_wanted = Signal(object)
    """A `Place`."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Does the text arrive?"),
            self.tr("It goes into the window you are in. A sample of every kind of text shows that it arrives there."),
            Verdict(0),
        )
        self._field = Field(
            self.tr("Field to try it in"),
            self.tr("The sample is written here."),
            self.tr("The sample is written here."),
            1,
        )
        self._here = action(self.tr("Try it &here"), self.tr("Writes a sample into the field above."), is_primary=True)
        self._elsewhere = action(
            self.tr("Try it in another &window"),
            self.tr("Writes a sample into the window you click into within ten seconds."),
        )
        self._here.clicked.connect(self._on_here)
        self._elsewhere.clicked.connect(self._on_elsewhere)
        self._here_verdict = Verdict(0)
        self.add_card(self.make_row("output.method"))
        self.add_card(
            padded(self._field, self._here, self._here_verdict),
            padded(self._elsewhere, self.verdict),
        )
        self.column.addStretch()
        self.begin()

    def take_focus(self) -> None:
        """See `StepPage`."""
        self._here.setFocus()

    @property
    def here_verdict(self) -> str:
        """What became of it in this window."""
        return self._here_verdict.text

    def begin(self) -> None:
        """Nothing was tried yet, or it is tried in another way from now on."""
        self.set_done(is_done=False)
        self._field.edit.clear()
        self._here_verdict.show_waiting(self.tr("Not tried yet."))
        self.verdict.show_waiting(
            self.tr("Open an empty document, and try it there. The sample is a page long, and stays there.")
        )
        self._set_busy(is_busy=False)

    def show_waiting(self, seconds: int) -> None:
        """For so long a window may still be clicked."""
        self.verdict.show_waiting(self.tr("Click into the other window now: {seconds} s.").format(seconds=seconds))

    def show_too_late(self) -> None:
        """None was clicked."""
        self._set_busy(is_busy=False)
        self.verdict.show_trouble(self.tr("No other window was clicked into. Try it again."))

    def show_refusal(self, place: Place, sentence: str) -> None:
        """Why it is not tried now."""
        self._set_busy(is_busy=False)
        (self._here_verdict if place is Place.HERE else self.verdict).show_trouble(sentence)

    def show_result(self, place: Place, report: DeliveryReport) -> None:
        """What became of the sample."""
        self._set_busy(is_busy=False)
        if place is Place.HERE:
            self._show_here(report)
        else:
            self._show_elsewhere(report)

    def _show_here(self, report: DeliveryReport) -> None:
        # Not what was reported is believed, but what stands there.
        if report.text.strip() in self._field.edit.toPlainText():
            self._here_verdict.show_good(self.tr("It arrived, and was read back."))
            set_role(self._here, "")
            set_role(self._elsewhere, "primary")
            self._elsewhere.setFocus()
        else:
            self._here_verdict.show_trouble(
                self.tr("It did not arrive. {reason} Try it again.").format(reason=words.plain(report.detail))
            )

    def _show_elsewhere(self, report: DeliveryReport) -> None:
        where = report.target or self.tr("the window")
        if report.target == OWN_NAME:
            self.show_too_late()
            return
        match report.state:
            case DeliveryState.DELIVERED:
                told = self.tr("Delivered: {window} took the text.").format(window=where)
            case DeliveryState.PROBABLY if report.method is DeliveryMethod.TYPE:
                told = self.tr("Probably delivered: it was typed into {window}. Look whether it stands there.")
            case DeliveryState.PROBABLY:
                told = self.tr("Probably delivered: it was pasted into {window}, which gave no receipt. Look there.")
            case DeliveryState.NOT_DELIVERED:
                reason = words.plain(report.detail)
                self.set_done(is_done=False)
                self.verdict.show_trouble(
                    self.tr("Not delivered. {reason} Choose another way above, and try it again.").format(reason=reason)
                )
                return
            case _:
                assert_never(report.state)
        self.verdict.show_good(told.format(window=where))
        set_role(self._elsewhere, "")
        self.set_done(is_done=True)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._here.setEnabled(not is_busy)
        self._elsewhere.setEnabled(not is_busy)

    @Slot()
    def _on_here(self) -> None:
        self._field.edit.clear()
        self._field.setFocus()
        self._set_busy(is_busy=True)
        self.try_wanted.emit(Place.HERE)

    @Slot()
    def _on_elsewhere(self) -> None:
        self.setFocus()
        self._set_busy(is_busy=True)
        self.try_wanted.emit(Place.ELSEWHERE)


class DictationStep(StepPage):
    """Done as soon as words came."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Your first dictation"),
            self.tr("Hold the key and say something, such as: “Tomorrow I will write to you.” Let go at the end."),
        )
        self._before: LastDictation | None = None
        self._caps = KeyCaps()
        self._meter = LevelMeter()
        self._meter.setAccessibleDescription(self.tr("Moves while you speak."))
        self._field = Field(
            self.tr("Your words"),
            self.tr("What you say is written here."),
            self.tr("What you say is written here."),
            _FIELD_LINES,
        )
        self._field.edit.textChanged.connect(self._on_text)
        self.add_card(padded(self._caps, self._meter, self._field))
        self.column.addWidget(self.verdict)
        self.column.addStretch()

    def take_focus(self) -> None:
        """See `StepPage`."""
        self._field.setFocus()

    @property
    def text(self) -> str:
        """What was said, as it stands in the field."""
        return self._field.edit.toPlainText()

    def begin(self, last: LastDictation | None) -> None:
        """This was said before, and does not count."""
        self._before = last

    def show_level(self, rms_dbfs: float) -> None:
        """How loud it is while it listens."""
        self._meter.show_level(rms_dbfs)

    def show_status(self, status: AppStatus) -> None:
        """See `StepPage`."""
        self._caps.show_chord(status.hotkey)
        last = status.last
        is_new = last is not None and last is not self._before and last != self._before
        if status.state is AppState.LISTENING:
            self.verdict.show_waiting(self.tr("Listening. Speak, and let go of the key at the end."))
            return
        self._meter.clear()
        if status.state is AppState.TRANSCRIBING:
            self.verdict.show_waiting(self.tr("Writing it down…"))
        elif is_new and last is not None and last.text and words.arrived(last):
            self.verdict.show_good(self.tr("It works. {how}").format(how=words.delivery(last)))
        elif is_new and last is not None and (last.withheld or last.text):
            self.verdict.show_trouble(words.delivery(last))
        elif status.problem:
            self.verdict.show_trouble(problem(status))
        elif is_new:
            self.verdict.show_trouble(self.tr("No speech was heard. Hold the key while you speak, and try it again."))
        elif not self.is_done:
            self.verdict.show_waiting(self.tr("Hold {chord} and speak.").format(chord=words.key_names(status.hotkey)))

    @Slot()
    def _on_text(self) -> None:
        self.set_done(is_done=bool(self.text.strip()))


class EndPage(StepPage):
    """How to go on."""

    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("That is all"), self.tr("Dictation is at hand from now on, in every window."))
        self._caps = KeyCaps()
        self._settings = action(self.tr("Open the &settings"), self.tr("Everything else that can be chosen."))
        self._settings.clicked.connect(self.settings_wanted)
        self.add_card(
            padded(
                self._caps,
                Text(
                    self.tr("Hold it and speak; let go, and the words are there. Or tap it, speak, and tap again."),
                    wrap=True,
                ),
            ),
            padded(
                Text(
                    self.tr(
                        "The icon in the panel shows whether it listens. Its menu has everything, these steps too: "
                        "“Set up again…”."
                    ),
                    wrap=True,
                )
            ),
            padded(Text(self.tr("The settings have more: languages, sounds, history."), wrap=True), self._settings),
        )
        self.column.addWidget(self.verdict)
        self.column.addStretch()

    def take_focus(self) -> None:
        """See `StepPage`: the window's own button."""

    def show_status(self, status: AppStatus) -> None:
        """See `StepPage`: it is no end where something is missing."""
        self._caps.show_chord(status.hotkey)
        if status.problem:
            self.verdict.show_trouble(problem(status))
        elif status.state is AppState.LOADING:
            self.verdict.show_waiting(self.tr("The model is loading. You can speak already; the words follow."))
        else:
            self.verdict.show_good(self.tr("Ready: {engine}.").format(engine=words.engine_plainly(status)))

"""ModelDetails: all that is known of one model, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar, QPushButton, QVBoxLayout

from dictation_app.ui import words
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog import model_offers
from dictation_app.ui.settings_dialog.model_offers import DownloadState, ModelDeed, ModelOffer
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dictation_app.engine.fetch_progress import FetchProgress

_TITLE_SIZE = 1.2


class ModelDetails(QFrame):
    """One card. It shows what it is told, and asks by a signal."""

    deed_wanted = Signal(str, str)
    """A `ModelDeed`, and the name of the model."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self._offer: ModelOffer | None = None
        self._is_in_use = False
        self._download: DownloadState | None = None
        self._is_cared_for = False
        self._care: FetchProgress | None = None
        self._asks_removal = False
        self._title = Text(role="strong", wrap=True, size=_TITLE_SIZE)
        self._facts: list[tuple[Text, Text]] = []
        self._state = Text(wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 100)
        self._progress.setAccessibleName(self.tr("What is done to this model"))
        self._progress.setAccessibleDescription(self.tr("How far it is."))
        self._told = Text(wrap=True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fetch = self._button(
            ModelDeed.FETCH, self.tr("Download"), self.tr("The model is downloaded; the one in use stays in use.")
        )
        self._go_on = self._button(ModelDeed.FETCH, self.tr("Go on"), self.tr("The download goes on where it was."))
        self._pause = self._button(
            ModelDeed.PAUSE, self.tr("Pause"), self.tr("What was downloaded so far stays, to go on from later.")
        )
        self._give_up = self._button(
            ModelDeed.GIVE_UP, self.tr("Stop the download"), self.tr("What was downloaded so far is thrown away.")
        )
        self._use = self._button(ModelDeed.USE, self.tr("Use"), self.tr("Dictate with this model from now on."))
        self._verify = self._button(
            ModelDeed.VERIFY, self.tr("Check files"), self.tr("Reads every file, and compares it with its checksum.")
        )
        self._remove = self._button(
            ModelDeed.REMOVE, self.tr("Remove…"), self.tr("Deletes the files of this model, once you have said yes.")
        )
        self._really = self._button(ModelDeed.REMOVE, self.tr("Yes, remove it"), self.tr("Its files are deleted."))
        self._keep = self._button(None, self.tr("Keep it"), self.tr("Nothing is removed."))
        self._stop = self._button(ModelDeed.STOP, self.tr("Stop"), self.tr("Everything stays as it is."))
        for button in (self._fetch, self._go_on, self._use):
            set_role(button, "primary")
        self._lay_out()
        self._arrange()

    def _button(self, deed: ModelDeed | None, text: str, description: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.setAccessibleName(text)
        button.setAccessibleDescription(description)
        button.setProperty("deed", "" if deed is None else deed.value)
        button.clicked.connect(self._on_clicked)
        return button

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
        inside.setSpacing(SPACE + SPACE // 4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(1, 1)
        names = (self.tr("Size"), self.tr("Languages"), self.tr("Accuracy"), self.tr("Speed"), self.tr("Licence"))
        for row, name in enumerate(names):
            label, value = Text(name, role="secondary"), Text(wrap=True)
            self._facts.append((label, value))
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        buttons = FlowLayout(gap_px=SPACE)
        for button in self._buttons:
            buttons.addWidget(button)
        inside.addWidget(self._title)
        inside.addLayout(grid)
        for widget in (self._state, self._progress, self._told):
            inside.addWidget(widget)
        inside.addLayout(buttons)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self._fetch,
            self._go_on,
            self._pause,
            self._give_up,
            self._use,
            self._verify,
            self._remove,
            self._really,
            self._keep,
            self._stop,
        )

    # --- what it is told ----------------------------------------------------------------------------------------------

    def show_offer(self, offer: ModelOffer | None, *, is_in_use: bool) -> None:
        """This one is looked at."""
        if offer is None or self._offer is None or offer.name != self._offer.name:
            self._asks_removal = False
            self.show_told("")
        self._offer, self._is_in_use = offer, is_in_use
        self._arrange()

    def show_download(self, download: DownloadState | None) -> None:
        """The download under way, of whatever model."""
        self._download = download
        self._arrange()

    def show_care(self, progress: FetchProgress | None, *, is_cared_for: bool) -> None:
        """Something is done to this model, and how far it is."""
        self._is_cared_for, self._care = is_cared_for, progress
        if is_cared_for:
            self.show_told("")
        self._arrange()

    def show_told(self, sentence: str, *, is_problem: bool = False) -> None:
        """What came of it."""
        set_role(self._told, "caution" if is_problem else "")
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    # --- how it looks -------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        offer = self._offer
        self.setVisible(offer is not None)
        if offer is None:
            return
        self._title.setText(offer.name)
        for (label, value), text in zip(self._facts, self._values(offer), strict=True):
            value.setText(text)
            label.setVisible(bool(text))
            value.setVisible(bool(text))
        is_fetched = self._download is not None and offer.has_name(self._download.model)
        is_paused = offer.is_paused and not is_fetched
        self._state.setText(self._sentence(offer, is_fetched=is_fetched))
        self._show_progress(offer, is_fetched=is_fetched)
        is_free = not self._is_cared_for and not is_fetched
        is_whole = offer.is_installed and is_free and not self._asks_removal
        shown = {
            self._fetch: is_free and not offer.is_installed and not is_paused and not offer.is_own,
            self._go_on: is_free and is_paused,
            self._pause: is_fetched,
            self._give_up: is_fetched or (is_free and is_paused),
            self._use: is_whole and not self._is_in_use,
            self._verify: is_whole,
            self._remove: is_whole and not self._is_in_use,
            self._really: is_free and self._asks_removal,
            self._keep: is_free and self._asks_removal,
            self._stop: self._is_cared_for,
        }
        focused = next((button for button in self._buttons if button.hasFocus()), None)
        for button, is_shown in shown.items():
            button.setVisible(is_shown)
        for button in (self._fetch, self._go_on):
            button.setEnabled(self._download is None)
        self._give_up.setProperty("deed", (ModelDeed.GIVE_UP if is_fetched else ModelDeed.DISCARD).value)
        if focused is not None and not shown[focused]:
            # What went must not hand the focus on to another card.
            takes_over: list[QWidget] = [button for button in self._buttons if shown[button] and button.isEnabled()]
            if takes_over:
                takes_over[0].setFocus()

    def _values(self, offer: ModelOffer) -> tuple[str, ...]:
        kind, accuracy = model_offers.speed(offer.speed), model_offers.accuracy(offer.accuracy)
        pace = self.tr("{speed}; “Measure” in the settings tells it in seconds").format(speed=kind) if kind else ""
        if offer.expected_s is not None:
            pace = model_offers.expected(offer.expected_s)
        licence = offer.licence or self.tr("not known")
        if accuracy:
            accuracy = self.tr("{accuracy}, by published error rates").format(accuracy=accuracy)
        return offer.size, model_offers.languages(offer), accuracy, pace, licence

    def _sentence(self, offer: ModelOffer, *, is_fetched: bool) -> str:
        if self._download is not None and is_fetched:
            return model_offers.fetching(self._download)
        if self._is_cared_for:
            return self.tr("One moment…") if self._care is None else model_offers.doing(self._care, offer.name)
        if self._asks_removal:
            asked = self.tr("Remove {model}? {size} become free.") if not offer.is_own else self.tr(
                "Remove {model}? {size} become free. You brought it along, so it cannot be downloaded again."
            )  # fmt: skip
            return asked.format(model=offer.name, size=offer.size)
        return self._standing(offer)

    def _standing(self, offer: ModelOffer) -> str:
        """Whether it is here."""
        if offer.is_installed:
            return self.tr("Installed, and in use.") if self._is_in_use else self.tr("Installed.")
        if offer.is_paused:
            return model_offers.paused(offer)
        if self._download is not None:
            return self.tr("Not installed. It can be downloaded when {model} has come.").format(
                model=self._download.model
            )
        return self.tr("Not installed.")

    def _show_progress(self, offer: ModelOffer, *, is_fetched: bool) -> None:
        share: float | None = None
        if self._download is not None and is_fetched:
            share = self._download.share
        elif self._is_cared_for:
            known = self._care
            share = known.done_bytes / known.total_bytes if known is not None and known.total_bytes else 0.0
        elif offer.is_paused:
            share = offer.paused_share
        self._progress.setVisible(share is not None)
        self._progress.setValue(0 if share is None else words.percent(min(1.0, share)))

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if self._offer is None or not isinstance(button, QPushButton):
            return
        if button in {self._remove, self._keep}:
            self._asks_removal = button is self._remove
            self._arrange()
            if self._asks_removal:
                self._keep.setFocus()  # who presses the same key twice removes nothing
            else:
                self._remove.setFocus()
            return
        self._asks_removal = False
        self.deed_wanted.emit(str(button.property("deed")), self._offer.name)
        self._arrange()

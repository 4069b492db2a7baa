"""Which speech model, which of them are here, and how one gets here.

One that is not installed is not taken into use, which would leave the user without any: it is downloaded first. A
download that is paused, or that an earlier run of the app did not finish, is offered to be gone on with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QPushButton

from dictation_app.ui import words
from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog import model_offers
from dictation_app.ui.settings_dialog.controls import SMALL, WideControl, stack
from dictation_app.ui.settings_dialog.model_offers import DownloadState, ModelDeed, ModelOffer
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_CHARACTERS = 24


class ModelChoice(WideControl):
    """A list of models; below it what is known of the one that is looked at, and what can be done about it."""

    deed_wanted = Signal(str, str)
    """A `ModelDeed`, and the name of the model it is about."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[ModelOffer, ...] = ()
        self._value = ""
        self._looked_at = ""
        """A model that is not installed, and so not in use."""
        self._download: DownloadState | None = None
        self._left = ""
        self._box = ChoiceBox()
        self._box.let_shrink(_LEAST_CHARACTERS)
        self._box.activated.connect(self._on_activated)
        self._state = Text(role="secondary", wrap=True, size=SMALL)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 100)
        self._progress.setAccessibleName(self.tr("Download of the speech model"))
        self._progress.setAccessibleDescription(self.tr("How much of the speech model is here."))
        self._fetch = self._button(self.tr("Download and use"), self.tr("The model is downloaded, and then used."))
        self._pause = self._button(self.tr("Pause"), self.tr("What was downloaded so far stays, to go on from later."))
        self._go_on = self._button(self.tr("Go on"), self.tr("The download goes on where it was."))
        self._stop = self._button(self.tr("Stop the download"), self.tr("What was downloaded so far is thrown away."))
        self._all = self._button(self.tr("All models…"), self.tr("Download, check, import, move and remove models."))
        self._fetch.clicked.connect(self._on_fetch)
        self._pause.clicked.connect(self._on_pause)
        self._go_on.clicked.connect(self._on_go_on)
        self._stop.clicked.connect(self._on_stop)
        self._all.clicked.connect(self._on_all)
        set_role(self._all, "quiet")
        self.field = self._box
        self.setFocusProxy(self._box)
        buttons = FlowLayout(gap_px=SPACE)
        for button in (self._fetch, self._pause, self._go_on, self._stop, self._all):
            buttons.addWidget(button)
        stack(self, self._box, self._state, self._progress, gap_px=SPACE).addLayout(buttons)
        self._arrange()

    @staticmethod
    def _button(text: str, description: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.setAccessibleName(text)
        button.setAccessibleDescription(description)
        return button

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        if value != self._value:
            self._looked_at = ""
        self._value = str(value)
        self._arrange()

    def show_models(self, offers: Sequence[ModelOffer]) -> None:
        """These there are."""
        self._offers = tuple(offers)
        self._arrange()

    def show_download(self, download: DownloadState | None) -> None:
        """How far it is; None = none is under way."""
        if download != self._download:
            self._download = download
            self._arrange()

    def leave_fetching(self, name: str) -> None:
        """Whoever shows this has a button of its own for this model, which is the main one there; empty = not so."""
        if name != self._left:
            self._left = name
            self._arrange()

    @property
    def _current(self) -> ModelOffer | None:
        """The one that is looked at, else the one in use."""
        name = self._looked_at or self._value
        return next((offer for offer in self._offers if offer.has_name(name)), None)

    @property
    def _is_usable(self) -> bool:
        """Whether the one in use is here."""
        return any(offer.is_installed and offer.has_name(self._value) for offer in self._offers)

    @property
    def _paused(self) -> ModelOffer | None:
        """The download that is offered to be gone on with: that of the model looked at, else any."""
        current = self._current
        if self._download is not None:
            return None
        if current is not None and not current.is_installed:
            return current if current.is_paused else None
        return next((offer for offer in self._offers if offer.is_paused), None)

    def _arrange(self) -> None:
        offer, paused = self._current, self._paused
        current = self._looked_at or self._value
        options = [(offer.name, self._line(offer)) for offer in self._offers]
        self._box.fill(options, current if offer is None else offer.name)
        is_missing = offer is not None and not offer.is_installed
        self._state.setText(self._told(offer))
        self._state.setVisible(bool(self._state.text()))
        is_under_way = self._download is not None
        focused = next((each for each in (self._fetch, self._pause, self._go_on, self._stop) if each.hasFocus()), None)
        is_left = offer is not None and bool(self._left) and offer.has_name(self._left)
        self._fetch.setVisible(is_missing and not is_under_way and paused is None and not is_left)
        self._pause.setVisible(is_under_way)
        self._go_on.setVisible(paused is not None)
        self._stop.setVisible(is_under_way or paused is not None)
        for button in (self._fetch, self._go_on):
            set_role(button, "" if self._left else "primary")
        self._progress.setVisible(is_under_way or paused is not None)
        if self._download is not None:
            self._progress.setValue(words.percent(self._download.share))
        elif paused is not None:
            self._progress.setValue(words.percent(paused.paused_share))
        if focused is not None and focused.isHidden():
            # To what takes its place, else to the list; left alone, Qt hands the keyboard on to the next button.
            takes_over = (each for each in (self._pause, self._go_on) if not each.isHidden())
            next(takes_over, self._box).setFocus()

    def _line(self, offer: ModelOffer) -> str:
        state = self.tr("not installed")
        if offer.is_installed:
            state = self.tr("installed")
        elif offer.is_paused:
            state = self.tr("paused")
        return f"{offer.name} · {offer.size} · {model_offers.languages(offer)} · {state}"

    def _told(self, offer: ModelOffer | None) -> str:
        state = self._state_of(offer)
        if offer is None or offer.expected_s is None or self._download is not None:
            return state
        return f"{state} {model_offers.expected(offer.expected_s)}".strip()

    def _state_of(self, offer: ModelOffer | None) -> str:
        paused = self._paused
        if self._download is not None:
            told = model_offers.fetching(self._download)
            return f"{told} {self.tr('Meanwhile you can go on dictating.')}" if self._is_usable else told
        if paused is not None:
            return model_offers.paused(paused)
        if offer is None or offer.is_installed:
            return ""
        if offer.has_name(self._value):
            return self.tr("It is not installed, so nothing can be understood. It is {size} large.").format(
                size=offer.size
            )
        return self.tr("It is not installed. Until it is, {model} stays in use. It is {size} large.").format(
            model=self._value, size=offer.size
        )

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        name = str(self._box.itemData(index))
        offer = next((offer for offer in self._offers if offer.name == name), None)
        is_in_use = offer is None or offer.has_name(self._value)
        if offer is None or is_in_use or not offer.is_installed:
            self._looked_at = "" if is_in_use else name
            self._arrange()
        else:
            self._looked_at = ""
            self.wanted.emit(name)

    @Slot()
    def _on_fetch(self) -> None:
        self.deed_wanted.emit(ModelDeed.FETCH_AND_USE, self._looked_at or self._value)

    @Slot()
    def _on_pause(self) -> None:
        self.deed_wanted.emit(ModelDeed.PAUSE, "")

    @Slot()
    def _on_go_on(self) -> None:
        paused = self._paused
        if paused is not None:
            is_chosen = paused.has_name(self._looked_at or self._value)
            self.deed_wanted.emit(ModelDeed.FETCH_AND_USE if is_chosen else ModelDeed.FETCH, paused.name)

    @Slot()
    def _on_stop(self) -> None:
        paused = self._paused
        if paused is None:
            self.deed_wanted.emit(ModelDeed.GIVE_UP, "")
        else:
            self.deed_wanted.emit(ModelDeed.DISCARD, paused.name)

    @Slot()
    def _on_all(self) -> None:
        self.deed_wanted.emit(ModelDeed.SHOW_ALL, self._looked_at or self._value)

"""Which speech model, which of them are here, and how one gets here.

One that is not installed is not taken into use, which would leave the user without any: it is downloaded first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QPushButton

from dictation_app.ui import words
from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.controls import SMALL, WideControl, stack
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_CHARACTERS = 24
_WHOLE_FROM_S = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelOffer:
    """A model as it is offered."""

    name: str
    size: str
    """On the disk: ``148 MB``."""
    languages: int
    """How many it understands; 1 = English only."""
    is_installed: bool
    aliases: tuple[str, ...] = ()
    expected_s: float | None = None
    """What five seconds of speech take on this machine's processor; None = nothing was measured yet."""

    def has_name(self, name: str) -> bool:
        """Whether it is meant by this name."""
        return name == self.name or name in self.aliases


@dataclass(frozen=True, slots=True)
class DownloadState:
    """The download under way."""

    model: str
    share: float
    """0..1"""


class ModelChoice(WideControl):
    """A list of models; below it what is known of the one that is looked at, and what can be done about it."""

    download_wanted = Signal(str)
    """This model is to be downloaded, and then used."""
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[ModelOffer, ...] = ()
        self._value = ""
        self._looked_at = ""
        """A model that is not installed, and so not in use."""
        self._download: DownloadState | None = None
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
        self._cancel = self._button(self.tr("Stop the download"), self.tr("What was downloaded so far is thrown away."))
        self._fetch.clicked.connect(self._on_fetch)
        self._cancel.clicked.connect(self.cancel_wanted)
        set_role(self._fetch, "primary")
        self.field = self._box
        self.setFocusProxy(self._box)
        buttons = FlowLayout(gap_px=SPACE)
        buttons.addWidget(self._fetch)
        buttons.addWidget(self._cancel)
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

    def _arrange(self) -> None:
        current = self._looked_at or self._value
        offer = next((offer for offer in self._offers if offer.has_name(current)), None)
        options = [(offer.name, self._line(offer)) for offer in self._offers]
        self._box.fill(options, current if offer is None else offer.name)
        is_missing = offer is not None and not offer.is_installed
        self._state.setText(self._told(offer))
        self._state.setVisible(bool(self._state.text()))
        has_focus = self._fetch.hasFocus() or self._cancel.hasFocus()
        self._fetch.setVisible(is_missing and self._download is None)
        self._progress.setVisible(self._download is not None)
        self._cancel.setVisible(self._download is not None)
        if self._download is not None:
            self._progress.setValue(words.percent(self._download.share))
        if has_focus and not (self._fetch.hasFocus() or self._cancel.hasFocus()):
            self._box.setFocus()  # what went must not hand the focus on

    def _line(self, offer: ModelOffer) -> str:
        languages = (
            self.tr("English only")
            if offer.languages == 1
            else self.tr("{count} languages").format(count=offer.languages)
        )
        state = self.tr("installed") if offer.is_installed else self.tr("not installed")
        return f"{offer.name} · {offer.size} · {languages} · {state}"

    def _told(self, offer: ModelOffer | None) -> str:
        state = self._state_of(offer)
        if offer is None or offer.expected_s is None or self._download is not None:
            return state
        expected = self.tr("On this computer's processor, five seconds of speech take about {seconds} s.").format(
            seconds=QLocale().toString(max(0.1, offer.expected_s), "f", 1 if offer.expected_s < _WHOLE_FROM_S else 0)
        )
        return f"{state} {expected}".strip()

    def _state_of(self, offer: ModelOffer | None) -> str:
        if self._download is not None:
            return self.tr("Downloading {model}: {percent} % done. Meanwhile you can go on dictating.").format(
                model=self._download.model, percent=words.percent(self._download.share)
            )
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
        self.download_wanted.emit(self._looked_at or self._value)

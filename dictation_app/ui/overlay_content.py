"""What the overlay has to tell: `Narrator` follows the app and says it as a `Content`. Knows no window and no paint."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from dictation_app.ui import words
from dictation_app.ui.live_text import last_sentence
from dictation_app.ui.words import translate
from dictation_app.values.dictation import LEFT_OUT, LastDictation
from dictation_app.values.status import AppState, AppStatus, LiveText


class Look(Enum):
    """The few things the bar is there for."""

    HIDDEN = auto()
    LISTENING = auto()
    TRANSCRIBING = auto()
    LOADING = auto()
    OUTCOME = auto()

    @property
    def is_dictation(self) -> bool:
        """Whether words of a dictation are being spoken or written."""
        return self in {Look.LISTENING, Look.TRANSCRIBING, Look.LOADING}

    @property
    def is_animated(self) -> bool:
        """Whether something in it moves all the time, to say that work goes on."""
        return self in {Look.TRANSCRIBING, Look.LOADING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All there is to see in the bar, but for the level of the microphone."""

    look: Look = Look.HIDDEN
    sentence: str = ""
    warning: bool = False
    """It asks for something; while listening it takes the place of the level."""
    hint: str = ""
    """How to cancel, and whether it is private."""
    private: bool = False
    """Nothing of it is kept."""
    listening_since_s: float = 0.0
    live: LiveText = field(default_factory=LiveText)
    """The words understood so far; none where they are not to be shown."""
    wide: bool = False
    """Words are to be shown when they come; there is room for them from the start."""

    @property
    def icon(self) -> AppState:
        """The state whose icon says it."""
        match self.look:
            case Look.LISTENING:
                return AppState.LISTENING
            case Look.LOADING:
                return AppState.LOADING
            case Look.OUTCOME:
                return AppState.ERROR if self.warning else AppState.IDLE
            case _:
                return AppState.TRANSCRIBING

    @property
    def description(self) -> str:
        """For screen readers: sentence by sentence, not at each word."""
        said = last_sentence(self.live) if self.look is Look.LISTENING else ""
        return f"{self.sentence}: {said}" if said else self.sentence


class Narrator:
    """Follows a dictation from its first word until its outcome has been told."""

    def __init__(self) -> None:
        self.live_enabled = True
        """`UiSettings.live_text`: where it is off the bar is small and shows no words of a dictation."""
        self._state = AppState.IDLE
        self._cancel_key = ""
        self._private = self._muted = False
        self._discarded = 0
        """The dictation that is told of as thrown away; 0 = none."""
        self._known_discarded = 0
        self._last: LastDictation | None = None
        self._listening_since_s = 0.0
        self._live = LiveText()
        self._words_under_way = False
        self._outcome: Content | None = None
        self._holds = self._tells_of_held = False
        """Text waits for the user; the outcome was told while it did, and is about that."""

    @property
    def content(self) -> Content:
        """What is to be shown now."""
        if self._state is AppState.LISTENING:
            if self._muted:
                silence = translate("Overlay", "No sound comes from the microphone. Is it muted?")
                return replace(self._dictation(Look.LISTENING, silence), warning=True)
            return self._dictation(Look.LISTENING, translate("Overlay", "Listening"))
        if self._outcome is not None:
            return replace(self._outcome, private=self._private)
        return self._after_speech()

    def _after_speech(self) -> Content:
        if self._discarded:
            # As long as it can be done. The bar takes no click: it must never be in the way of one.
            discarded = words.plain(translate("Overlay", "Discarded. Undo: tray menu, or `dictation undo`."))
            return Content(look=Look.OUTCOME, sentence=discarded, private=self._private)
        if self._state is AppState.TRANSCRIBING:
            return self._dictation(Look.TRANSCRIBING, translate("Overlay", "Transcribing…"))
        if self._state is AppState.LOADING and self._words_under_way:
            return self._dictation(Look.LOADING, translate("Overlay", "Loading the speech model…"))
        return Content()

    def follow(self, status: AppStatus, now_s: float) -> bool:
        """Take the state; True when a new dictation begins, of which nothing has been heard yet."""
        before, self._state = self._state, status.state
        # As it stands on the key.
        self._cancel_key = (
            translate("Overlay", "Esc") if status.cancel_key == "Escape" else words.key_names(status.cancel_key)
        )
        self._private, self._muted, self._last = status.private, status.muted, status.last
        begins = status.state is AppState.LISTENING and before is not AppState.LISTENING
        if begins:
            self._listening_since_s = now_s
            self.forget_outcome()
            self.forget_words()
        self._holds = bool(status.held)
        if self._tells_of_held and not self._holds:
            self.forget_outcome()
        self._follow_discarded(status.discarded, begins=begins)
        # When the dictation ends its words stay in the picture until that is gone.
        if status.live.text or status.state is AppState.LISTENING:
            self._live = status.live
        # While the model loads, the words of a dictation just spoken are still to come.
        under_way = {AppState.LISTENING, AppState.TRANSCRIBING}
        self._words_under_way = status.state in under_way or (
            status.state is AppState.LOADING and (before in under_way or self._words_under_way)
        )
        return begins

    def _follow_discarded(self, discarded: int, *, begins: bool) -> None:
        """Who speaks again has seen it."""
        if begins:
            self._discarded = 0
        elif discarded != self._known_discarded:
            self._discarded = discarded
        self._known_discarded = discarded

    def tell(self, text: str, *, warning: bool) -> None:
        """Have an outcome to show; while listening, afterwards."""
        told, last = words.plain(text), self._last
        if last is not None and last.withheld_text and text in {last.withheld, last.detail}:
            told = _held_back(last)
        self._outcome = Content(look=Look.OUTCOME, sentence=told, warning=warning)
        self._tells_of_held = self._holds and warning

    def forget_outcome(self) -> None:
        """It has been shown long enough."""
        self._outcome = None
        self._tells_of_held = False

    def forget_words(self) -> None:
        """They are out of the picture."""
        self._live = LiveText()

    def _dictation(self, look: Look, sentence: str) -> Content:
        cancels = translate("Overlay", "{key} cancels").format(key=self._cancel_key) if self._cancel_key else ""
        private = translate("Overlay", "Private") if self._private else ""
        return Content(
            look=look,
            sentence=translate("Overlay", "Private: {state}").format(state=sentence) if private else sentence,
            hint=" · ".join(filter(None, (private, cancels))),
            private=self._private,
            listening_since_s=self._listening_since_s,
            live=self._live if self.live_enabled else LiveText(),
            wide=self.live_enabled,
        )


def _held_back(last: LastDictation) -> str:
    """Why, in as few words as there are, and the way to it: the end of a long line is cut off."""
    reason = last.withheld or last.detail
    if not last.withheld and not reason.startswith(LEFT_OUT):
        return words.plain(reason)  # something else went wrong, and says what to do
    first, _, rest = words.plain(reason).partition(". ")
    short = f"{re.split('[,;]', first)[0].removesuffix('.')}. {rest}".strip()
    return translate("Overlay", "{reason} Insert it from the tray.").format(reason=short)

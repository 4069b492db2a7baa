"""The first three steps: the microphone, the key, the model and where it runs."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot

from dictation_app.settings import Settings
from dictation_app.ui import words
from dictation_app.ui.first_run.pieces import StepPage, Verdict, action, padded, problem
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.chord_edit import ChordEdit
from dictation_app.ui.settings_dialog.device_choice import DeviceChoice
from dictation_app.ui.settings_dialog.microphone_choice import MicrophoneChoice
from dictation_app.ui.settings_dialog.model_choice import ModelChoice
from dictation_app.ui.settings_dialog.model_offers import ModelDeed, ModelOffer
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.measuring import FirstChoice
    from dictation_app.ui.settings_dialog.sound_trial import TrialStage
    from dictation_app.values.status import AppStatus

HEARD_DBFS = -42.0
"""A voice near a microphone is louder, a quiet room is not."""
_HEARD_LEVELS, _OF_LEVELS = 8, 50
"""Of a second's levels so many: a click on the desk is shorter. Some are of blocks that the resampler keeps, and so of
silence."""
_SETTLING_LEVELS = 12
"""The first of a stream: what stood in the buffers of a driver, or the click of a microphone that wakes."""
_LOUDEST_DBFS = 3.0
"""What is louder is no sound, but what a device leaves there that has none."""
QUIET_MS = 6000


class MicrophoneStep(StepPage):
    """Done as soon as something was heard that is as loud as a voice."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Can you be heard?"),
            self.tr("Say a few words: the bars move with your voice. Nothing of it is kept."),
        )
        self.add_card(self.make_row("audio.microphones", self.tr("Choose another one if this does not hear you.")))
        self.column.addWidget(self.verdict)
        self.column.addStretch()
        self._are_loud: deque[bool] = deque(maxlen=_OF_LEVELS)
        self._to_settle = _SETTLING_LEVELS
        self._is_heard = False
        """Now; `is_done` is that it was heard before."""
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._on_quiet)
        self.listen()

    def take_focus(self) -> None:
        """See `StepPage`."""
        self.control.setFocus()

    def listen(self) -> None:
        """It is not known yet whether this microphone hears anything."""
        self._begin_anew()
        self.set_done(is_done=False)
        self.verdict.show_waiting(self.tr("Waiting for your voice."))
        self._quiet.start()

    def _begin_anew(self) -> None:
        self._are_loud.clear()
        self._to_settle = _SETTLING_LEVELS
        self._is_heard = False

    def show_level(self, rms_dbfs: float) -> None:
        """How loud it is now."""
        self.control.show_level(rms_dbfs)
        if self._is_heard:
            return
        if self._to_settle:
            self._to_settle -= 1
            return
        self._are_loud.append(HEARD_DBFS <= rms_dbfs <= _LOUDEST_DBFS)
        if sum(self._are_loud) >= _HEARD_LEVELS:
            self._quiet.stop()
            self._is_heard = True
            self.set_done(is_done=True)
            self.verdict.show_good(self.tr("You are heard."))

    def show_trouble(self, sentence: str) -> None:
        """Why nothing is heard. Who was heard before may go on."""
        self._quiet.stop()
        self._begin_anew()
        self.control.show_trouble(sentence)
        self.verdict.show_trouble(
            self.tr(
                "Switch it on in the sound settings of your desktop and at the microphone itself, or choose another."
            )
        )

    @Slot(object, str, bool)
    def show_sound_trial(self, stage: TrialStage, sentence: str, is_problem: bool) -> None:  # noqa: FBT001  # a slot
        """How far the trial of how it sounds is."""
        self.control.trial.show_stage(stage, sentence, is_problem=is_problem)

    @property
    def control(self) -> MicrophoneChoice:
        """Which microphone, and its level."""
        return self.control_of("audio.microphones", MicrophoneChoice)

    @Slot()
    def _on_quiet(self) -> None:
        if self.isVisible() and not self._is_heard:
            self.verdict.show_trouble(
                self.tr(
                    "It sends sound, but only a quiet one. Speak up, move closer, turn it up in the sound settings of "
                    "your desktop, or choose another."
                )
            )


class HotkeyStep(StepPage):
    """Done as soon as the key was seen; nothing is dictated meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Does the key work?"),
            self.tr("It works in every window: hold it, speak, let go. Here it is only counted."),
        )
        self._chord = ""
        self._seen = 0
        self._problem = ""
        self.add_card(self.make_row("hotkey.chord", self.tr("Change it if it is taken, or out of reach.")))
        self.column.addWidget(self.verdict)
        self.column.addStretch()
        self._arrange()

    def take_focus(self) -> None:
        """See `StepPage`. Not the button: the space bar may be part of the key that is tried."""
        self.setFocus()

    @property
    def control(self) -> ChordEdit:
        """Records another one."""
        return self.control_of("hotkey.chord", ChordEdit)

    @property
    def chord(self) -> str:
        """The key that is tried."""
        return self._chord

    def show_key(self, chord: str, problem: str) -> None:
        """This key it is now, and what stands against it."""
        if (chord, problem) != (self._chord, self._problem):
            self._chord, self._problem, self._seen = chord, problem, 0
            self._arrange()

    def show_seen(self, presses: int) -> None:
        """So often it was pressed."""
        if presses != self._seen:
            self._seen = presses
            self._arrange()

    def _arrange(self) -> None:
        self.set_done(is_done=bool(self._seen))
        if self._problem:
            self.verdict.show_trouble(self._problem)
        elif not self._seen:
            self.verdict.show_waiting(self.tr("Press {chord} now.").format(chord=words.key_names(self._chord)))
        elif self._seen == 1:
            self.verdict.show_good(
                self.tr("{chord} was seen: the key works.").format(chord=words.key_names(self._chord))
            )
        else:
            self.verdict.show_good(
                self.tr("{chord} was seen {count} times: the key works.").format(
                    chord=words.key_names(self._chord), count=self._seen
                )
            )


class ModelStep(StepPage):
    """Done as soon as a model is loaded."""

    deed_wanted = Signal(str, str)
    """A `ModelDeed`, and the model it is about."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Which speech model?"),
            self.tr("It understands you on this computer: nothing you say leaves it."),
        )
        self._choice: FirstChoice | None = None
        self._offers: tuple[ModelOffer, ...] = ()
        self._value = Settings().engine.model
        self._status: AppStatus | None = None
        self._failure = ""
        self._advice = Text(wrap=True)
        self._take = action("", self.tr("The recommended model is used from now on."), is_primary=True)
        self._take.clicked.connect(self._on_take)
        self._take.hide()
        self._offline = Verdict()
        self._offline.show_note(
            self.tr(
                "Without a network: copy the folder of a model from another computer, and import it with the button "
                "“All models…”."
            )
        )
        self._offline.hide()
        self._recommended = padded(self._advice, self._take)
        self._recommended.hide()
        # Above, for at a large font the card is higher than the window.
        self.column.addWidget(self.verdict)
        self.column.addWidget(self._offline)
        self.add_card(
            self._recommended,
            self.make_row(
                "engine.model",
                self.tr("Larger ones make fewer mistakes and take longer. Nothing is downloaded unasked."),
            ),
        )
        self._runs_on = self.add_card(self.make_row("engine.device"))
        self._runs_on.hide()  # with a processor alone nothing is to be chosen
        self.device.matters.connect(self._runs_on.show)
        self.column.addStretch()

    def take_focus(self) -> None:
        """See `StepPage`."""
        (self._take if self._take.isVisible() else self.model).setFocus()

    @property
    def model(self) -> ModelChoice:
        """Which model."""
        return self.control_of("engine.model", ModelChoice)

    @property
    def device(self) -> DeviceChoice:
        """Where it runs."""
        return self.control_of("engine.device", DeviceChoice)

    def show_model(self, name: str) -> None:
        """This one is set."""
        self._value, self._failure = name, ""
        self._arrange()

    def show_models(self, offers: Sequence[ModelOffer]) -> None:
        """These there are."""
        self._offers = tuple(offers)
        self.model.show_models(offers)
        self._arrange()

    def show_choice(self, choice: FirstChoice) -> None:
        """What is recommended."""
        self._choice = choice
        self._arrange()

    def show_failure(self, sentence: str) -> None:
        """Why a download ended; empty = it is forgotten."""
        self._failure = sentence
        self._arrange()
        if self._status is not None:
            self.show_status(self._status)

    def show_status(self, status: AppStatus) -> None:
        """See `StepPage`."""
        self._status = status
        self.device.show_in_use(status.device, status.device_why, is_resting=status.model_resting)
        self.set_done(is_done=bool(status.device) and not status.model_missing)
        self._offline.setVisible(bool(self._failure) or status.model_missing)
        self._arrange()
        if status.download is not None:
            self.verdict.show_waiting(self.tr("The model is on its way. You can go on meanwhile."))
        elif self._failure:
            self.verdict.show_trouble(self._failure)
        elif status.model_missing:
            self.verdict.show_trouble(self.tr("There is no model yet: download one."))
        elif self.is_done:
            self.verdict.show_good(self.tr("Ready: {engine}.").format(engine=words.engine_plainly(status)))
        elif status.problem and status.state is not AppState.LOADING:
            self.verdict.show_trouble(problem(status))
        else:
            self.verdict.show_waiting(self.tr("The model is loading."))

    def _arrange(self) -> None:
        offer = self._recommended_offer
        self._recommended.setVisible(offer is not None)
        if offer is None or self._choice is None:
            return
        self._advice.setText(
            self.tr("Recommended for this computer: {model}. {why}").format(
                model=offer.name, why=words.plain(self._choice.why)
            )
        )
        is_in_use = offer.has_name(self._value)
        is_fetching = self._status is not None and self._status.download is not None
        is_to_take = not (is_in_use and offer.is_installed) and not offer.is_paused and not is_fetching
        # First: it may take the keyboard over.
        self.model.leave_fetching(offer.name if is_to_take else "")
        if self._take.hasFocus() and not is_to_take:
            self.model.setFocus()  # left alone, Qt hands it on to the next button
        self._take.setVisible(is_to_take)
        set_role(self._take, "" if self.is_done else "primary")
        if offer.is_installed:
            self._take.setText(self.tr("Use {model}").format(model=offer.name))
        else:
            self._take.setText(self.tr("Download {model} ({size})").format(model=offer.name, size=offer.size))

    @property
    def _recommended_offer(self) -> ModelOffer | None:
        choice = self._choice
        return None if choice is None else next((each for each in self._offers if each.has_name(choice.model)), None)

    @Slot()
    def _on_take(self) -> None:
        offer = self._recommended_offer
        if offer is None:
            return
        deed = ModelDeed.USE if offer.is_installed else ModelDeed.FETCH_AND_USE
        self.deed_wanted.emit(deed.value, offer.name)

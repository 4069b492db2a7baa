"""The sentences in which the windows tell an `AppStatus`; the same words in tray, overlay and window."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from dictation_app.hotkey.chord import MODIFIERS, family, said, side
from dictation_app.ui.translated import shown
from dictation_app.values.dictation import DeliveryMethod, DeliveryState, Hold, KeyMode, LastDictation, Later
from dictation_app.values.status import AppState, AppStatus

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""

_MENU_CHARACTERS = 60
_KEPT_BACK_CHARACTERS = 120


def plain(text: str) -> str:
    """A message in the language of the windows, without its `back quotes`, which are made for the terminal."""
    parts = shown(text).split("`")
    quoted = translate("words", "“{text}”")
    return "".join(part if index % 2 == 0 else quoted.format(text=part) for index, part in enumerate(parts))


def title(status: AppStatus) -> str:
    """The state in one or two words."""
    if status.state is AppState.ERROR and status.download is not None:
        return translate("words", "Downloading")
    if status.state is AppState.ERROR and status.model_missing:
        return translate("words", "One step left")
    match status.state:
        case AppState.IDLE:
            words = translate("words", "Ready") if status.ready else translate("words", "Starting")
        case AppState.LOADING:
            words = translate("words", "Getting ready")
        case AppState.LISTENING:
            words = translate("words", "Listening")
        case AppState.TRANSCRIBING:
            words = translate("words", "Transcribing")
        case AppState.ERROR:
            words = translate("words", "Needs attention")
        case _:
            assert_never(status.state)
    return words


def what_to_do(status: AppStatus) -> str:
    """What the user can do now, in a sentence or two."""
    if status.state is AppState.ERROR and status.download is not None:
        return translate("words", "Dictation is ready as soon as the speech model has arrived.")
    if status.state is AppState.ERROR and status.model_missing:
        return translate("words", "The speech model is downloaded once. After that everything runs on this computer.")
    match status.state:
        case AppState.IDLE:
            sentence = _how_to_dictate(status.hotkey_mode)
        case AppState.LOADING:
            sentence = translate("words", "The speech model is loading. You can speak already; the words follow.")
        case AppState.LISTENING:
            sentence = _how_to_finish(status.hotkey_mode)
        case AppState.TRANSCRIBING:
            sentence = translate("words", "Your words go to the window you are in as soon as they are written.")
        case AppState.ERROR:
            sentence = translate("words", "The note above says what is wrong and what to do.")
        case _:
            assert_never(status.state)
    return sentence.format(hotkey=key_names(status.hotkey))


def key_name(key: str) -> str:
    """A key of a chord as people call it: ``Right Ctrl``, in the language of the windows."""
    if family(key) not in MODIFIERS or not side(key):
        return shown(said(key))
    named = translate("words", "Left {key}") if side(key) == "Left" else translate("words", "Right {key}")
    return named.format(key=shown(said(family(key))))


def key_names(chord: str) -> str:
    """A whole chord likewise, as ``Right Ctrl+Space``."""
    return "+".join(map(key_name, chord.split("+")))


def _how_to_dictate(mode: KeyMode) -> str:
    match mode:
        case KeyMode.HOLD:
            return translate(
                "words", "Hold {hotkey} and speak. Release, and the words appear in the window you were in."
            )
        case KeyMode.TAP:
            return translate(
                "words", "Tap {hotkey}, speak, and tap it again. The words appear in the window you are in."
            )
        case KeyMode.DOUBLE_TAP:
            return translate(
                "words", "Tap {hotkey} twice, speak, and tap it once. The words appear in the window you are in."
            )
        case KeyMode.AUTO:
            return translate(
                "words",
                "Hold {hotkey} and speak. Release, and the words appear in the window you were in. "
                "Or tap it, speak, and tap it again.",
            )
    assert_never(mode)


def _how_to_finish(mode: KeyMode) -> str:
    match mode:
        case KeyMode.HOLD:
            return translate("words", "Speak now. Release {hotkey} to finish.")
        case KeyMode.TAP | KeyMode.DOUBLE_TAP:
            return translate("words", "Speak now. Tap {hotkey} again to finish.")
        case KeyMode.AUTO:
            return translate(
                "words", "Speak now. Release {hotkey} to finish, or tap it again if you tapped it to start."
            )
    assert_never(mode)


def menu_line(status: AppStatus) -> str:
    """State and hotkey in one line, for the tray's menu; private mode before all else."""
    line = _menu_line(status)
    return translate("words", "Private mode: {state}").format(state=line) if status.private else line


def _menu_line(status: AppStatus) -> str:
    if status.download is not None:
        return translate("words", "Downloading the speech model — {percent} %").format(percent=percent(status.download))
    if status.state is AppState.IDLE and status.ready:
        return _when_ready(status.hotkey_mode).format(hotkey=key_names(status.hotkey))
    if status.state is AppState.LISTENING:
        tap = translate("words", "Listening — tap {hotkey} to finish")
        hold = translate("words", "Listening — release {hotkey} to finish")
        return (tap if status.hotkey_mode.is_hands_free else hold).format(hotkey=key_names(status.hotkey))
    if status.problem:
        return shortened(plain(status.problem), _MENU_CHARACTERS)
    if status.state is AppState.LOADING:
        return translate("words", "Getting ready — the speech model is loading")
    return title(status)


def _when_ready(mode: KeyMode) -> str:
    if mode is KeyMode.DOUBLE_TAP:
        return translate("words", "Ready — tap {hotkey} twice and speak")
    if mode is KeyMode.TAP:
        return translate("words", "Ready — tap {hotkey} and speak")
    return translate("words", "Ready — hold {hotkey} and speak")


def picture(status: AppStatus) -> AppState:
    """The state whose icon says it best: a download under way is no error any more."""
    return status.state if status.download is None or status.state is not AppState.ERROR else AppState.LOADING


def can_toggle(status: AppStatus) -> bool:
    """Whether starting, or while listening stopping, does something useful."""
    return status.state is AppState.LISTENING or (status.can_record and not status.model_missing)


def can_cancel(status: AppStatus) -> bool:
    """Whether there is a dictation to throw away."""
    return status.state.is_dictating


def percent(share: float) -> int:
    """0..1 as a whole number; 100 only when all is there."""
    return min(100, max(0, int(share * 100)))


def last_delivery(status: AppStatus) -> str:
    """How the last text was delivered, and what became of it."""
    last = status.last
    if last is None:
        return ""
    if status.later is Later.REMOVED:
        return _removed(status)
    if status.held and last.hold:
        return translate("words", "Not delivered: it waits, as the note above says.")
    gone = translate("words", "A part of it was taken out of its window again.")
    return f"{delivery(last)} {gone}" if status.later is Later.PARTLY_REMOVED else delivery(last)


def _removed(status: AppStatus) -> str:
    """That the last text was taken out again, and how to have it back."""
    if not status.undo_insertion_key:
        return translate("words", "It was taken out of its window again.")
    return translate("words", "It was taken out of its window again. {key} puts it in again.").format(
        key=plain(status.undo_insertion_key)
    )


def waiting(status: AppStatus) -> str:
    """Why text waits, and what to press or do."""
    match status.held:
        case Hold.NO:
            return ""
        case Hold.MOVED:
            why = translate("words", "Another window was in front than the one you began to speak in.")
        case Hold.CLOSED:
            why = translate("words", "The window you began to speak in was closed.")
        case Hold.FAILED:
            why = translate("words", "No way of putting it into the window worked.")
        case _:
            assert_never(status.held)
    return f"{why} {_how_to_insert(status)}"


def _how_to_insert(status: AppStatus) -> str:
    here, back = plain(status.insert_here_key), plain(status.insert_back_key)
    if here and back:
        return translate(
            "words", "Go where the text belongs and press {here}; or press {back} to go back where you were."
        ).format(here=here, back=back)
    if here:
        return translate("words", "Go where the text belongs and press {here}.").format(here=here)
    return translate("words", "Go where the text belongs, come back here and insert it.")


def shown_text(last: LastDictation) -> str:
    """What can be read and copied, delivered or not."""
    return last.text or last.withheld_text


def can_insert(last: LastDictation | None) -> bool:
    """Whether there is something that was held back and may be inserted after all."""
    return last is not None and bool(last.withheld_text or last.hold)


def arrived(last: LastDictation) -> bool:
    """Whether there is nothing left for the user to do."""
    return not last.withheld and last.delivery is not DeliveryState.NOT_DELIVERED


def delivery(last: LastDictation) -> str:
    """How the last text was delivered."""
    if last.withheld:
        return translate("words", "Not typed: {reason}").format(reason=plain(last.withheld))
    is_inserted = not last.audio_seconds  # at a click: there was no key to release
    match last.delivery:
        case DeliveryState.DELIVERED if last.later is Later.REPLACED:
            sentence = translate("words", "Said in another way: it took the place of the first text.")
        case DeliveryState.PROBABLY if last.later is Later.REPLACED:
            sentence = translate("words", "Said in another way: it was sent to the place of the first text.")
        case DeliveryState.DELIVERED | DeliveryState.PROBABLY if is_inserted:
            sentence = inserted(last)
        case DeliveryState.DELIVERED:
            sentence = translate("words", "Arrived in the window {time} after release.")
        case DeliveryState.PROBABLY if last.method is DeliveryMethod.TYPE:
            sentence = translate("words", "Probably delivered: typed {time} after release.")
        case DeliveryState.PROBABLY if last.method is DeliveryMethod.INSERT:
            sentence = translate("words", "Probably delivered: put into its text field {time} after release.")
        case DeliveryState.PROBABLY:
            sentence = translate(
                "words", "Probably delivered: pasted {time} after release, and the window gave no receipt."
            )
        case DeliveryState.NOT_DELIVERED if last.method is DeliveryMethod.COPY:
            sentence = "" if last.detail else translate("words", "On the clipboard only. Paste it where you want it.")
        case DeliveryState.NOT_DELIVERED:
            sentence = "" if last.detail else translate("words", "Not delivered. You can copy it from here.")
        case _:
            assert_never(last.delivery)
    parts = (sentence.format(time=seconds(last.stop_to_text_ms)), plain(last.detail), _kept_back(last))
    return " ".join(filter(None, parts))


def inserted(last: LastDictation) -> str:
    """Where text went that was inserted at a click."""
    where = last.target or translate("words", "the window you used before")
    if last.delivery is DeliveryState.DELIVERED:
        return translate("words", "Inserted into {window}.").format(window=where)
    return translate("words", "Probably inserted: the text was sent to {window}.").format(window=where)


def _kept_back(last: LastDictation) -> str:
    """The words beside the text shown that were left out of it."""
    if not last.withheld_text or not last.text:
        return ""
    return translate("words", "Held back: “{text}”").format(text=shortened(last.withheld_text, _KEPT_BACK_CHARACTERS))


def shortened(text: str, characters: int) -> str:
    """At most so many characters, the last a "…" where some are missing."""
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"


def seconds(milliseconds: int) -> str:
    """``0.4 s``, with the decimal sign of the user's language."""
    return translate("words", "{number} s").format(number=QLocale().toString(milliseconds / 1000, "f", 1))


def engine(status: AppStatus) -> str:
    """Model, device and arithmetic: ``base on CPU (int8)``."""
    if status.model_resting:
        return translate("words", "{model}, resting (loads while you speak)").format(model=status.model)
    return model_on_device(status.model, status.device, status.compute_type)


def engine_plainly(status: AppStatus) -> str:
    """Likewise, for somebody who knows neither word: ``base on the processor of this computer``."""
    if status.model_resting or not status.device:
        return engine(status)
    if status.device == "cpu":
        return translate("words", "{model} on the processor of this computer").format(model=status.model)
    return translate("words", "{model} on the graphics card of this computer").format(model=status.model)


def model_on_device(model: str, device: str, compute_type: str) -> str:
    """``base on CPU (int8)``; the name alone while no device is known."""
    if not device:
        return model
    kind, _, number = device.partition(":")
    place = {"cpu": translate("words", "CPU"), "cuda": translate("words", "NVIDIA GPU")}.get(kind, kind)
    where = f"{place} {int(number) + 1}" if number.isdigit() and int(number) else place
    return translate("words", "{model} on {device} ({arithmetic})").format(
        model=model, device=where, arithmetic=compute_type
    )


def clock(elapsed_s: float, *, hours: bool = False) -> str:
    """``mm:ss``, where minutes go on past an hour, or with `hours` ``h:mm:ss``."""
    minutes, rest = divmod(int(elapsed_s), 60)
    if hours:
        return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"
    return f"{minutes:02d}:{rest:02d}"

"""The sentences in which the windows tell an `AppStatus`; the same words in tray, overlay and window."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from dictation_app.values import AppState, AppStatus, DeliveryMethod, DeliveryState, LastDictation

_MENU_CHARACTERS = 60


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def plain(text: str) -> str:
    """A message made for the terminal, without its `back quotes`."""
    parts = text.split("`")
    return "".join(part if index % 2 == 0 else f"“{part}”" for index, part in enumerate(parts))


def title(status: AppStatus) -> str:
    """The state in one or two words."""
    match status.state:
        case AppState.IDLE:
            return _tr("Ready") if status.ready else _tr("Starting")
        case AppState.LOADING:
            return _tr("Getting ready")
        case AppState.LISTENING:
            return _tr("Listening")
        case AppState.TRANSCRIBING:
            return _tr("Transcribing")
        case AppState.ERROR if status.download is not None:
            return _tr("Downloading")
        case AppState.ERROR if status.model_missing:
            return _tr("One step left")
        case AppState.ERROR:
            return _tr("Needs attention")
        case _:
            assert_never(status.state)


def what_to_do(status: AppStatus) -> str:
    """What the user can do now, in a sentence or two."""
    match status.state:
        case AppState.IDLE if not status.hotkey:
            return _tr("Press the button below and speak. The words appear in the window you are in when you stop.")
        case AppState.IDLE:
            return _tr(
                "Hold {hotkey} and speak. Release, and the words appear in the window you were in. "
                "A short tap starts hands-free."
            ).format(hotkey=status.hotkey)
        case AppState.LOADING:
            return _tr("The speech model is loading. You can speak already; the words follow.")
        case AppState.LISTENING:
            return _tr("Speak now. Release {hotkey} to finish, or tap it again if you started hands-free.").format(
                hotkey=status.hotkey
            )
        case AppState.TRANSCRIBING:
            return _tr("Your words go to the window you are in as soon as they are written.")
        case AppState.ERROR if status.download is not None:
            return _tr("Dictation is ready as soon as the speech model has arrived.")
        case AppState.ERROR if status.model_missing:
            return _tr("The speech model is downloaded once. After that everything runs on this computer.")
        case AppState.ERROR:
            return _tr("The note above says what is wrong and what to do.")
        case _:
            assert_never(status.state)


def menu_line(status: AppStatus) -> str:
    """State and hotkey in one line, for the tray's menu."""
    if status.download is not None:
        return _tr("Downloading the speech model — {percent} %").format(percent=percent(status.download))
    if status.state is AppState.IDLE and status.ready and status.hotkey:
        return _tr("Ready — hold {hotkey} and speak").format(hotkey=status.hotkey)
    if status.state is AppState.LISTENING and status.hotkey:
        return _tr("Listening — release {hotkey} to finish").format(hotkey=status.hotkey)
    if status.problem:
        problem = plain(status.problem)
        return problem if len(problem) <= _MENU_CHARACTERS else problem[: _MENU_CHARACTERS - 1].rstrip() + "…"
    if status.state is AppState.LOADING:
        return _tr("Getting ready — the speech model is loading")
    return title(status)


def percent(share: float) -> int:
    """0..1 as a whole number; 100 only when all is there."""
    return min(100, max(0, int(share * 100)))


def shown_text(last: LastDictation) -> str:
    """What can be read and copied, delivered or not."""
    return last.text or last.withheld_text


def delivery(last: LastDictation) -> str:
    """How the last text was delivered."""
    if last.withheld:
        return _tr("Not typed: {reason}").format(reason=plain(last.withheld))
    match last.delivery:
        case DeliveryState.DELIVERED:
            sentence = _tr("Arrived in the window {time} after release.")
        case DeliveryState.PROBABLY if last.method is DeliveryMethod.TYPE:
            sentence = _tr("Typed {time} after release.")
        case DeliveryState.PROBABLY:
            sentence = _tr("Pasted {time} after release; the window gave no receipt.")
        case DeliveryState.NOT_DELIVERED if last.method is DeliveryMethod.COPY:
            sentence = "" if last.detail else _tr("On the clipboard only. Paste it where you want it.")
        case DeliveryState.NOT_DELIVERED:
            sentence = "" if last.detail else _tr("Not delivered. You can copy it from here.")
        case _:
            assert_never(last.delivery)
    return " ".join(filter(None, (sentence.format(time=seconds(last.stop_to_text_ms)), plain(last.detail))))


def seconds(milliseconds: int) -> str:
    """``0.4 s``, with the decimal sign of the user's language."""
    return _tr("{number} s").format(number=QLocale().toString(milliseconds / 1000, "f", 1))


def engine(status: AppStatus) -> str:
    """Model, device and arithmetic: ``base on CPU (int8)``."""
    if not status.device:
        return status.model
    device, _, number = status.device.partition(":")
    place = {"cpu": _tr("CPU"), "cuda": _tr("NVIDIA GPU")}.get(device, device)
    where = f"{place} {int(number) + 1}" if number.isdigit() and int(number) else place
    return _tr("{model} on {device} ({arithmetic})").format(
        model=status.model, device=where, arithmetic=status.compute_type
    )


def clock(elapsed_s: float) -> str:
    """``mm:ss``; minutes go on past an hour."""
    minutes, rest = divmod(int(elapsed_s), 60)
    return f"{minutes:02d}:{rest:02d}"

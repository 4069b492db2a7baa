"""Models and downloads as they are shown, what may be wanted of them, and the words for both.

What is wanted goes as a `ModelDeed` with the model's name; who shows it knows nothing of how it is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLocale

from dictation_app.engine.catalogue import AccuracyClass, SpeedClass
from dictation_app.engine.fetch_progress import FetchProgress, FetchStage
from dictation_app.ui import words

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""

_GB, _MB = 1_000_000_000, 1_000_000
_WHOLE_FROM_S = 3.0
_S_PER_MIN, _S_PER_H = 60, 3600
_MINUTES_UNTIL_S = 90 * _S_PER_MIN


class ModelDeed(StrEnum):
    """What a button asks for."""

    FETCH = "fetch"
    """Also to go on with a download that is paused."""
    FETCH_AND_USE = "fetch and use"
    PAUSE = "pause"
    GIVE_UP = "give up"
    DISCARD = "discard"
    """What has come of a download that is paused."""
    USE = "use"
    VERIFY = "verify"
    REMOVE = "remove"
    STOP = "stop"
    """What is done to models now, other than a download."""
    IMPORT = "import"
    MOVE = "move"
    BEGIN_ANEW = "begin anew"
    """In the first folder: the disk that the models are on is gone."""
    TIDY = "tidy"
    SHOW_ALL = "show all"
    CHOOSE_SOURCE = "choose source"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelOffer:
    """A model as it is offered."""

    name: str
    languages: int
    """How many it understands; 1 = English only."""
    is_installed: bool
    aliases: tuple[str, ...] = ()
    expected_s: float | None = None
    """What five seconds of speech take on this machine's processor; None = nothing was measured yet."""
    bytes: int = 0
    """On the disk."""
    paused_bytes: int = 0
    """What has come of a download that is not finished; 0 = there is none."""
    licence: str = ""
    accuracy: AccuracyClass | None = None
    speed: SpeedClass | None = None
    is_own: bool = False
    """The user brought it along: it cannot be fetched again."""

    @property
    def size(self) -> str:
        """As the windows' language writes it now."""
        return size(self.bytes)

    def has_name(self, name: str) -> bool:
        """Whether it is meant by this name."""
        return name == self.name or name in self.aliases

    @property
    def is_paused(self) -> bool:
        """Whether there is a download to go on with."""
        return self.paused_bytes > 0 and not self.is_installed

    @property
    def paused_share(self) -> float:
        """How much of it has come, 0..1."""
        return min(1.0, self.paused_bytes / self.bytes) if self.bytes else 0.0


@dataclass(frozen=True, slots=True)
class DownloadState:
    """The download under way."""

    model: str
    share: float
    """0..1"""
    progress: FetchProgress | None = None
    """Stage, speed and time left, as soon as they are known."""


def size(number: int) -> str:
    """``78 MB``, ``1.6 GB``, with the decimal sign of the user's language."""
    if number < _GB:
        return translate("models", "{number}\u00a0MB").format(number=max(1, round(number / _MB)) if number else 0)
    return translate("models", "{number}\u00a0GB").format(number=QLocale().toString(number / _GB, "f", 1))


def languages(offer: ModelOffer) -> str:
    """``99 languages``."""
    if offer.languages == 1:
        return translate("models", "English only")
    return translate("models", "{number} languages").format(number=offer.languages)


def expected(seconds: float) -> str:
    """What to expect of a model here."""
    number = QLocale().toString(max(0.1, seconds), "f", 1) if seconds < _WHOLE_FROM_S else str(round(seconds))
    told = translate("models", "On this computer's processor, five seconds of speech take about {seconds}\u00a0s.")
    return told.format(seconds=number)


def accuracy(kind: AccuracyClass | None) -> str:
    """One word for a class of it; empty where nothing is known."""
    return {
        None: "",
        AccuracyClass.BASIC: translate("models", "basic"),
        AccuracyClass.FAIR: translate("models", "fair"),
        AccuracyClass.GOOD: translate("models", "good"),
        AccuracyClass.VERY_GOOD: translate("models", "very good"),
        AccuracyClass.BEST: translate("models", "best"),
    }[kind]


def speed(kind: SpeedClass | None) -> str:
    """Likewise."""
    return {
        None: "",
        SpeedClass.FASTEST: translate("models", "fastest"),
        SpeedClass.FAST: translate("models", "fast"),
        SpeedClass.MEDIUM: translate("models", "medium"),
        SpeedClass.SLOW: translate("models", "slow"),
        SpeedClass.SLOWEST: translate("models", "slowest"),
    }[kind]


def fetching(download: DownloadState) -> str:
    """How far it is: ``Downloading small: 42 %, 204 MB of 486 MB, 3 MB/s, about 2 min left``."""
    progress = download.progress
    if progress is not None and progress.stage is not FetchStage.DOWNLOADING:
        told = doing(progress, download.model)
        is_whole = progress.stage is FetchStage.WAITING  # it ends in "…"
        return told if is_whole else translate("models", "{sentence}.").format(sentence=told)
    parts = [
        translate("models", "Downloading {model}: {percent} %").format(
            model=download.model, percent=words.percent(download.share)
        )
    ]
    if progress is not None and progress.total_bytes:
        came = translate("models", "{done} of {total}")
        parts.append(came.format(done=size(progress.done_bytes), total=size(progress.total_bytes)))
    return translate("models", "{sentence}.").format(sentence=", ".join([*parts, *pace(progress)]))


def paused(offer: ModelOffer) -> str:
    """What there is to go on with."""
    return translate("models", "The download of {model} is paused: {done} of {total} are here.").format(
        model=offer.name, done=size(offer.paused_bytes), total=size(offer.bytes)
    )


def doing(progress: FetchProgress, what: str) -> str:
    """What is done to a model, or to all, now."""
    sentence = {
        FetchStage.WAITING: translate("models", "{what}: waiting until another program has done its work…"),
        FetchStage.DOWNLOADING: translate("models", "{what}: downloading, {percent} %"),
        FetchStage.UNPACKING: translate("models", "{what}: unpacking, {percent} %"),
        FetchStage.COPYING: translate("models", "{what}: copying, {percent} %"),
        FetchStage.CHECKING: translate("models", "{what}: checking the files, {percent} %"),
    }[progress.stage]
    share = progress.done_bytes / progress.total_bytes if progress.total_bytes else 0.0
    return ", ".join([sentence.format(what=what, percent=words.percent(min(1.0, share))), *pace(progress)])


def pace(progress: FetchProgress | None) -> list[str]:
    """``3.2 MB/s``, ``about 2 min left``, as far as they are known."""
    if progress is None or not progress.bytes_per_s:
        return []
    rate = QLocale().toString(progress.bytes_per_s / _MB, "f", 1)
    parts = [translate("models", "{number}\u00a0MB/s").format(number=rate)]
    left = progress.left_s
    if left is None:
        return parts
    if left < _S_PER_MIN:
        parts.append(translate("models", "less than a minute left"))
    elif left < _MINUTES_UNTIL_S:
        parts.append(translate("models", "about {number} min left").format(number=round(left / _S_PER_MIN)))
    else:
        parts.append(translate("models", "about {number} h left").format(number=round(left / _S_PER_H)))
    return parts

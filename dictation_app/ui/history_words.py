"""The sentences in which the History page tells an `Entry`. Times of an entry are UTC; what is shown is local."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QDate, QDateTime, QLocale

from dictation_app.history.documents import local_time
from dictation_app.ui import words
from dictation_app.ui.translated import language_name
from dictation_app.ui.words import translate
from dictation_app.values.dictation import DeliveryMethod, DeliveryState, Later
from dictation_app.word_lessons import LessonState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.control.retranscriber import Retranscribing
    from dictation_app.history import Entry, Result
    from dictation_app.settings import HistorySettings
    from dictation_app.word_lessons import Lesson

_HELD_BACK_CHARACTERS = 300
_UNSURE_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is worth a sign in the list: a picture and a word."""

    glyph: str
    word: str
    is_trouble: bool
    """Something is left for the user to do."""


def moment(entry: Entry) -> QDateTime:
    """When it was said, in local time."""
    return QDateTime.fromSecsSinceEpoch(int(local_time(entry).timestamp()))


def day(date: QDate, today: QDate) -> str:
    """``Today``, ``Yesterday``, or the date as the locale writes it."""
    if date == today:
        return translate("history", "Today")
    if date == today.addDays(-1):
        return translate("history", "Yesterday")
    return QLocale().toString(date, QLocale.FormatType.LongFormat)


def clock_time(entry: Entry) -> str:
    """``14:32``, or as the locale writes it."""
    return QLocale().toString(moment(entry).time(), QLocale.FormatType.ShortFormat)


def day_and_time(entry: Entry, today: QDate) -> str:
    """``Today, 14:32``, where no heading says the day."""
    date = moment(entry).date()
    near = date in {today, today.addDays(-1)}
    shown = day(date, today) if near else QLocale().toString(date, QLocale.FormatType.ShortFormat)
    return translate("history", "{day}, {time}").format(day=shown, time=clock_time(entry))


def duration(entry: Entry) -> str:
    """Of the speech: ``5 s``, ``2 min 10 s``."""
    seconds = max(1, round(entry.audio_seconds)) if entry.audio_seconds > 0 else 0
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return translate("history", "{seconds} s").format(seconds=rest)
    if not rest:
        return translate("history", "{minutes} min").format(minutes=minutes)
    return translate("history", "{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)


def shown_text(entry: Entry) -> str:
    """What can be read, copied and inserted."""
    return entry.text or entry.withheld_text


def left_out(entry: Entry) -> str:
    """What was held back beside the text shown; empty = nothing."""
    return "" if entry.withheld_text == shown_text(entry) else entry.withheld_text


def is_held_back(entry: Entry) -> bool:
    """Whether all of its text was."""
    return bool(entry.withheld) or (bool(entry.withheld_text) and not entry.text)


def is_all_held_back(entry: Entry) -> bool:
    """Whether nothing of it went out, or was meant to."""
    return is_held_back(entry) and not left_out(entry) and entry.later is Later.NOTHING


def mark(entry: Entry) -> Mark | None:
    """None where all went as it should."""
    if entry.is_recovered:
        return Mark(glyph="recovered", word=translate("history", "Recovered"), is_trouble=False)
    if is_all_held_back(entry):
        return Mark(glyph="warning", word=translate("history", "Held back"), is_trouble=True)
    if entry.delivery is DeliveryState.NOT_DELIVERED and not entry.is_silent:
        return Mark(glyph="warning", word=translate("history", "Not delivered"), is_trouble=True)
    if entry.later is Later.REMOVED:
        return Mark(glyph="undo", word=translate("history", "Taken out again"), is_trouble=False)
    if left_out(entry):
        return Mark(glyph="warning", word=translate("history", "Partly held back"), is_trouble=True)
    return None


def delivery(entry: Entry, *, is_replaced: bool = False) -> str:
    """How it was delivered, and why not; `is_replaced`: that was not the text it has now."""
    after = words.seconds(entry.stop_to_text_ms) if entry.stop_to_text_ms > 0 else ""
    if is_all_held_back(entry):
        reason = words.plain(entry.withheld or entry.detail)
        if is_replaced:
            return translate("history", "The earlier text was not typed. {reason}").format(reason=reason).strip()
        if not reason:
            return translate("history", "Not typed.")
        return translate("history", "Not typed: {reason}").format(reason=reason)
    if entry.is_silent and not is_replaced:
        sentence = translate("history", "No speech was heard.")
    else:
        is_replaced = is_replaced and entry.later is not Later.REPLACED
        sentence = _earlier_delivery(entry, after) if is_replaced else _delivery_later(entry) or _delivery(entry, after)
    recovered = translate("history", "Recovered: Dictation had ended before this was finished.")
    gone = _gone(entry)
    return " ".join(filter(None, (recovered if entry.is_recovered else "", sentence, gone, words.plain(entry.detail))))


def _gone(entry: Entry) -> str:
    if entry.later is Later.REMOVED:
        return translate("history", "Later it was taken out of the window again.")
    if entry.later is Later.PARTLY_REMOVED:
        return translate("history", "Later a part of it was taken out of its window again.")
    return ""


def _delivery_later(entry: Entry) -> str:
    """Where text went in after its dictation; empty = it did not."""
    is_sure = entry.delivery is DeliveryState.DELIVERED
    if entry.delivery is DeliveryState.NOT_DELIVERED:
        return ""
    if entry.later is Later.REPLACED:
        sure = translate("history", "Said in another way later: that took the place of the first text.")
        return sure if is_sure else translate("history", "Said in another way later: that was sent in its place.")
    if entry.later is Later.INSERTED:
        unsure = translate("history", "Probably inserted later; the window does not tell whether it arrived.")
        return translate("history", "Inserted later; it arrived in the window.") if is_sure else unsure
    return ""


def _delivery(entry: Entry, after: str) -> str:
    match entry.delivery:
        case DeliveryState.DELIVERED if after:
            return translate("history", "Arrived in the window {time} after release.").format(time=after)
        case DeliveryState.DELIVERED:
            return translate("history", "Arrived in the window.")
        case DeliveryState.PROBABLY:
            return _probably(entry.method)
        case DeliveryState.NOT_DELIVERED if entry.method is DeliveryMethod.COPY and not entry.detail:
            return translate("history", "Not delivered; it was put on the clipboard.")
        case DeliveryState.NOT_DELIVERED:
            return "" if entry.detail else translate("history", "Not delivered.")
        case _:
            assert_never(entry.delivery)


def _probably(method: DeliveryMethod) -> str:
    if method is DeliveryMethod.TYPE:
        return translate("history", "Probably delivered: typed, and typing has no receipt.")
    if method is DeliveryMethod.INSERT:
        return translate("history", "Probably delivered: put into its text field.")
    return translate("history", "Probably delivered: pasted, and the window gave no receipt.")


def _earlier_delivery(entry: Entry, after: str) -> str:
    match entry.delivery:
        case DeliveryState.DELIVERED if after:
            return translate("history", "The earlier text arrived in the window {time} after release.").format(
                time=after
            )
        case DeliveryState.DELIVERED:
            return translate("history", "The earlier text arrived in the window.")
        case DeliveryState.PROBABLY:
            return translate("history", "The earlier text was probably delivered.")
        case DeliveryState.NOT_DELIVERED if entry.method is DeliveryMethod.COPY and not entry.detail:
            return translate("history", "The earlier text was not delivered; it was put on the clipboard.")
        case DeliveryState.NOT_DELIVERED:
            return translate("history", "The earlier text was not delivered.")
        case _:
            assert_never(entry.delivery)


def held_back(entry: Entry) -> str:
    """What was left out of the text shown, and why; empty = nothing."""
    if not left_out(entry):
        return ""
    told = words.shortened(left_out(entry), _HELD_BACK_CHARACTERS)
    sentence = translate("history", "Held back: “{text}”").format(text=told)
    reason = "" if entry.withheld in entry.detail else words.plain(entry.withheld)
    return " ".join(filter(None, (sentence, reason)))


def facts(entry: Entry, today: QDate) -> str:
    """When, how long, which language, with what, for which program, and the wait where `delivery` does not tell it."""
    after = words.seconds(entry.stop_to_text_ms)
    waiting = "" if after in delivery(entry) else translate("history", "text after {time}").format(time=after)
    is_speech = bool(entry.text)
    what = translate("history", "{duration} of speech") if is_speech else translate("history", "{duration} of sound")
    parts = (
        day_and_time(entry, today),
        what.format(duration=duration(entry)),
        language(entry.language),
        words.model_on_device(entry.model, entry.device, entry.compute_type),
        entry.target,
        waiting if entry.stop_to_text_ms > 0 else "",
        "" if entry.audio else translate("history", "sound not kept"),
    )
    return " · ".join(filter(None, parts))


def as_written(entry: Entry) -> str:
    """What the model wrote where the user's words or the user changed it; empty = nobody did."""
    if not entry.raw_text or entry.raw_text == entry.text:
        return ""
    told = words.shortened(entry.raw_text, _HELD_BACK_CHARACTERS)
    return translate("history", "At first it was: “{text}”").format(text=told)


def lesson(told: Lesson) -> str:
    """What a correction taught, or whether it is to."""
    heard, written = told.word.heard, told.word.written
    match told.state:
        case LessonState.LEARNED if heard:
            sentence = translate("history", "From now on “{heard}” is written as “{written}”.")
        case LessonState.LEARNED:
            sentence = translate("history", "From now on “{written}” is always spelt like this.")
        case LessonState.OFFERED if heard:
            sentence = translate("history", "Always write “{written}” for “{heard}”?")
        case LessonState.OFFERED:
            sentence = translate("history", "Always spell “{written}” like this?")
        case LessonState.DOUBTED if heard:
            sentence = translate("history", "“{heard}” is written as “{written}”, as you wished once. No longer?")
        case LessonState.DOUBTED:
            sentence = translate("history", "“{written}” is spelt like this, as you wished once. No longer?")
        case LessonState.FORGOTTEN if heard:
            sentence = translate("history", "From now on “{heard}” stays as it is heard.")
        case LessonState.FORGOTTEN:
            sentence = translate("history", "From now on “{written}” stays as it is heard.")
        case _:
            assert_never(told.state)
    return sentence.format(heard=heard, written=written)


def lesson_answer(state: LessonState) -> str:
    """What the button beside it says."""
    match state:
        case LessonState.OFFERED:
            return translate("history", "Alwa&ys")
        case LessonState.DOUBTED:
            return translate("history", "No lo&nger")
        case LessonState.LEARNED | LessonState.FORGOTTEN:
            return translate("history", "U&ndo")
        case _:
            assert_never(state)


def earlier(result: Result) -> str:
    """What the sound came to before it was decoded again."""
    made_at = QDateTime.fromSecsSinceEpoch(int(result.made_at))
    until = QLocale().toString(made_at, QLocale.FormatType.ShortFormat)
    parts = ", ".join(filter(None, (result.model, language(result.language))))
    told = words.shortened(result.text, _HELD_BACK_CHARACTERS)
    return translate("history", "Until {time} ({parts}): “{text}”").format(time=until, parts=parts, text=told)


def unsure(probability: float) -> str:
    """Of a word that may be misheard."""
    share = words.percent(probability)
    return translate("history", "The model was not sure of this word ({percent} %).").format(percent=share)


def unsure_of(spoken: Sequence[str]) -> str:
    """Of all words that may be misheard, for who does not see their lines; empty = there are none."""
    more = ["…"] if len(spoken) > _UNSURE_WORDS else []
    told = ", ".join([*spoken[:_UNSURE_WORDS], *more])
    return translate("history", "Not sure of: {words}").format(words=told) if told else ""


def again(work: Retranscribing) -> str:
    """How far another decode is."""
    if work.is_held:
        return translate("history", "Waits until you have dictated.")
    if not work.share:
        return translate("history", "Transcribing again with {model}…").format(model=work.model)
    return translate("history", "Transcribing again with {model}: {percent} %").format(
        model=work.model, percent=words.percent(work.share)
    )


def language(code: str) -> str:
    """``German``; the code where Qt knows no name."""
    return language_name(code) or code


def spoken(entry: Entry, today: QDate) -> str:
    """A row of the list as a screen reader says it."""
    sign = mark(entry)
    parts = (
        day_and_time(entry, today),
        duration(entry),
        entry.target,
        sign.word if sign else "",
        translate("history", "starred") if entry.is_starred else "",
    )
    return f"{', '.join(filter(None, parts))}: {shown_text(entry)}"


def by_meaning(told: str) -> str:
    """That an entry has not the words looked for, but may be what is meant."""
    return translate("history", "{told} · by meaning").format(told=told)


def chosen(count: int) -> str:
    """How many are."""
    return translate("history", "{count} dictations are chosen.").format(count=count)


def really_delete(count: int) -> str:
    """The question before."""
    if count == 1:
        return translate("history", "Delete this dictation for good?")
    return translate("history", "Delete these {count} dictations for good?").format(count=count)


def found(count: int, *, is_all: bool) -> str:
    """How many there are."""
    number = QLocale().toString(count)
    if not is_all:
        return translate("history", "{number} found").format(number=number)
    if count == 1:
        return translate("history", "1 dictation")
    return translate("history", "{number} dictations").format(number=number)


def not_kept(settings: HistorySettings) -> str:
    """That new dictations do not come into the history, and how to change that; empty = they do."""
    if settings.private:
        return translate("history", "Private mode is on: what you dictate now is not kept. The Dictate page ends it.")
    if settings.keep == "nothing":
        return translate(
            "history",
            "New dictations are not kept. To keep their text: `dictation settings set history.keep text`",
        )
    return ""

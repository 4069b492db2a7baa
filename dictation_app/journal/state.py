"""What the journal writes down of a dictation, a line for each thing that happened, and what is read back of it.

A line is a CRC-32 in hexadecimal, a space, and JSON: what is damaged costs its own line only, and is never misread.
"""

from __future__ import annotations

import json
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from dictation_app.sentences import as_str
from dictation_app.values.dictation import DeliveryReport  # noqa: TC001  # msgspec looks for it
from dictation_app.values.speech import SAMPLE_RATE_HZ, Transcript

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.values.speech import Samples

SHORTEST_S = 0.2
"""Less sound, and no text, is an accidental tap."""


class Begun(msgspec.Struct, frozen=True, kw_only=True, tag="begun"):
    """A dictation began: the first line of its state."""

    started_at: float
    """`time.time()`, UTC."""
    model: str
    device: str
    language: str
    """As chosen, so it may be ``auto``; so may `device`."""
    hands_free: bool = False


class Heard(msgspec.Struct, frozen=True, tag="heard"):
    """An utterance was decoded."""

    transcript: Transcript


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """An utterance could not be decoded."""

    seq: int
    message: str


class Sending(msgspec.Struct, frozen=True, tag="sending"):
    """Text is about to go out; noted before, so that after a crash it is known that it may have arrived."""

    text: str


class Delivered(msgspec.Struct, frozen=True, tag="delivered"):
    """What became of it."""

    report: DeliveryReport


class Dropped(msgspec.Struct, frozen=True, tag="dropped"):
    """The user threw it away; what had gone out before is all that is kept of it."""


class TakenBack(msgspec.Struct, frozen=True, tag="taken back"):
    """The user wants it after all."""


class RecordingEnded(msgspec.Struct, frozen=True, tag="recording ended"):
    """No more sound follows."""


JournalEvent: TypeAlias = Heard | Failed | Sending | Delivered | Dropped | TakenBack | RecordingEnded


class Finished(msgspec.Struct, frozen=True, tag="finished"):
    """The dictation has come to its end; what is left to do is to keep or to remove it."""


class Recovering(msgspec.Struct, frozen=True, tag="recovering"):
    """A later run is about to recover the dictation."""


class Postponed(msgspec.Struct, frozen=True, tag="postponed"):
    """The run that was about to recover it has ended in good order before it had."""


Line: TypeAlias = Begun | JournalEvent | Finished | Recovering | Postponed


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Unfinished:
    """What an earlier run left behind of a dictation, as far as it can be read."""

    name: str
    """Of its folder."""
    begun: Begun | None
    """None where that line is damaged."""
    samples: Samples
    """All sound that reached the disk; may be empty."""
    transcripts: tuple[Transcript, ...] = ()
    """By `seq`."""
    failed: tuple[int, ...] = ()
    """`seq` of what could not be decoded."""
    sent: tuple[str, ...] = ()
    """Texts that went out, or were about to."""
    reports: tuple[DeliveryReport, ...] = ()
    """What is known of them."""
    is_dropped: bool = False
    """The user had thrown it away; what was `sent` is all that may be kept of it."""
    is_finished: bool = False
    """The dictation had ended too: it may be in the history already."""
    is_damaged: bool = False
    """Something that had happened to it cannot be read any more."""
    attempts: int = 0
    """Recoveries begun, one under way included, that neither succeeded nor were postponed: over those an app died."""

    @property
    def seconds(self) -> float:
        """Length of the sound."""
        return len(self.samples) / SAMPLE_RATE_HZ

    @property
    def is_nothing(self) -> bool:
        """Whether it holds nothing anybody said."""
        return self.seconds < SHORTEST_S and not self.transcripts and not self.sent


def is_dropped(lines: Sequence[Line]) -> bool:
    """Whether the user threw it away; what was decided last counts."""
    decided = [line for line in lines if isinstance(line, Dropped | TakenBack)]
    return bool(decided) and isinstance(decided[-1], Dropped)


def to_line(line: Line) -> bytes:
    """As it stands in the file."""
    # Not msgspec's encoder: it refuses half surrogates, which file names in a message may hold.
    data = json.dumps(msgspec.to_builtins(line, enc_hook=as_str), separators=(",", ":")).encode("ascii")
    return b"%08x %s\n" % (zlib.crc32(data), data)


def attempts_in(lines: list[Line]) -> int:
    """Recoveries that were begun and neither succeeded nor were given up in good order."""
    begun = 0
    for line in lines:
        begun += isinstance(line, Recovering) - isinstance(line, Postponed)
    return max(begun, 0)


def lines_in(written: bytes) -> tuple[list[Line], bool]:
    """The lines that are whole and known to this version, and whether there are others."""
    count = 0
    lines: list[Line] = []
    for line in written.split(b"\n"):
        count += bool(line)
        checksum, _, data = line.partition(b" ")
        if checksum == b"%08x" % zlib.crc32(data):
            with suppress(ValueError, RecursionError, msgspec.MsgspecError):
                lines.append(msgspec.convert(json.loads(data), Line))
    return lines, len(lines) < count

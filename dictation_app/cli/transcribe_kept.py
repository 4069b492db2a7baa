"""What ``dictation transcribe`` has understood of a file so far, on the disk, so that ``--resume`` can go on with it.

Each file that is transcribed has one of its own, named after what makes the text: the sound, the model, and how it is
used. A stretch is appended as soon as it is known; a process that is killed loses at most the one under way. Whoever
writes one has it locked, and nobody else reads, writes or deletes it then. They go when a run ends by itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Self

import msgspec

from dictation_app import __version__, encryption, owner_only
from dictation_app.encryption import SEALED, key_file, keys, sealing
from dictation_app.errors import UserError
from dictation_app.export import FileTranscript
from dictation_app.file_transcription import Stretch
from dictation_app.journal import files
from dictation_app.sentences import as_str

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from types import TracebackType

    from dictation_app.user_words import WordList
    from dictation_app.values.speech import EngineInfo

_ENDS_BYTES: Final = 1 << 20
"""Of a file that are compared at its beginning and end; a film may take minutes to read."""
_KEPT_DAYS: Final = 30
_SUFFIX: Final = ".jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How files are transcribed, apart from the model."""

    language: str | None
    translate: bool
    words: bool
    track: int | None
    each_channel: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How the transcribing of a file ended; the rest of the transcript is in its stretches."""

    stretches: int
    duration_s: float
    language: str
    model: str
    problem: str


class Kept:
    """What is kept of one file; owned by the thread that transcribes it."""

    def __init__(self, path: Path, file: int, public: bytes | None) -> None:
        """`file` is locked. With the `public` half of a key it is sealed."""
        self.path = path
        self._file = file
        self._sealer = sealing.Sealer(public) if public is not None else None
        self.stretches: tuple[Stretch, ...] = ()
        self.ended: Ended | None = None
        self.failure = ""
        """Why the rest is not kept, as a sentence."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _exc: BaseException | None, _: TracebackType | None) -> None:
        os.close(self._file)

    def read(self) -> None:
        """Take over what is there; of a stretch that is damaged or torn off the next is not used either.

        Raises `OSError` and `LockedError`.
        """
        data = self.path.read_bytes()
        if self._sealer is not None:
            records: Iterable[bytes] = sealing.unseal(data, keys.private_half).blocks if data else ()
        else:
            records = data.splitlines()
            if data and not data.endswith(b"\n"):
                files.write(self._file, b"\n")
        for record in records:
            with suppress(ValueError):  # `msgspec.ValidationError` is one
                self._take(json.loads(record))

    def _take(self, record: object) -> None:
        match record:
            case {"stretch": {"number": number} as stretch} if number == len(self.stretches):
                self.stretches = (*self.stretches, msgspec.convert(stretch, Stretch))
            case {"ended": {"stretches": number} as ended} if number == len(self.stretches):
                self.ended = msgspec.convert(ended, Ended)
            case _:
                pass

    def add(self, stretch: Stretch) -> None:
        """Never raises: the text is worth more than this copy of it."""
        self.stretches = (*self.stretches, stretch)
        self._append({"stretch": msgspec.to_builtins(stretch, enc_hook=as_str)})

    def end(self, transcript: FileTranscript) -> None:
        """All of the file that could be had is there."""
        self.ended = Ended(
            stretches=len(self.stretches),
            duration_s=transcript.duration_s,
            language=transcript.language,
            model=transcript.model,
            problem=transcript.problem,
        )
        self._append({"ended": asdict(self.ended)})

    def transcript(self, source: str) -> FileTranscript | None:
        """Of a file that was transcribed to its end."""
        if self.ended is None:
            return None
        return FileTranscript(
            source=source,
            duration_s=self.ended.duration_s,
            language=self.ended.language,
            model=self.ended.model,
            segments=tuple(segment for stretch in self.stretches for segment in stretch.segments),
            withheld=tuple(withheld for stretch in self.stretches for withheld in stretch.withheld),
            problem=self.ended.problem,
        )

    def _append(self, record: dict[str, Any]) -> None:
        if self.failure:
            return  # a gap would make what follows useless
        data = json.dumps(record).encode() + b"\n"
        try:
            files.write(self._file, data if self._sealer is None else self._sealer.seal(data))
            files.sync_data(self._file)
        except OSError as exc:
            self.failure = (
                f"What is understood cannot be kept in {self.path.parent} ({exc.strerror or exc}): "
                "if this run is cut off, it is all to be done again."
            )


class KeptFiles:
    """All of one run. It `resumes` where there is something, or begins each anew."""

    def __init__(self, folder: Path, history: Path, *, resumes: bool) -> None:
        """Where the `history` is encrypted, so are they. What is very old is deleted. Raises `UserError`."""
        self._folder = folder
        self.resumes = resumes
        self._public: bytes | None = None
        if encryption.holds(history):
            self._public = key_file.read(encryption.sealed_folder(history))
        self._mine: dict[Path, Path] = {}
        """By the files that are transcribed; changed by the thread of each."""
        self._taking = threading.Lock()
        """Held from the lock on a file until that is known as one of this run."""
        self._sweep()

    def open(
        self,
        source: Path,
        *,
        is_named: bool,
        asked: Asked,
        info: EngineInfo,
        words: WordList,
        tell: Callable[[str], None],
    ) -> Kept | None:
        """What is kept of this file; None where nothing can be, which is told if it matters. Raises `UserError`.

        One that is not `is_named`, as it came by a pipe, has no time of its own.
        """
        sound = _sound_of(source, is_named=is_named)
        if sound is None:
            return None
        told = {
            "version": __version__,
            "sound": sound,
            "asked": asdict(asked),
            "model": [info.model, info.device, info.compute_type],
            "words": [[word.heard, word.written] for word in words],
        }
        digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]
        path = self._folder / f"{digest}{_SUFFIX}{'' if self._public is None else SEALED}"
        try:
            owner_only.make_folder(self._folder)
            with self._taking:
                file = _locked(path)
                is_ours = path in tuple(self._mine.values())
                if file is not None:
                    self._mine[source] = path
            if file is None:
                if self.resumes and not is_ours:  # else by a copy of the file in this run
                    tell(f"'{source.name}' is being transcribed by another command, too; here it is begun anew.")
                return None
            kept = Kept(path, file, self._public)
            try:
                if self.resumes:
                    kept.read()
                else:
                    os.ftruncate(file, 0)
            except (OSError, UserError):
                del self._mine[source]
                os.close(file)
                raise
        except OSError as exc:
            raise UserError(
                f"What is understood cannot be kept in {self._folder}: {exc.strerror or exc}.",
                "Check space and permissions.",
            ) from exc
        return kept

    def forget(self, source: Path) -> None:
        """Delete what is kept of it: there are results."""
        path = self._mine.pop(source, None)
        if path is not None:
            _delete(path)

    def forget_all(self) -> None:
        """Likewise of this run: it came to its end."""
        for source in tuple(self._mine):
            self.forget(source)

    def _sweep(self) -> None:
        oldest_s = time.time() - _KEPT_DAYS * 86400
        with suppress(OSError):
            for path in self._folder.iterdir():
                is_in_clear = self._public is not None and path.suffix != SEALED
                if is_in_clear or path.stat().st_mtime < oldest_s:
                    _delete(path)


def _sound_of(source: Path, *, is_named: bool) -> list[Any] | None:
    """What tells one file from others without reading all of it; None where it cannot be read."""
    try:
        info = source.stat()
        if not stat.S_ISREG(info.st_mode):
            return None
        with source.open("rb") as file:
            ends = hashlib.sha256(file.read(_ENDS_BYTES))
            file.seek(max(0, info.st_size - _ENDS_BYTES))
            ends.update(file.read(_ENDS_BYTES))
    except OSError:
        return None  # whoever transcribes it says why
    return [info.st_size, info.st_mtime_ns if is_named else 0, ends.hexdigest()]


def _locked(path: Path) -> int | None:
    """The open file; None where another process has it."""
    while True:
        file = os.open(path, files.APPEND, owner_only.FILE)
        try:
            if not files.lock(file):
                os.close(file)
                return None
            if os.fstat(file).st_ino == path.stat().st_ino:
                return file
        except FileNotFoundError:
            pass  # another process deleted it in between
        except OSError:
            os.close(file)
            raise
        os.close(file)


def _delete(path: Path) -> None:
    """Unless another process is at it."""
    with suppress(OSError):
        file = _locked(path)
        if file is not None:
            if sys.platform == "win32":  # open files cannot be deleted there
                os.close(file)
                path.unlink()
                return
            try:
                path.unlink()
            finally:
                os.close(file)

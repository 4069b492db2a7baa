"""Download: one file over the web, which goes on where an earlier try ended.

What has come lies in ``NAME.part``, beside a note of where it came from and of the server's mark (ETag) for the file as
it was then: a file that changed meanwhile is begun anew, never joined from two.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from dictation_app.engine import web
from dictation_app.engine.catalogue import size_in_words
from dictation_app.engine.fetch_progress import SourceUnavailableError
from dictation_app.engine.model_files import DamagedFileError, sha256_of
from dictation_app.engine.web import BrokenOffError, Head, OtherFileError
from dictation_app.sentences import say

if TYPE_CHECKING:
    import http.client
    from collections.abc import Callable
    from pathlib import Path

PART = ".part"
_NOTE = ".note"

_SPARE_BYTES = 50_000_000
_LOOK_AT_DISK_BYTES = 20_000_000
"""How often, where a server does not say how much it will send."""
_LONGEST_WAIT_S = 15.0
_TRIES_UNANSWERED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteFile:
    """A file to be fetched."""

    name: str
    address: str
    bytes: int | None = None
    """None = not known beforehand."""
    sha256: str | None = None


class _Note(Struct, frozen=True, kw_only=True):
    address: str
    mark: str = ""
    """The server's ETag for the file, or the time it was changed; empty = it gave none."""


class Download:
    """Fetches files; one object may be used for many, by one thread at a time."""

    def __init__(self, *, stall_s: float = 30.0, tries: int = 5, wait_s: float = 1.0) -> None:
        """Give up a silent connection after `stall_s`, and a file after `tries` in a row that brought nothing."""
        self._stall_s = stall_s
        self._tries = tries
        self._wait_s = wait_s

    def read(self, address: str, tick: Callable[[], None], most_bytes: int) -> bytes:
        """A small answer; raise `SourceUnavailableError`, also where it is larger than `most_bytes`."""
        data = bytearray()

        def once() -> None:
            data.clear()
            length = ""
            with contextlib.closing(web.answer(address, {}, self._stall_s, tick)) as pieces:
                for piece in pieces:
                    if isinstance(piece, Head):
                        length = piece.headers.get("Content-Length", "")
                        continue
                    data.extend(piece)
                    if len(data) > most_bytes:
                        raise SourceUnavailableError(say("gave an answer that cannot be understood"))
            if length.isdecimal() and len(data) < int(length):
                raise BrokenOffError(say("broke off"))

        self._try_again(once, lambda: 0, tick)  # of what is small nothing is kept
        return bytes(data)

    def fetch(self, file: RemoteFile, folder: Path, came: Callable[[int], None]) -> None:
        """Put `file` into `folder`. `came` is told how much of it is there, also while nothing moves."""
        target, part = folder / file.name, folder / f"{file.name}{PART}"
        if target.exists():
            if _is_from_there(file, target, part, came):
                came(target.stat().st_size)
                return
            target.unlink()
            _forget(part)
        was_joined = False

        def once() -> None:
            nonlocal was_joined
            was_joined = _size(part) > 0
            try:
                self._go_on(file, part, came)
            except OtherFileError:
                _forget(part)
                was_joined = False
                try:
                    self._go_on(file, part, came)
                except OtherFileError as exc:  # a part of it, and nobody asked for one
                    raise SourceUnavailableError(say("gave an answer that cannot be understood")) from exc

        self._try_again(once, lambda: _size(part), lambda: came(_size(part)))
        if was_joined and file.sha256 and sha256_of(part, lambda _read: came(_size(part))) != file.sha256:
            _forget(part)  # joined of two that gave the same mark
            self._try_again(once, lambda: _size(part), lambda: came(_size(part)))
        part.replace(target)  # its note stays, for a later try that may ask somewhere else

    # --- one try ------------------------------------------------------------------------------------------------------

    def _go_on(self, file: RemoteFile, part: Path, came: Callable[[int], None]) -> None:
        there = _size(part)
        note = _read_note(part)
        is_from_there = note is not None and note.address == file.address
        if file.bytes is not None and there == file.bytes and (is_from_there or file.sha256):
            return
        headers: dict[str, str] = {}
        if there and note is not None and is_from_there and note.mark:
            headers = {"Range": f"bytes={there}-", "If-Range": note.mark}
        elif there and file.sha256:
            headers = {"Range": f"bytes={there}-"}  # its hash tells in the end whether it fits
        elif there:
            _forget(part)
        done = _size(part)
        with contextlib.closing(web.answer(file.address, headers, self._stall_s, lambda: came(done))) as pieces:
            head = next(pieces)
            if not isinstance(head, Head):
                raise BrokenOffError(say("broke off"))
            done, size = _start_of(head, done, file, note)
            _refuse_without_space(part.parent, (size or 0) - done)
            with part.open("ab" if done else "wb") as output:
                # After the file was emptied: what lies there is never of another file than the note says.
                new = _Note(address=file.address, mark=_mark_of(head.headers))
                _note_of(part).write_bytes(msgspec.json.encode(new))
                looked_at = done
                for piece in pieces:
                    if size is None and done - looked_at >= _LOOK_AT_DISK_BYTES:
                        looked_at = done
                        _refuse_without_space(part.parent, _LOOK_AT_DISK_BYTES)
                    output.write(piece if isinstance(piece, bytes) else b"")
                    done += len(piece) if isinstance(piece, bytes) else 0
                    if size is not None and done > size:
                        raise DamagedFileError(file.name, say("is longer than {size} bytes", size=size))
                    came(done)
        if size is not None and done < size:
            raise BrokenOffError(say("broke off"))

    def _try_again(self, once: Callable[[], None], amount: Callable[[], int], tick: Callable[[], None]) -> None:
        """Carry out `once` until it succeeds; tries that brought something do not count."""
        in_vain, has_answered = 0, False
        most = amount()  # a server that knows no ranges begins anew each time: then less than before is nothing
        while True:
            try:
                once()
            except BrokenOffError as exc:
                has_answered = has_answered or exc.reason != web.UNREACHABLE
                in_vain = 0 if amount() > most else in_vain + 1
                most = max(most, amount())
                if in_vain >= (self._tries if has_answered else _TRIES_UNANSWERED):
                    raise SourceUnavailableError(
                        say("{reason}; what has come is kept, and the next try goes on from there", reason=exc.reason)
                        if amount()
                        else exc.reason
                    ) from exc
                self._rest(min(self._wait_s * 2**in_vain, _LONGEST_WAIT_S), tick)
            else:
                return

    @staticmethod
    def _rest(seconds: float, tick: Callable[[], None]) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            tick()
            time.sleep(min(web.POLL_S, left))


# --- what is there ----------------------------------------------------------------------------------------------------


def _start_of(head: Head, there: int, file: RemoteFile, note: _Note | None) -> tuple[int, int | None]:
    """From which byte on the answer is, and how long the file is (None = the server does not say)."""
    length = head.headers.get("Content-Length", "")
    size = int(length) if length.isdecimal() else None
    start = 0
    if head.status == HTTPStatus.PARTIAL_CONTENT:
        unit, _, place = head.headers.get("Content-Range", "").partition(" ")
        span, _, total = place.partition("/")
        if unit != "bytes" or span.partition("-")[0] != str(there):
            raise OtherFileError
        if note is not None and note.address == file.address and note.mark not in {"", _mark_of(head.headers)}:
            raise OtherFileError  # a server that does not know If-Range
        rest = None if size is None else there + size
        start, size = there, int(total) if total.isdecimal() else rest
    if file.bytes is not None and size not in {None, file.bytes}:
        raise DamagedFileError(file.name, say("has {size} bytes instead of {bytes}", size=size, bytes=file.bytes))
    return start, size if size is not None else file.bytes


def _mark_of(headers: http.client.HTTPMessage) -> str:
    tag = headers.get("ETag", "")
    # A weak one says that the file means the same, not that it is the same.
    return tag if tag and not tag.startswith("W/") else headers.get("Last-Modified", "")


def _refuse_without_space(folder: Path, needed_bytes: int) -> None:
    free = shutil.disk_usage(folder).free
    if needed_bytes > max(0, free - _SPARE_BYTES):
        raise SourceUnavailableError(
            say(
                "offers {size} more, where {free} are free on the disk",
                size=size_in_words(needed_bytes),
                free=size_in_words(free),
            )
        )


def hand_over(file: RemoteFile, folder: Path, target: Path) -> None:
    """Move a fetched file to where it is wanted; nothing where it was not fetched."""
    if (folder / file.name).exists():
        (folder / file.name).replace(target / file.name)
        _note_of(folder / f"{file.name}{PART}").unlink(missing_ok=True)


def _is_from_there(file: RemoteFile, target: Path, part: Path, came: Callable[[int], None]) -> bool:
    """Whether what an earlier try brought whole is this file, and not one of the same name from somewhere else."""
    note = _read_note(part)
    return (note is not None and note.address == file.address) or (
        file.sha256 is not None and sha256_of(target, lambda _read: came(_size(target))) == file.sha256
    )


def _note_of(part: Path) -> Path:
    return part.with_name(f"{part.name}{_NOTE}")


def _read_note(part: Path) -> _Note | None:
    try:
        return msgspec.json.decode(_note_of(part).read_bytes(), type=_Note)
    except (OSError, msgspec.DecodeError):
        return None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _forget(part: Path) -> None:
    part.unlink(missing_ok=True)
    _note_of(part).unlink(missing_ok=True)

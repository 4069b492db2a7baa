"""In what form the files of a dictation are written: in clear, or sealed (`encryption.sealing`) under other names.

A dictation stays in the form that it was begun in; no conversion touches the journal.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dictation_app.encryption import SEALED, keys, sealing
from dictation_app.errors import LockedError
from dictation_app.journal import files
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOUND_FILE: Final = "sound.wav"
STATE_FILE: Final = "state.jsonl"
_BEGINNING_BYTES: Final = 4096
"""Of a sealed file: its key is named in it, unless that is damaged."""


def _as_it_is(data: bytes) -> bytes:
    return data


@dataclass(frozen=True, slots=True)
class Form:
    """Of one dictation, as it is being written."""

    suffix: str = ""
    sound_header: bytes = files.header(files.UNKNOWN_BYTES)
    state: Callable[[bytes], bytes] = _as_it_is
    """What is appended to the file for these lines."""
    sound: Callable[[bytes], bytes] = _as_it_is
    own_sound: Callable[[bytes], bytes] = _as_it_is
    """What its writer reads of it, without the key."""

    @property
    def is_sealed(self) -> bool:
        """Whether a key is needed to read it."""
        return bool(self.suffix)


CLEAR: Final = Form(own_sound=lambda data: data[files.HEADER_BYTES :])


def sealed(public: bytes) -> Form:
    """Two new streams."""
    sound, state = sealing.Sealer(public), sealing.Sealer(public)
    return Form(SEALED, b"", state.seal, sound.seal, lambda data: sound.unseal(data).data)


def path_of(folder: Path, name: str) -> Path:
    """Of one of its two files."""
    sealed_ = folder / (name + SEALED)
    return sealed_ if sealed_.exists() else folder / name


def read_state(folder: Path) -> tuple[bytes, bool]:
    """Its lines, and whether nothing is missing between them. Raises `LockedError`."""
    path = path_of(folder, STATE_FILE)
    if path.suffix == SEALED:
        unsealed = _unsealed(path)
        return unsealed.data, unsealed.is_whole
    try:
        return path.read_bytes(), True
    except OSError:
        return b"", False


def read_sound(folder: Path) -> bytes:
    """The sound without a header, 16 bits a sample; empty without a file. Raises `LockedError`."""
    path = path_of(folder, SOUND_FILE)
    if path.suffix == SEALED:
        return _unsealed(path).data
    with suppress(OSError):
        return path.read_bytes()[files.HEADER_BYTES :]
    return b""


def appended(folder: Path, lines: bytes) -> bytes:
    """What these lines are at the end of its state; of a sealed one a stream of its own.

    Raises `LockedError` where anything in the folder is sealed whose key is not known, and `OSError`.
    """
    found = {path: _key_of(path) for path in folder.glob(f"*{SEALED}")}
    key = found.get(path_of(folder, STATE_FILE))
    return lines if key is None else sealing.Sealer(key.public).seal(lines)


def _unsealed(path: Path) -> sealing.Unsealed:
    """Nothing is given up of which nothing can be read: it may be another key's, or the disk's fault."""
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise LockedError(
            say("A sealed dictation cannot be read: {reason}.", reason=exc.strerror or exc), say("It is kept.")
        ) from exc
    unsealed = sealing.unseal(data, keys.private_half)
    if data and not unsealed.blocks:
        raise LockedError(say("A sealed dictation is damaged, or sealed with another key."), say("It is kept."))
    return unsealed


def _key_of(path: Path) -> keys.Keys:
    with path.open("rb") as file:
        ids = sealing.key_ids(file.read(_BEGINNING_BYTES)) or sealing.key_ids(file.read())
    refusal = LockedError(say("A sealed dictation is damaged."), say("It is kept."))
    for key_id in ids:
        try:
            return keys.known(key_id)
        except LockedError as exc:
            refusal = exc
    raise refusal

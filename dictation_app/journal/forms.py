"""In what form the files of a dictation are written: in clear, or sealed (`encryption.sealing`) under other names.

Both forms of a file are there only in the middle of a conversion, and then each of them is whole.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dictation_app.encryption import SEALED, keys, sealing
from dictation_app.errors import LockedError
from dictation_app.journal import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOUND_FILE: Final = "sound.wav"
STATE_FILE: Final = "state.jsonl"


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
    own_sound: Callable[[bytes], bytes] | None = None
    """What its writer reads of it without the key."""

    @property
    def is_sealed(self) -> bool:
        """Whether a key is needed to read it."""
        return bool(self.suffix)


CLEAR: Final = Form()


def sealed(public: bytes) -> Form:
    """Two new streams."""
    sound, state = sealing.Sealer(public), sealing.Sealer(public)
    return Form(SEALED, b"", state.seal, sound.seal, lambda data: sound.unseal(data).data)


def state_path(folder: Path) -> Path:
    """The state file that counts, and whose lock the dictation's owner has."""
    return _sealed_or_clear(folder / STATE_FILE)


def sound_path(folder: Path) -> Path:
    """The sound."""
    return _sealed_or_clear(folder / SOUND_FILE)


def is_sealed(path: Path) -> bool:
    """Whether a key is needed to read it."""
    return path.suffix == SEALED


def read_state(folder: Path) -> tuple[bytes, bool]:
    """Its lines, and whether nothing is missing between them. Raises `LockedError`."""
    path = state_path(folder)
    try:
        written = path.read_bytes()
    except OSError:
        return b"", False
    if not is_sealed(path):
        return written, True
    unsealed = sealing.unseal(written, keys.private_half)
    return unsealed.data, unsealed.is_whole


def read_sound(folder: Path) -> bytes:
    """The sound without a header, 16 bits a sample; empty without a file. Raises `LockedError`."""
    path = sound_path(folder)
    data = b""
    with suppress(OSError):
        data = path.read_bytes()
    return sealing.unseal(data, keys.private_half).data if is_sealed(path) else data[files.HEADER_BYTES :]


def sound_bytes(folder: Path) -> int:
    """About how much sound there is, without reading it."""
    with suppress(OSError):
        return max(0, sound_path(folder).stat().st_size - files.HEADER_BYTES)
    return 0


def to_append(folder: Path, lines: bytes, public: bytes | None) -> bytes:
    """What these lines are at the end of its state; of a sealed one a stream of its own. Raises `LockedError`."""
    path = state_path(folder)
    if not is_sealed(path):
        return lines
    if public is None:
        ids = sealing.key_ids(path.read_bytes())
        if not ids:
            raise LockedError("A sealed dictation is damaged.", "It is left as it is.")
        public = keys.known(ids[0]).public
    return sealing.Sealer(public).seal(lines)


def reform(folder: Path, public: bytes | None, *, sound: bytes | None = None) -> bool:
    """Write a dictation in the other form, sealed where there is a public key; whether it is in that form now.

    The old files are left to `drop_other`. A damaged one stays as it is: what is missing would not be known any more.
    `sound` is given by who is writing it, and has no key. Raises `OSError` and `LockedError`.
    """
    state, sound_file = folder / STATE_FILE, folder / SOUND_FILE
    if is_sealed(state_path(folder)) is (public is not None) and is_sealed(sound_path(folder)) is (public is not None):
        return True
    lines, is_whole = read_state(folder)
    if not is_whole:
        return False
    sound = read_sound(folder) if sound is None else sound
    if public is None:
        sealing.write_new(sound_file, files.header(len(sound)) + sound)
        sealing.write_new(state, lines)
    else:
        sealing.write_new(_sealed(sound_file), sealing.sealed_whole(sound, public))
        sealing.write_new(_sealed(state), sealing.sealed_whole(lines, public))
    return True


def drop_other(folder: Path, *, seals: bool) -> None:
    """Delete for good what `reform` wrote in the other form."""
    for name in (SOUND_FILE, STATE_FILE):
        clear, sealed_ = folder / name, _sealed(folder / name)
        if clear.exists() and sealed_.exists():
            sealing.destroy(clear if seals else sealed_)


def sync_folder(folder: Path, sync: Callable[[int], None]) -> None:
    """A file is there after a power cut only if its folder knows of it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # not every file system can
            sync(descriptor)
    finally:
        os.close(descriptor)


def _sealed(path: Path) -> Path:
    return path.with_name(path.name + SEALED)


def _sealed_or_clear(path: Path) -> Path:
    sealed_ = _sealed(path)
    return sealed_ if sealed_.exists() else path

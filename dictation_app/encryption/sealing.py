"""Sealed files: written by who has the public half of a key pair, read by who has the private one.

A file is one stream after another. A stream begins with a head (magic, id of the key, its own one-time public key) and
goes on with blocks (mark, number, length, AES-256-GCM with the number as nonce). The head is told twice and again every
few blocks, and every block for itself, so that what is torn off or damaged costs no more than itself. To append to a
file is to begin a new stream in it: no number is ever used twice with the same key.
"""

from __future__ import annotations

import hashlib
import os
import struct
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dictation_app.encryption import HOW_TO_INSTALL, is_installed
from dictation_app.errors import LockedError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
ID_BYTES: Final = 16

_MAGIC: Final = b"DSEALED1"
_MARK: Final = b"\xd1SB\x1a"
_HEAD_BYTES: Final = len(_MAGIC) + ID_BYTES + KEY_BYTES
_BLOCK: Final = struct.Struct("<4sQI")
_TAG_BYTES: Final = 16
_LONGEST_BLOCK: Final = 1 << 24
_HEAD_EVERY: Final = 64
"""Blocks."""
_GONE: Final = ".gone"
_PIECE_BYTES: Final = 1 << 16
"""Of a file that is sealed as a whole: three seconds of a FLAC are in it."""


@dataclass(frozen=True, slots=True)
class Unsealed:
    """What can be read of a sealed file."""

    blocks: tuple[bytes, ...]
    is_whole: bool
    """Nothing in it is damaged, torn off in the middle of a block, or missing between two."""

    @property
    def data(self) -> bytes:
        """Everything, without where one block ended."""
        return b"".join(self.blocks)


def id_of(public: bytes) -> bytes:
    """By this a key is known: whoever finds one can tell whether it is the right one."""
    return hashlib.sha256(b"dictation key" + public).digest()[:ID_BYTES]


class Sealer:
    """One new stream. Costs 0.2 ms to make and some microseconds a block."""

    def __init__(self, public: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415 - an optional extra
            X25519PrivateKey,
            X25519PublicKey,
        )

        once = X25519PrivateKey.generate()
        one_time = once.public_key().public_bytes_raw()
        self._cipher = _cipher(once.exchange(X25519PublicKey.from_public_bytes(public)), one_time, public)
        self._head = _MAGIC + id_of(public) + one_time
        self._number = 0

    def seal(self, data: bytes) -> bytes:
        """The next block, with the head where it is due."""
        heads = 0 if self._number % _HEAD_EVERY else 1 if self._number else 2
        sealed = self._cipher.encrypt(_nonce(self._number), data, None)
        block = _BLOCK.pack(_MARK, self._number, len(sealed)) + sealed
        self._number += 1
        return self._head * heads + block

    def unseal(self, data: bytes) -> Unsealed:
        """What can be read of this stream, for its writer."""
        return _read(data, {self._head: self._cipher})


def unseal(data: bytes, private_of: Callable[[bytes], bytes]) -> Unsealed:
    """Read a sealed file; `private_of` gives the private half of the key with an id, or raises `LockedError`.

    Of damage nothing is raised: what cannot be read is left out.
    """
    if not is_installed():
        raise LockedError(
            say("It is encrypted, and the extra 'encryption' that reads it is not installed."), HOW_TO_INSTALL
        )
    return _read(data, {head: cipher for head, cipher in _ciphers(data, private_of) if cipher is not None})


def key_ids(data: bytes) -> tuple[bytes, ...]:
    """The ids of the keys that something in it may be sealed with, those of damaged heads included."""
    return tuple(dict.fromkeys(head[len(_MAGIC) :][:ID_BYTES] for head in _heads(data)))


def sealed_whole(data: bytes, public: bytes) -> bytes:
    """A file that is known as a whole, sealed."""
    sealer = Sealer(public)
    pieces = [data[at : at + _PIECE_BYTES] for at in range(0, len(data), _PIECE_BYTES)] or [b""]
    return b"".join(map(sealer.seal, pieces))


def write_new(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, for its owner only; a power cut after the return does not undo it."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(
            os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb"
        ) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)  # a full disk has no room for it
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Let a power cut not bring back the names that the files in it had before."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        return  # not every file system can
    finally:
        os.close(descriptor)


def destroy(path: Path) -> None:
    """Delete a file and, where the disk writes in place, its bytes.

    It loses its name first: half overwritten it must not be taken for what it was. What a crash leaves is for
    `destroy_left`.
    """
    gone = hide(path)
    if gone is not None:
        _wipe(gone)


def hide(path: Path) -> Path | None:
    """Take its name from it, for `destroy_left`; None where it is not there."""
    gone = path.with_name(f".{path.name}{_GONE}")
    try:
        return path.replace(gone)
    except FileNotFoundError:
        return None


def destroy_left(folder: Path) -> None:
    """Go on with what a crash kept `destroy` from."""
    for path in unfinished(folder):
        _wipe(path)


def unfinished(folder: Path) -> list[Path]:
    """What a crash left in it of a file that was being written or destroyed."""
    return [*folder.glob(".*.part"), *folder.glob(f".*{_GONE}")]


def _wipe(path: Path) -> None:
    with suppress(OSError):
        path.chmod(0o600)  # what a backup brought may be for reading only
    with path.open("r+b") as file:
        left = os.fstat(file.fileno()).st_size
        zeros = bytes(1 << 20)
        while left > 0:
            left -= file.write(zeros[: min(left, len(zeros))])
        file.flush()
        os.fsync(file.fileno())
    path.unlink(missing_ok=True)


def _heads(data: bytes) -> Iterator[bytes]:
    at = data.find(_MAGIC)
    while at >= 0:
        if at + _HEAD_BYTES <= len(data):
            yield data[at : at + _HEAD_BYTES]
        at = data.find(_MAGIC, at + 1)


def _ciphers(data: bytes, private_of: Callable[[bytes], bytes]) -> Iterator[tuple[bytes, AESGCM | None]]:
    """One for each different head; of several one may be damaged, and then nobody has its key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415 - an optional extra
        X25519PrivateKey,
        X25519PublicKey,
    )

    heads = tuple(dict.fromkeys(_heads(data)))
    locked: LockedError | None = None
    found = False
    for head in heads:
        key_id, one_time = head[len(_MAGIC) : -KEY_BYTES], head[-KEY_BYTES:]
        try:
            own = X25519PrivateKey.from_private_bytes(private_of(key_id))
            public = own.public_key().public_bytes_raw()
            shared = own.exchange(X25519PublicKey.from_public_bytes(one_time))
        except LockedError as exc:
            locked = exc
        except ValueError:  # a damaged head, with a key that is none
            continue
        else:
            found = True
            yield head, _cipher(shared, one_time, public)
    if locked is not None and not found:
        raise locked


def _read(data: bytes, ciphers: dict[bytes, AESGCM]) -> Unsealed:
    blocks: list[bytes] = []
    is_whole = True
    at, number, current = 0, 0, None
    while at < len(data):
        head = data[at : at + _HEAD_BYTES]
        if head in ciphers:
            if head != current:
                current, number = head, 0
            at += _HEAD_BYTES
            continue
        block = _open_block(data, at, ciphers, current)
        if block is None:
            is_whole = False
            at = min((found for sign in (_MAGIC, _MARK) if (found := data.find(sign, at + 1)) >= 0), default=len(data))
            continue
        is_whole = is_whole and block.number == number and block.head == current
        blocks.append(block.data)
        at, number, current = block.end, block.number + 1, block.head
    return Unsealed(tuple(blocks), is_whole)


@dataclass(frozen=True, slots=True)
class _Opened:
    data: bytes
    number: int
    end: int
    head: bytes


def _open_block(data: bytes, at: int, ciphers: dict[bytes, AESGCM], current: bytes | None) -> _Opened | None:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - an optional extra

    start = at + _BLOCK.size
    if not data.startswith(_MARK, at) or start > len(data):
        return None
    _, number, length = _BLOCK.unpack_from(data, at)
    if not _TAG_BYTES <= length <= min(_LONGEST_BLOCK, len(data) - start):
        return None
    # Another head's where the one before it is damaged.
    for head in sorted(ciphers, key=lambda each: each != current):
        try:
            opened = ciphers[head].decrypt(_nonce(number), data[start : start + length], None)
        except InvalidTag:
            continue
        return _Opened(opened, number, start + length, head)
    return None


def _cipher(shared: bytes, one_time: bytes, public: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - an optional extra

    return AESGCM(derived(shared, b"stream" + one_time + public, 32))


def derived(secret: bytes, what: bytes, length: int) -> bytes:
    """A key for one purpose."""
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - an optional extra
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    return HKDF(SHA256(), length, None, what).derive(secret)


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "little")

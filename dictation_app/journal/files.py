"""The files of the journal: written without buffers, locked, deleted at once, and the sound's own form.

A lock belongs to the open file, so that the operating system gives it up with the process, however that ends.
"""

from __future__ import annotations

import errno
import os
import shutil
import struct
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from dictation_app.values.speech import SAMPLE_RATE_HZ

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.values.speech import Samples

NEW = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
APPEND = os.O_CREAT | os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)
HEADER_BYTES = 44
SAMPLE_BYTES = 2
UNKNOWN_BYTES = 0x7FFF_F000
"""Of sound, in the header until the length is known: players then read to the end of the file."""

_FULL_SCALE = 32768
_LOCK_AT = 1 << 30
"""Byte that is locked on Windows, where a locked one cannot be read: far behind the end."""

sync_data: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)


def write(file: int, data: bytes) -> None:
    """Append all of it; what is refused half-way leaves the first half."""
    written = os.write(file, data)
    while written < len(data):
        written += os.write(file, data[written:])


def lock(file: int) -> bool:
    """Lock without waiting; False where another process, or another opening of the file, holds it."""
    try:
        if sys.platform == "win32":
            os.lseek(file, _LOCK_AT, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as exc:
        if exc.errno in {errno.ENOTSUP, errno.ENOLCK, errno.ENOSYS}:
            return True  # a file system without locks: better unguarded than not kept
        if exc.errno in {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}:
            return False
        raise
    return True


def delete(folder: Path, let_go: Callable[[], None]) -> None:
    """Delete a folder that is locked by this process; a death on the way leaves nothing that looks like a dictation."""
    if sys.platform == "win32":
        let_go()  # open files can be neither renamed nor deleted
    try:
        with suppress(OSError):
            folder = folder.rename(folder.with_name(f".{folder.name}"))
        shutil.rmtree(folder)
    except FileNotFoundError:
        pass
    finally:
        if sys.platform != "win32":
            let_go()


def header(sound_bytes: int) -> bytes:
    """The beginning of a WAV file with so much sound."""
    rate = SAMPLE_RATE_HZ
    about = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, rate * SAMPLE_BYTES, SAMPLE_BYTES, 8 * SAMPLE_BYTES)
    riff = struct.pack("<4sI4s", b"RIFF", HEADER_BYTES - 8 + sound_bytes, b"WAVE")
    return riff + about + struct.pack("<4sI", b"data", sound_bytes)


def to_pcm(samples: Samples) -> bytes:
    """Sound as it stands in the file: 16 bit, little end first."""
    import numpy as np  # noqa: PLC0415 - the command line does without

    scaled = samples * np.float32(_FULL_SCALE)
    np.rint(scaled, out=scaled)
    # Not clip: these two make a number of a driver's NaN too, and cost half as much.
    np.fmin(scaled, _FULL_SCALE - 1, out=scaled)
    np.fmax(scaled, -_FULL_SCALE, out=scaled)
    return scaled.astype("<i2").tobytes()


def to_samples(data: bytes) -> Samples:
    """Sound as it stands in the file, as the program has it."""
    import numpy as np  # noqa: PLC0415 - the command line does without

    pcm = np.frombuffer(data, "<i2", count=len(data) // SAMPLE_BYTES)
    samples = pcm.astype(np.float32)
    samples /= _FULL_SCALE
    samples.setflags(write=False)
    return samples

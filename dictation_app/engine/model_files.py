"""The files of one model folder: which must be there, whether they are whole, and the marker of a checked installation.

A folder counts as installed only with its marker, which is written after every file was hashed. The marker keeps size
and time of each file, so that "is it installed?" costs a few `stat` calls, and its hash, so that damage is found later
even where the catalogue knows no hash.
"""

from __future__ import annotations

import hashlib
import os
import struct
from typing import TYPE_CHECKING, BinaryIO, Literal

import msgspec
from msgspec import Struct

from dictation_app.engine.catalogue import FileName  # noqa: TC001  # read at run time, by msgspec
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from dictation_app.engine.catalogue import CatalogueEntry

WEIGHTS = "model.bin"
REQUIRED = (WEIGHTS, "config.json", "tokenizer.json")
VOCABULARIES = ("vocabulary.txt", "vocabulary.json")
"""One of them must be there."""
OPTIONAL = ("preprocessor_config.json",)
ALL = (*REQUIRED, *VOCABULARIES, *OPTIONAL)

MARKER = ".installed.json"
OWN = ".model.json"
"""The catalogue's entry of a model that the user brought along, beside its files."""

_CHUNK_BYTES = 1 << 20
_WALKED_BINARY_VERSION = 6
"""Of CTranslate2's file format; the one whose variables `weights_problem` can count through."""


class DamagedFileError(Exception):
    """A file is missing, cut or not the published one. `reason` reads well after the file's name."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} {reason}")
        self.name = name
        self.reason = reason


class InstalledFile(Struct, frozen=True, kw_only=True):
    """A file as it was when it was checked."""

    bytes: int
    mtime_ns: int
    sha256: str


class Marker(Struct, frozen=True, kw_only=True):
    """Written last into a model's folder."""

    version: Literal[1] = 1
    model: str
    source: str
    """Where it came from, in words."""
    files: dict[FileName, InstalledFile]

    def write(self, folder: Path) -> None:
        """Put it into `folder`, whole or not at all."""
        temporary = folder / f"{MARKER}.new"
        with temporary.open("wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(self)))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / MARKER)


def read_marker(folder: Path) -> Marker | None:
    """None where there is none, or none that can be understood."""
    try:
        return msgspec.json.decode((folder / MARKER).read_bytes(), type=Marker)
    except (OSError, msgspec.DecodeError):
        return None


def is_unchanged(folder: Path, marker: Marker) -> bool:
    """Whether size and time of every file are as the marker says. Reads no file."""
    try:
        stats = {name: (folder / name).stat() for name in marker.files}
    except OSError:
        return False
    return all(
        stats[name].st_size == file.bytes and stats[name].st_mtime_ns == file.mtime_ns
        for name, file in marker.files.items()
    )


def missing_file(folder: Path) -> str | None:
    """The first file without which no model works, or None."""
    for name in REQUIRED:
        if not (folder / name).is_file():
            return name
    if not any((folder / name).is_file() for name in VOCABULARIES):
        return VOCABULARIES[0]
    return None


def check(
    folder: Path,
    entry: CatalogueEntry,
    stated: Mapping[str, str],
    on_bytes: Callable[[int], None] = lambda _count: None,
) -> dict[str, InstalledFile]:
    """Hash every file of the model in `folder`; raise `DamagedFileError` for the first that is not right.

    The catalogue's hash counts; where it has none, the one `stated` by the source or by an earlier marker does.
    `on_bytes` gets the size of each piece read.
    """
    missing = missing_file(folder) or next((f.name for f in entry.files if not (folder / f.name).is_file()), None)
    if missing:
        raise DamagedFileError(missing, say("is missing"))
    published = {file.name: file for file in entry.files}
    found: dict[str, InstalledFile] = {}
    for name in (name for name in ALL if (folder / name).is_file()):
        path = folder / name
        stat = path.stat()
        if name in published and published[name].bytes != stat.st_size:
            raise DamagedFileError(
                name, say("has {size} bytes instead of {bytes}", size=stat.st_size, bytes=published[name].bytes)
            )
        digest = sha256_of(path, on_bytes)
        expected = (published[name].sha256 if name in published else None) or stated.get(name)
        if expected is not None and digest != expected:
            raise DamagedFileError(name, say("is not the published file (its SHA-256 differs)"))
        if expected is None and path.suffix == ".json" and not _is_json(path):
            raise DamagedFileError(name, say("is no JSON"))  # a server's page about a login, say
        found[name] = InstalledFile(bytes=stat.st_size, mtime_ns=stat.st_mtime_ns, sha256=digest)
    problem = weights_problem(folder / WEIGHTS)
    if problem:
        raise DamagedFileError(WEIGHTS, problem)
    return found


def sha256_of(path: Path, on_bytes: Callable[[int], None] = lambda _count: None) -> str:
    """Of a whole file; `on_bytes` gets the size of each piece read."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
            on_bytes(len(chunk))
    return digest.hexdigest()


def _is_json(path: Path) -> bool:
    try:
        msgspec.json.decode(path.read_bytes())
    except msgspec.DecodeError:
        return False
    return True


def weights_problem(path: Path) -> str:
    """What is wrong with a CTranslate2 file as far as its structure tells, or nothing; found without a known hash.

    Catches a cut file and a file of another program. Reads names and lengths only, not the weights.
    """
    with path.open("rb") as file:
        try:
            version = _number(file, "I")
            if version > 2 * _WALKED_BINARY_VERSION or _text(file) != "WhisperSpec":
                return "is no Whisper model in CTranslate2 form"
            _number(file, "I")  # the spec's own revision
            if version != _WALKED_BINARY_VERSION:
                return ""
            for _ in range(_number(file, "I")):
                _skip_variable(file)
            for _ in range(_number(file, "I")):
                _text(file)  # an alias,
                _text(file)  # and what it stands for
        except (EOFError, UnicodeDecodeError):
            return "is cut or no Whisper model in CTranslate2 form"
        end = file.tell()
    return "" if end == path.stat().st_size else "is cut"


def _skip_variable(file: BinaryIO) -> None:
    _text(file)
    for _ in range(_number(file, "B")):
        _number(file, "I")  # one dimension
    _number(file, "B")  # the type
    file.seek(_number(file, "I"), os.SEEK_CUR)


def _number(file: BinaryIO, code: Literal["B", "H", "I"]) -> int:
    data = file.read(struct.calcsize(f"<{code}"))
    try:
        (number,) = struct.unpack(f"<{code}", data)
    except struct.error:
        raise EOFError from None
    return int(number)


def _text(file: BinaryIO) -> str:
    length = _number(file, "H")
    data = file.read(length)
    if len(data) < length:
        raise EOFError
    return data.rstrip(b"\0").decode("ascii")

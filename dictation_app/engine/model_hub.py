"""Models from the web: a repository on the model hub or a mirror of it, or an address of the user's own.

Nothing is sent but the name of what is wanted: no login, no cookie. A place that is not encrypted is asked only where
the SHA-256 of every file is known beforehand, or where it is this machine.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec
from msgspec import Struct

from dictation_app.engine import model_files, web
from dictation_app.engine.catalogue import size_in_words
from dictation_app.engine.download import PART, Download, RemoteFile, hand_over
from dictation_app.engine.fetch_progress import KEPT, FetchStage, Reporter, SourceUnavailableError
from dictation_app.engine.web import NotOfferedError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.engine.catalogue import CatalogueEntry, HubSource

HUB = "https://huggingface.co"
_MOST_LISTING_BYTES = 4_000_000
_MOST_CONFIG_BYTES = 4_000_000
_NOT_SAFE = say("cannot be used: its address is not encrypted (https)")
_YES = {"1", "ON", "YES", "TRUE"}


class _Pointer(Struct):
    sha256: str


class _Sibling(Struct):
    rfilename: str
    size: int | None = None
    lfs: _Pointer | None = None


class _Listing(Struct):
    siblings: tuple[_Sibling, ...] = ()


class HubFetcher:
    """Downloads a repository's model files at the pinned revision and without a login."""

    def __init__(self, endpoint: str | None = None, download: Download | None = None) -> None:
        """Use the hub at `endpoint`, or the one that HF_ENDPOINT names, or the public one."""
        self._endpoint = endpoint
        self._download = download or Download()

    def fetch(self, source: HubSource, folder: Path, scratch: Path, report: Reporter) -> dict[str, str]:
        """Download what the repository has of the files that every model consists of."""
        if os.environ.get("HF_HUB_OFFLINE", "").upper() in _YES:
            raise SourceUnavailableError(say("is switched off (HF_HUB_OFFLINE is set)"))
        endpoint = (self._endpoint or os.environ.get("HF_ENDPOINT") or HUB).rstrip("/")
        if not web.is_safe(endpoint):
            raise SourceUnavailableError(_NOT_SAFE)
        files = self._listed(endpoint, source, report)
        _get_all(self._download, files, folder, scratch, report)
        return {file.name: file.sha256 for file in files if file.sha256}

    def _listed(self, endpoint: str, source: HubSource, report: Reporter) -> list[RemoteFile]:
        answer = self._download.read(
            f"{endpoint}/api/models/{source.repository}/revision/{source.revision}?blobs=true",
            lambda: report(FetchStage.DOWNLOADING, 0, 0),
            _MOST_LISTING_BYTES,
        )
        try:
            listing = msgspec.json.decode(answer, type=_Listing)
        except msgspec.DecodeError as exc:
            raise SourceUnavailableError(say("gave an answer that cannot be understood")) from exc
        return [
            RemoteFile(
                name=sibling.rfilename,
                address=f"{endpoint}/{source.repository}/resolve/{source.revision}/{sibling.rfilename}",
                bytes=sibling.size,
                # Large files carry their SHA-256; small ones only a Git object name.
                sha256=sibling.lfs.sha256 if sibling.lfs else None,
            )
            for sibling in listing.siblings
            if sibling.rfilename in model_files.ALL
        ]


class AddressFetcher:
    """Downloads from a web folder of the user's own: ``ADDRESS/NAME/model.bin``, or ``ADDRESS/model.bin``."""

    def __init__(self, address: str, download: Download | None = None) -> None:
        self._address = address.rstrip("/")
        self._download = download or Download()

    def fetch(self, source: CatalogueEntry, folder: Path, scratch: Path, report: Reporter) -> dict[str, str]:
        """Download the files of the model `source`, as they lie in such a folder."""
        if not web.is_web_address(self._address):
            raise SourceUnavailableError(say("is no web address (https://…)"))
        # The catalogue's hash is checked later, for any source; here it decides whether a stranger on the way matters.
        is_pinned = bool(source.files) and all(file.sha256 for file in source.files)
        if not is_pinned and not web.is_safe(self._address):
            raise SourceUnavailableError(
                say("{why}, and not every checksum of this model is known beforehand", why=_NOT_SAFE)
            )
        place = self._place_of(source, report)
        known = [
            RemoteFile(name=file.name, address=f"{place}/{file.name}", bytes=file.bytes, sha256=file.sha256)
            for file in source.files
        ]
        files = known or [RemoteFile(name=name, address=f"{place}/{name}") for name in model_files.ALL]
        _get_all(self._download, files, folder, scratch, report, may_lack=() if known else _NOT_IN_EVERY_MODEL)
        return {}

    def _place_of(self, source: CatalogueEntry, report: Reporter) -> str:
        of_its_own = f"{self._address}/{quote(source.name)}"
        try:
            self._download.read(
                f"{of_its_own}/config.json", lambda: report(FetchStage.DOWNLOADING, 0, 0), _MOST_CONFIG_BYTES
            )
        except NotOfferedError:
            return self._address
        return of_its_own


_NOT_IN_EVERY_MODEL = (*model_files.VOCABULARIES, *model_files.OPTIONAL)


def _get_all(
    download: Download,
    files: Sequence[RemoteFile],
    folder: Path,
    scratch: Path,
    report: Reporter,
    may_lack: Sequence[str] = (),
) -> None:
    """Fetch into the folder that outlives a pause, then move; refuse what the disk has no room for beforehand."""
    kept = scratch / KEPT
    kept.mkdir(exist_ok=True)
    total = sum(file.bytes or 0 for file in files)
    there = {file.name: sum(path.stat().st_size for path in _traces(kept, file)) for file in files}
    if total - sum(there.values()) > shutil.disk_usage(kept).free:
        raise SourceUnavailableError(say("offers {size}, more than the disk has room for", size=size_in_words(total)))
    for file in files:
        others = sum(size for name, size in there.items() if name != file.name)
        try:
            download.fetch(file, kept, _telling(report, others, 0 if may_lack else total))
        except NotOfferedError:
            if file.name not in may_lack:
                raise
            continue
        there[file.name] = (kept / file.name).stat().st_size
    for file in files:
        hand_over(file, kept, folder)


def _telling(report: Reporter, others: int, total: int) -> Callable[[int], None]:
    """All that is there counts from the start: what an earlier try brought is no speed of this one."""
    return lambda got: report(FetchStage.DOWNLOADING, others + got, total)


def _traces(kept: Path, file: RemoteFile) -> list[Path]:
    return [path for path in (kept / file.name, kept / f"{file.name}{PART}") if path.exists()]

"""CudaRuntime: cuBLAS in the app's own folder, fetched from the package index when the user says so, and removed again.

The wheel is data: pip checks it by its hash, two libraries are taken out of it, nothing of it is installed or run
here. It appears under its name only when it is whole; a marker keeps its files' hashes, so that damage is found later.
"""

from __future__ import annotations

import errno
import logging
import platform
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dictation_app import paths
from dictation_app.engine import cuda_runtime, model_files, model_folders
from dictation_app.engine.catalogue import Package, PackageIndexSource, size_in_words
from dictation_app.engine.fetch_progress import (
    FetchCancelledError,
    FetchStage,
    Reporter,
    SourceUnavailableError,
)
from dictation_app.engine.model_files import InstalledFile, Marker
from dictation_app.engine.package_index import PackageIndexFetcher
from dictation_app.errors import EngineError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dictation_app.engine.fetch_progress import Fetcher, FetchProgress

_log = logging.getLogger(__name__)

LICENCE = "NVIDIA's own (proprietary)"

_NAME = "nvidia-cublas-cu12"
_LINUX = Package(
    name=_NAME,
    version="12.9.3.13",
    bytes=581_217_458,
    sha256="d7d51055f161b317c7105ddaae90e71eda059026074ffef93cf7cde2886bfe72",
    members={name: (f"nvidia/cublas/lib/{name}",) for name in ("libcublasLt.so.12", "libcublas.so.12")},
)
_WINDOWS = Package(
    name=_NAME,
    version="12.9.2.10",
    bytes=553_162_896,
    sha256="623f43027d40d44ceadf0043f002bd25cf353e8f13ce90b9a87057019f560661",
    members={name: (f"nvidia/cublas/bin/{name}",) for name in ("cublasLt64_12.dll", "cublas64_12.dll")},
)
_UNPACKED_TO_WHEEL = 1.5
"""814 MiB come out of 554 MiB."""


def package(system: str = sys.platform, machine: str | None = None) -> Package | None:
    """What would be fetched here; None where the engine knows no CUDA."""
    if (machine or platform.machine()).lower() not in {"x86_64", "amd64"}:
        return None
    return {"linux": _LINUX, "win32": _WINDOWS}.get(system)


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


class CudaRuntime:
    """cuBLAS in the folder `home`. Any thread may call it; calls that write exclude each other across processes."""

    def __init__(
        self,
        home: Path | None = None,
        *,
        offer: Package | None = None,
        index: Fetcher[PackageIndexSource] | None = None,
        free_bytes: Callable[[Path], int] = _free_bytes,
    ) -> None:
        self.home = (home or paths.cuda_dir()).absolute()  # pip runs in a folder of its own
        self.offer = offer or package()
        """What `install` fetches; None where there is nothing for this system."""
        self._index = index or PackageIndexFetcher()
        self._free_bytes = free_bytes

    @property
    def size(self) -> str:
        """Of the download, for people."""
        return size_in_words(self.offer.bytes) if self.offer else ""

    @property
    def is_installed(self) -> bool:
        """Whether it can be loaded. A few `stat` calls."""
        return cuda_runtime.own_folder(self.home) is not None

    @property
    def version(self) -> str:
        """What is installed, as the index names it; empty where nothing is."""
        marker = model_files.read_marker(self.home / cuda_runtime.FOLDER)
        return marker.model.rpartition(" ")[2] if marker is not None and self.is_installed else ""

    @property
    def bytes(self) -> int:
        """On the disk."""
        return model_folders.size_of(self.home)

    def install(
        self,
        progress: Callable[[FetchProgress], None] = lambda _progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Path | None:
        """Fetch it, or do nothing where it is there; returns its folder, or None when `cancelled`.

        Raises `EngineError`. What a cut connection left is used by the next try; `cancelled` leaves nothing.
        """
        offer = self.offer
        if offer is None:
            raise EngineError(say("There is no cuBLAS for this system."), say("The CPU does the work here."))
        report = Reporter(progress, cancelled)
        work = self.home / ".fetching"
        with self._errors_in_words():
            try:
                with model_folders.ModelPlace(self.home).alone(cuda_runtime.FOLDER, report):
                    if not self.is_installed:
                        self._fetch(offer, work, report)
            except FetchCancelledError:
                model_folders.remove(work)
                return None
            except SourceUnavailableError as exc:
                raise EngineError(
                    say("cuBLAS could not be fetched: the package index {reason}.", reason=str(exc)),
                    say("Check the network connection and try again, or `pip install {package}`.", package=_NAME),
                ) from exc
        return self.home / cuda_runtime.FOLDER

    def remove(self) -> bool:
        """Delete it; False where there was nothing."""
        was_there = (self.home / cuda_runtime.FOLDER).exists() or (self.home / ".fetching").exists()
        with self._errors_in_words():
            model_folders.remove(self.home / cuda_runtime.FOLDER)
            model_folders.remove(self.home / ".fetching")
        return was_there

    def damage(self) -> str:
        """Hash every file; what is wrong, or nothing. Raise `EngineError` where it cannot be read."""
        folder = self.home / cuda_runtime.FOLDER
        marker = model_files.read_marker(folder)
        if marker is None:
            return "It is not installed." if not folder.exists() else "Its installation was not finished."
        with self._errors_in_words():
            for name, file in marker.files.items():
                if not (folder / name).is_file() or model_files.sha256_of(folder / name) != file.sha256:
                    return f"{name} is not as it was installed."
        return ""

    def _fetch(self, offer: Package, work: Path, report: Reporter) -> None:
        unpacked = round(offer.bytes * _UNPACKED_TO_WHEEL)
        # pip keeps a second copy of the wheel until it ends; unpacking then needs the wheel and the files.
        needed = offer.bytes + max(offer.bytes, unpacked) + model_folders.SPARE_BYTES
        free = self._free_bytes(self.home)
        if free < needed:
            raise EngineError(
                say(
                    "cuBLAS needs {size} on the disk while it is installed, and {free} are free.",
                    size=size_in_words(needed),
                    free=size_in_words(free),
                ),
                say("Free some space for {home}.", home=self.home),
            )
        files, scratch = work / "files", work / "scratch"
        model_folders.remove(files)  # of a try that was killed
        files.mkdir(parents=True)
        scratch.mkdir(exist_ok=True)
        self._index.fetch(PackageIndexSource(packages=(offer,)), files, scratch, report)
        came = model_folders.counted(report, FetchStage.CHECKING, sum(f.stat().st_size for f in files.iterdir()))
        found: dict[str, InstalledFile] = {}
        for name in offer.members:
            digest = model_files.sha256_of(files / name, came)
            stat = (files / name).stat()
            found[name] = InstalledFile(bytes=stat.st_size, mtime_ns=stat.st_mtime_ns, sha256=digest)
        marker = Marker(model=f"{offer.name} {offer.version}", source=PackageIndexSource.label, files=found)
        marker.write(files)
        target = self.home / cuda_runtime.FOLDER
        model_folders.remove(target)  # damaged, or never finished
        model_folders.rename(files, target)
        model_folders.remove(work)
        _log.info("cuBLAS %s installed", offer.version)

    @contextmanager
    def _errors_in_words(self) -> Iterator[None]:
        try:
            yield
        except OSError as exc:
            if exc.errno == errno.ENOSPC:
                raise EngineError(
                    say("cuBLAS could not be written: the disk is full."), say("Free some space.")
                ) from exc
            raise EngineError(
                say("The folder {home} cannot be used: {reason}.", home=self.home, reason=exc.strerror or exc),
                say("Check its permissions, and quit the app where it uses the GPU."),
            ) from exc

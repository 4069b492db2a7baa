"""`bootstrap.py run` and `bootstrap.py test`: the order of the steps, and what is started after them."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from groundwork.environment import LOCK, LOG, Environment, digest_of, only_one
from groundwork.installed_models import has_model, models_dir
from groundwork.messages import FAILED, SetupError, progress, say
from groundwork.processes import Processes, Terminated
from groundwork.system import PackageManager, SystemPackages, is_root, this_manager

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
MODEL = "base"
"""The app's default model."""

PROGRAM_TESTS = ("tests/system/test_programs.py", "--run-long")
COVERED = {"run": ("run",), "test": ("run", "test")}
"""What is complete once a mode is: the lock and the system packages of the tests include those of the app."""

EXTRAS = ("encryption", "exports", "meaning")
"""What `run --with` adds; the lock of the tests has all of it."""

CHECKS = (
    ("ruff check", ("ruff", "check")),
    ("ruff format --check", ("ruff", "format", "--check")),
    ("mypy", ("mypy",)),
    ("lint-imports", ("lint-imports",)),
    ("translations", ("python", "installers/update_translations.py", "--check")),
)
"""Name and command, in this order: the quick ones first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The command line."""

    mode: str
    """``run`` or ``test``."""
    arguments: tuple[str, ...]
    """What stands after ``--``: for the app or for pytest."""
    system_packages: bool
    extra: str = ""
    """Of `EXTRAS`; empty = what was added before stays."""
    programs: bool = False
    """Install programs of others to dictate into, and run only the tests with those."""


def parse(argv: Sequence[str]) -> Request:
    """Read the command line; exits with code 2 where it is wrong."""
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        description="Sets up what the dictation app needs, then starts it (run) or checks it (test).",
        epilog="examples:\n"
        "  python3 installers/bootstrap.py run\n"
        "  python3 installers/bootstrap.py run --with meaning\n"
        "  python3 installers/bootstrap.py run -- transcribe talk.mp3\n"
        "  python3 installers/bootstrap.py test\n"
        "  python3 installers/bootstrap.py test --programs\n"
        "  python3 installers/bootstrap.py test -- tests/unit -k segmenter",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("mode", choices=("run", "test"), help="start the app, or run all checks and tests")
    parser.add_argument(
        "--no-system-packages", action="store_true", help="leave system packages alone, even if some are missing"
    )
    parser.add_argument(
        "--with",
        dest="extra",
        choices=EXTRAS,
        default="",
        help="also install this: encryption = encrypt what is kept, 12 MB; exports = Word documents, 15 MB; "
        "meaning = find by meaning, 84 MB",
    )
    parser.add_argument(
        "--programs",
        action="store_true",
        help="test: install browsers, editors and an office, 1 GB, and only dictate into those (Linux, half an hour)",
    )
    own = list(argv)
    arguments: list[str] = []
    if "--" in own:
        cut = own.index("--")
        own, arguments = own[:cut], own[cut + 1 :]
    parsed = parser.parse_args(own)
    is_about_programs = parsed.programs and parsed.mode == "test"
    return Request(
        mode=parsed.mode,
        arguments=tuple(arguments) or (PROGRAM_TESTS if is_about_programs else ()),
        system_packages=not parsed.no_system_packages,
        programs=is_about_programs,
        extra=parsed.extra if parsed.mode == "run" else "",
    )


class Checkout:
    """One working copy of the project, and the steps that make it ready."""

    def __init__(
        self, root: Path, processes: Processes, manager: PackageManager | None, *, is_root: bool, models: Path
    ) -> None:
        """The app keeps this user's speech models in `models`."""
        self._root = root
        self._models = models
        self._processes = processes
        self._manager = manager
        self._is_root = is_root
        self.environment = Environment(root, processes)

    def make_ready(self, request: Request) -> None:
        """Do what is left to do; raise `SetupError` where that is not possible. Reads files only where nothing is."""
        if self._is_ready(request):
            return
        with only_one(self.environment.folder / LOCK):
            with self._processes.logging():
                self._provide_system_packages(request)
                self.environment.make()
                self._install_packages(request.mode, request.extra)
            self._fetch_model(request.mode)

    def start(self, arguments: Sequence[str]) -> int:
        """Become the app (or wait for it, on Windows); its exit code is ours."""
        command = [str(self.environment.program("dictation")), *arguments]
        if sys.platform != "win32":
            os.execv(command[0], command)  # noqa: S606  # no shell, as it should be
        return subprocess.call(command)

    def check(self, pytest_arguments: Sequence[str]) -> int:
        """Run every check and then the tests, or with arguments the tests alone; return the first exit code not 0."""
        if not pytest_arguments:
            for name, arguments in CHECKS:
                program, *rest = arguments
                with progress(name) as shown:
                    outcome = self._processes.ask([str(self.environment.program(program)), *rest], cwd=self._root)
                    shown.result = "ok" if outcome.code == 0 else "FAILED"
                if outcome.code != 0:
                    print(outcome.output, flush=True)
                    say(f"Stopped at '{name}', see above. What comes after it was not run.")
                    return outcome.code
        # All tests: those on the desktop, which mostly wait, on one core, the others beside them (tests/conftest.py).
        wanted = pytest_arguments or ("-n", "2", "--no-loadscope-reorder")
        return self._processes.show([str(self.environment.program("python")), "-m", "pytest", *wanted], cwd=self._root)

    def _is_ready(self, request: Request) -> bool:
        # `test` looks at the system and the model each time: its tests depend on both, and it takes but a moment.
        return (
            request.mode == "run"
            and (not request.system_packages or self._system_was_complete(request.mode))
            and self._packages_are_complete(request.mode, request.extra)
            and self._model_is_settled()
        )

    def _system_was_complete(self, mode: str) -> bool:
        on_linux = sys.platform.startswith("linux")
        return not on_linux or self.environment.stamp.holds(f"system:{mode}", self._system_digest())

    def _packages_are_complete(self, mode: str, extra: str) -> bool:
        environment = self.environment
        return (
            environment.is_ours()
            and environment.program("dictation").exists()
            and environment.stamp.holds(f"packages:{mode}", self._packages_digest(mode))
            and all(
                environment.stamp.holds(f"packages:{mode}-{added}", self._packages_digest(mode, added))
                for added in self._extras(mode, extra)
            )
        )

    def _extras(self, mode: str, extra: str) -> list[str]:
        """What is added now, and what once was: it stays with what the app needs, also when that changes."""
        return [name for name in EXTRAS if name == extra or self.environment.stamp.knows(f"packages:{mode}-{name}")]

    def _provide_system_packages(self, request: Request) -> None:
        if not request.system_packages:
            return
        if self._system_was_complete(request.mode) and (request.mode == "run" or self._manager is None):
            return
        modes = COVERED[request.mode]
        table = SystemPackages(self._system_table(), self._processes, self._manager)
        purposes = (*modes, "programs") if request.programs else modes
        table.provide(purposes, is_root=self._is_root, make_environment=not self.environment.is_ours())
        self.environment.stamp.record(self._system_digest(), *(f"system:{mode}" for mode in modes))

    def _install_packages(self, mode: str, extra: str) -> None:
        if self._packages_are_complete(mode, extra):
            return
        extras = self._extras(mode, extra)
        self.environment.install([self._lock_file(mode, added) for added in extras or [""]])
        for covered in COVERED[mode]:
            self.environment.stamp.record(self._packages_digest(covered), f"packages:{covered}")
        for added in EXTRAS if mode == "test" else extras:
            self.environment.stamp.record(self._packages_digest("run", added), f"packages:run-{added}")

    def _fetch_model(self, mode: str) -> None:
        """The app knows where models come from and says how far it is; it does nothing where the model is there."""
        if mode == "run" and self._model_is_settled():
            return
        command = [str(self.environment.program("dictation")), "models", "fetch", MODEL]
        if self._processes.show(command, aside=True) != 0:
            if mode == "test":
                raise SetupError(f"The speech model '{MODEL}' could not be fetched, and the tests need it.")
            say(f"The speech model '{MODEL}' could not be fetched now. The app will offer it again.")
            # From now on it is the app's business: being tried again would hold up each start.
            self.environment.stamp.record(self._left_to_the_app, "model")

    def _model_is_settled(self) -> bool:
        """The user has a model, whichever, or was told that none could be fetched."""
        stamp = self.environment.stamp
        is_left = stamp.holds("model", self._left_to_the_app)
        if not has_model(self._models):
            return is_left
        if is_left:
            stamp.record("", "model")  # should it be gone one day, it is fetched
        return True

    @property
    def _left_to_the_app(self) -> str:
        return digest_of(values=(str(self._models),))

    def _lock_file(self, mode: str, extra: str = "") -> Path:
        return self._root / "installers" / "locks" / f"{mode}{f'-{extra}' if extra else ''}.txt"

    def _system_table(self) -> Path:
        return self._root / "installers" / "system_packages.toml"

    def _packages_digest(self, mode: str, extra: str = "") -> str:
        return digest_of(files=[self._lock_file(mode, extra), self._root / "pyproject.toml", *_own_code()])

    def _system_digest(self) -> str:
        return digest_of(files=[self._system_table(), *_own_code()])


def _own_code() -> list[Path]:
    """A set-up made by other code than this is looked at again."""
    return sorted(Path(__file__).parent.glob("*.py"))


def main(argv: Sequence[str]) -> int:
    """Do what the command line says; return the exit code. `KeyboardInterrupt` is the caller's to answer."""
    request = parse(argv)
    signal.signal(signal.SIGTERM, _terminate)
    checkout = Checkout(ROOT, Processes(ROOT / ".venv" / LOG), this_manager(), is_root=is_root(), models=models_dir())
    try:
        checkout.make_ready(request)
        if request.mode == "run":
            return checkout.start(request.arguments)
        return checkout.check(request.arguments)
    except SetupError as exc:
        for line in exc.details:
            say(f"  {line}")
        say(str(exc))
        return exc.exit_code
    except OSError as exc:
        say(f"Setting up failed at '{exc.filename or ROOT}': {exc.strerror or exc}.")
        if isinstance(exc, PermissionError):
            say("Files of this checkout belong to another user: take them over, or make a checkout of your own.")
        return FAILED


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated

"""System packages: what `system_packages.toml` asks for, what is there, and how to get the rest.

A package counts as there when another one provides it: Debian's time_t transition renamed `libglib2.0-0` to
`libglib2.0-0t64`, which provides the old name.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from groundwork.messages import NEEDS_ADMINISTRATOR, Outcome, SetupError, failure, progress, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundwork.processes import Processes

_ENGLISH = {"LC_ALL": "C.UTF-8"}
"""Package managers translate the lines `messages.failure` looks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Packages that serve one purpose."""

    why: str
    packages: tuple[str, ...]
    """In the manager's own names; ``a | b`` where either will do."""
    where: tuple[str, ...] = ()
    """Needed only beside one of these; empty = always."""


class PackageManager(Protocol):
    """How one family of distributions asks and installs."""

    program: str
    """Also the column in `system_packages.toml`."""
    families: tuple[str, ...]
    """IDs in os-release."""

    def installed(self, names: Sequence[str], processes: Processes) -> frozenset[str]:
        """Which of the names are there, by themselves or provided; may answer more than asked."""
        ...

    def install(self, names: Sequence[str], processes: Processes) -> Outcome:
        """As root, without asking anything, and without removing anything."""
        ...

    def by_hand(self, names: Sequence[str]) -> str:
        """The one command a user runs instead."""
        ...


class Apt:
    """Debian, Ubuntu and their children."""

    program = "apt"
    families: tuple[str, ...] = ("debian", "ubuntu")

    def installed(self, names: Sequence[str], processes: Processes) -> frozenset[str]:
        """Ask dpkg once for everything; libraries of a foreign architecture do not count."""
        del names
        own = processes.ask(["dpkg", "--print-architecture"]).output.strip()
        form = "${db:Status-Status}\t${Architecture}\t${Package}, ${Provides}\n"
        there: set[str] = set()
        for row in processes.ask(["dpkg-query", "-W", "-f", form]).output.splitlines():
            fields = row.split("\t")
            if len(fields) == 3 and fields[0] == "installed" and fields[1] in {own, "all"}:  # noqa: PLR2004
                there.update(name.split()[0] for name in fields[2].split(",") if name.strip())
        return frozenset(there)

    def install(self, names: Sequence[str], processes: Processes) -> Outcome:
        """Repair what an interrupted run left, refresh the lists, install; wait for other package managers."""
        env = {**_ENGLISH, "DEBIAN_FRONTEND": "noninteractive"}
        processes.do(["dpkg", "--configure", "-a"], env=env)
        # One unreachable third-party archive fails this; whether it matters shows in the installation.
        processes.do(["apt-get", "update", "-q"], env=env)
        options = ["-q", "-y", "--no-install-recommends", "--no-remove", "-o", "DPkg::Lock::Timeout=300"]
        return processes.do(["apt-get", "install", *options, *names], env=env)

    def by_hand(self, names: Sequence[str]) -> str:
        """Fresh lists first: a new machine has none."""
        return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(names)}"


class Dnf:
    """Fedora and its children."""

    program = "dnf"
    families: tuple[str, ...] = ("fedora", "rhel")

    def installed(self, names: Sequence[str], processes: Processes) -> frozenset[str]:
        """Everything any package provides; each provides its own name."""
        del names
        return frozenset(processes.ask(["rpm", "-qa", "--qf", "[%{PROVIDENAME}\n]"]).output.split())

    def install(self, names: Sequence[str], processes: Processes) -> Outcome:
        """Refuses by itself what would remove other packages."""
        return processes.do(["dnf", "install", "-y", "--setopt=install_weak_deps=False", *names], env=_ENGLISH)

    def by_hand(self, names: Sequence[str]) -> str:
        """Return the same with sudo."""
        return f"sudo dnf install --setopt=install_weak_deps=False {' '.join(names)}"


class Pacman:
    """Arch and its children."""

    program = "pacman"
    families: tuple[str, ...] = ("arch",)

    def installed(self, names: Sequence[str], processes: Processes) -> frozenset[str]:
        """`pacman -T` names those that nothing satisfies."""
        return frozenset(names) - set(processes.ask(["pacman", "-T", *names]).output.split())

    def install(self, names: Sequence[str], processes: Processes) -> Outcome:
        """Without -y: package lists newer than the system are a partial upgrade, which Arch does not support."""
        return processes.do(["pacman", "-S", "--noconfirm", "--needed", *names], env=_ENGLISH)

    def by_hand(self, names: Sequence[str]) -> str:
        """Upgrade as well, for the reason given at `install`."""
        return f"sudo pacman -Syu --needed {' '.join(names)}"


MANAGERS: tuple[PackageManager, ...] = (Apt(), Dnf(), Pacman())


def this_manager() -> PackageManager | None:
    """The package manager of this distribution, or None where it is not known or its program is not there."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return None
    ids = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    for manager in MANAGERS:
        if ids.intersection(manager.families) and shutil.which(manager.program):
            return manager
    return None


class SystemPackages:
    """The table of needs, compared with one system."""

    def __init__(self, table_file: Path, processes: Processes, manager: PackageManager | None) -> None:
        self._rows: list[dict[str, Any]] = tomllib.loads(table_file.read_text(encoding="utf-8"))["need"]
        self._processes = processes
        self._manager = manager

    def provide(self, purposes: Sequence[str], *, is_root: bool, make_environment: bool) -> None:
        """Install what is missing; raise `SetupError` with the command to run where this user may not.

        `make_environment`: a Python environment is about to be made, which Debian packages apart from Python.
        """
        if self._manager is None:
            self._say_what_is_needed(purposes)
            return
        needs = self._needs(self._manager.program, purposes)
        of_the_system = sys.base_prefix == "/usr"
        if make_environment and of_the_system and not can_make_environments() and self._manager.program == Apt.program:
            venv = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
            needs.append(Need(why="the app's own Python environment", packages=(venv,)))
        missing = self._missing(needs, self._manager)
        names = [name for need in missing for name in need.packages]
        if not names:
            return
        say(f"{len(names)} system package{' is' if len(names) == 1 else 's are'} missing:")
        for need in missing:
            say(f"  for {need.why}: {' '.join(need.packages)}")
        if not is_root:
            raise SetupError(
                "System packages are missing, and only an administrator can install them.",
                f"Run this, then the same command again:\n\n  {self._manager.by_hand(names)}\n",
                exit_code=NEEDS_ADMINISTRATOR,
            )
        with progress(f"Installing with {self._manager.program}"):
            outcome = self._manager.install(names, self._processes)
            if outcome.code != 0:
                raise failure(
                    "The system packages could not be installed",
                    outcome,
                    self._processes.log_file,
                    hint=f"By hand it is: {self._manager.by_hand(names)}",
                )

    def _needs(self, column: str, purposes: Sequence[str]) -> list[Need]:
        return [
            Need(why=row["why"], packages=tuple(row[column]), where=tuple(row.get("where", ())))
            for row in self._rows
            if row["for"] in purposes
        ]

    def _missing(self, needs: Sequence[Need], manager: PackageManager) -> list[Need]:
        """The needs with what is missing of each; of alternatives the first; each package once."""
        choices = {name: name.split(" | ") for need in needs for name in need.packages}
        asked = [*(n for names in choices.values() for n in names), *(n for need in needs for n in need.where)]
        there = set(manager.installed(asked, self._processes))
        missing = []
        for need in needs:
            if need.where and not there.intersection(need.where):
                continue
            lacking = tuple(choices[name][0] for name in need.packages if not there.intersection(choices[name]))
            there.update(lacking)
            if lacking:
                missing.append(Need(why=need.why, packages=lacking))
        return missing

    def _say_what_is_needed(self, purposes: Sequence[str]) -> None:
        say("The package manager of this system is not known here. If something is missing later, install:")
        for row in self._rows:
            if row["for"] in purposes:
                say(f"  for {row['why']}: {row['what']}")


def can_make_environments() -> bool:
    """Whether this Python has what `python -m venv` needs; Debian packages it apart.

    Not by `find_spec`: it would answer from its cache after the package came.
    """
    return any((Path(folder) / "ensurepip").is_dir() for folder in sys.path if folder)


def is_root() -> bool:
    """Whether system packages can be installed at once."""
    return sys.platform != "win32" and os.geteuid() == 0

"""The sockets of a running program, from inside (Python's audit events) and from outside (its open files).

Inside is every try of Python code, however short. Outside is what C code opens too, if it stays open for a look. In a
network of the app's own the kernel counts everything else: there is no way out, and it says how often one was looked
for.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

import psutil

if TYPE_CHECKING:
    from types import TracebackType

AUDIT = Path(__file__).with_name("audit")
LOCAL_TABLES = ("unix", "netlink")
"""Of /proc: sockets that lead to other programs of this machine, and to its kernel."""

_LOOK_S = 0.03
_COUNTED = {"OutNoRoutes", "OutRequests", "InReceives", "Ip6OutNoRoutes", "Ip6OutRequests", "Ip6InReceives"}


class SocketWatch:
    """A context manager around the life of an app that was started with `env`."""

    def __init__(self, folder: Path, *, alone: bool = False) -> None:
        """With `alone` the app has a network of its own, so that what happens there is the app's doing."""
        self._alone = alone
        self._notes = folder / "sockets.txt"
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._seen: set[str] = set()
        self._pid = 0
        self.env = {"PYTHONPATH": str(AUDIT), "DICTATION_TEST_SOCKETS": str(self._notes)}
        self.looks = 0
        self.local = 0
        """Most sockets of the harmless kinds seen at once: none would mean that nothing was seen at all."""

    def follow(self, pid: int) -> None:
        """Look at this process and its children from now on."""
        self._pid = pid

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    @property
    def watched(self) -> set[int]:
        """Processes that Python's audit events were heard from."""
        return {int(line.split()[0]) for line in self._lines() if line.endswith(" watched")}

    @property
    def trespasses(self) -> list[str]:
        """What was done that leads out of the machine."""
        return sorted([*self._seen, *(line for line in self._lines() if not line.endswith(" watched"))])

    def _lines(self) -> list[str]:
        return self._notes.read_text().splitlines() if self._notes.exists() else []

    def _look(self) -> None:
        while not self._stop.wait(_LOOK_S):
            if self._pid:
                with suppress(psutil.Error):
                    process = psutil.Process(self._pid)
                    for each in (process, *process.children(recursive=True)):
                        self._look_at(each.pid)
                    if self._alone:
                        self._seen |= {f"{self._pid} used the network: {name}" for name in _counters(self._pid)}
                    self.looks += 1

    def _look_at(self, pid: int) -> None:
        unknown = _sockets(pid) - _local(pid)
        self.local = max(self.local, len(_sockets(pid)) - len(unknown))
        if unknown:
            time.sleep(0.005)
            # One that was closed between the two looks is in no table any more; one that stays is of another kind.
            unknown &= _sockets(pid) - _local(pid)
        self._seen |= {f"{pid} has socket {number}" for number in unknown}


def _counters(pid: int) -> set[str]:
    """What the kernel counted in the network of a process, where it is not zero."""
    values: dict[str, str] = {}
    with suppress(OSError):
        names, numbers, *_ = Path(f"/proc/{pid}/net/snmp").read_text().splitlines()
        values |= dict(zip(names.split(), numbers.split(), strict=True))
    with suppress(OSError):
        values |= dict(line.split() for line in Path(f"/proc/{pid}/net/snmp6").read_text().splitlines())
    return {name for name in _COUNTED if int(values.get(name, "0"))}


def _sockets(pid: int) -> set[str]:
    found = set()
    with suppress(OSError):
        for entry in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(OSError):
                target = str(entry.readlink())
                if target.startswith("socket:["):
                    found.add(target[8:-1])
    return found


def _local(pid: int) -> set[str]:
    numbers: set[str] = set()
    # Who calls the app from outside its network brings both ends of the connection.
    for namespace in (str(pid), "self"):
        for table in LOCAL_TABLES:
            with suppress(OSError):
                lines = Path(f"/proc/{namespace}/net/{table}").read_text().splitlines()
                at = lines[0].split().index("Inode")
                # Only a name may be missing, and it comes last.
                numbers |= {line.split()[at] for line in lines[1:]}
    return numbers

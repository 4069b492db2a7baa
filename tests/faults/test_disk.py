"""A disk that is full or may not be written takes no text from anybody, says so once, and harms nothing kept before."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.history import HistoryStore, Query
from tests.faults.forked import Plan, dictate, forked, side_by_side
from tests.faults.full_disk import FullDisk
from tests.faults.kills import NextStart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and replaces SQLite's calls")

DICTATIONS = 2
BEFORE = 3
FOR_EVER = 1_000_000
EVERY, EVERY_FULL = 2, 4
"""Of the writes of a run that are tried in CI."""


@pytest.fixture(scope="module")
def home(quick: Path) -> Path:
    """With some dictations in it."""
    folder = quick / "home"
    folder.mkdir()
    assert len(forked(partial(dictate, Plan(folder, BEFORE, keep="all")))["texts"]) == BEFORE
    return folder


def run(home: Path, folder: Path, first: int, most: int) -> dict[str, Any]:
    """In a process of its own: on a disk that refuses `most` writes from `first` on."""
    shutil.copytree(home, folder)
    disk = FullDisk(first, most)
    disk.install()
    found = dictate(Plan(folder, DICTATIONS, keep="all"))
    return found | {"writes": disk.writes, "refused": disk.refused[:5], "first": first, "most": most}


def entries(folder: Path) -> list[tuple[float, str]]:
    store = HistoryStore(folder / "history")
    try:
        return [(entry.started_at, entry.text) for entry in store.search(Query())]
    finally:
        store.close()


def complaints(found: dict[str, Any], home: Path, folder: Path) -> list[str]:
    """What is not as it should be after a run, and after the next start, which finds room again."""
    NextStart(folder).run()
    kept, before = entries(folder), entries(home)
    told = found["told"]
    checks = {
        "text not delivered": len(found["texts"]) == DICTATIONS and all(found["texts"]),
        "stuck": not found["is_stuck"],
        "told twice": len(told) == len(set(told)),
        "not told": bool(told) or len(kept) == BEFORE + DICTATIONS,
        "lost from before": set(before) <= set(kept),
        "kept twice": len({at for at, _ in kept}) == len(kept) <= BEFORE + DICTATIONS,
    }
    return [what for what, is_right in checks.items() if not is_right]


def fill_up(home: Path, inside: Path, plans: Iterable[tuple[int, int]]) -> list[tuple[dict[str, Any], list[str]]]:
    plans = list(plans)
    folders = [inside / f"{first}-{most}" for first, most in plans]
    found = side_by_side(
        partial(run, home, folder, first, most) for folder, (first, most) in zip(folders, plans, strict=True)
    )
    judged = []
    for each, folder in zip(found, folders, strict=True):
        judged.append((each, complaints(each, home, folder)))
        shutil.rmtree(folder)
    return judged


def judge(judged: list[tuple[dict[str, Any], list[str]]], fault: str, survived: Callable[..., None]) -> None:
    bad = [each for each in judged if each[1]]
    hit = sum(bool(found["refused"]) for found, _ in judged)
    told = sum(bool(found["told"]) for found, _ in judged)
    survived(fault, len(judged), len(bad), f"{hit} were hit, {told} of them told; all text delivered")
    assert bad == [], bad
    assert hit > len(judged) // 2
    assert any(found["told"] for found, _ in judged)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("every", [EVERY, pytest.param(1, marks=pytest.mark.long)])
def test_one_write_that_is_refused(home: Path, folder: Path, every: int, survived: Callable[..., None]) -> None:
    writes = forked(partial(run, home, folder / "dry", 0, 0))["writes"]
    judged = fill_up(home, folder, [(n, 1) for n in range(1, writes + 1, every)])
    judge(judged, "one write of a run refused (disk full for a moment)", survived)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("every", [EVERY_FULL, pytest.param(1, marks=pytest.mark.long)])
def test_a_disk_that_is_full_from_a_write_on(
    home: Path, folder: Path, every: int, survived: Callable[..., None]
) -> None:
    writes = forked(partial(run, home, folder / "dry", 0, 0))["writes"]
    judged = fill_up(home, folder, [(n, FOR_EVER) for n in range(1, writes + 1, every)])
    judge(judged, "disk full from a write of a run on", survived)


# --- a home that may not be written -----------------------------------------------------------------------------------


def make_read_only(folder: Path) -> None:
    """For this process alone, which must have one thread; raise `OSError` where namespaces are not allowed."""
    libc = ctypes.CDLL(None, use_errno=True)

    def checked(result: int) -> None:
        if result:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

    user, group = os.getuid(), os.getgid()
    checked(libc.unshare(_NEW_MOUNTS | (_NEW_USER if user else 0)))
    if user:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    target = str(folder).encode()
    checked(libc.mount(b"none", b"/", None, _RECURSIVE | _PRIVATE, None))
    checked(libc.mount(target, target, None, _BIND, None))
    checked(libc.mount(b"none", target, None, _BIND | _REMOUNT | _READ_ONLY, None))


_NEW_MOUNTS, _NEW_USER = 0x0002_0000, 0x1000_0000
_READ_ONLY, _REMOUNT, _BIND, _RECURSIVE, _PRIVATE = 1, 32, 4096, 16384, 1 << 18


def dictate_at_home(folder: Path) -> dict[str, Any] | None:
    try:
        make_read_only(folder)
    except OSError:
        return None
    with pytest.raises(OSError, match="Read-only"):
        (folder / "new").touch()
    return dictate(Plan(folder, DICTATIONS, keep="all"))


@pytest.mark.parametrize("is_new", [True, False])
def test_a_home_that_may_not_be_written(home: Path, folder: Path, is_new: bool, survived: Callable[..., None]) -> None:
    if not is_new:
        shutil.copytree(home, folder, dirs_exist_ok=True)
    found = forked(partial(dictate_at_home, folder))
    if found is None:
        pytest.skip("This system lets nobody make a folder read-only for one process.")
    lost = DICTATIONS - len(found["texts"])
    survived(f"home read-only ({'never used' if is_new else 'used before'})", DICTATIONS, lost, "told, and dictated")
    assert lost == 0
    assert found["told"]
    assert len(found["told"]) == len(set(found["told"]))
    if not is_new:
        assert entries(folder) == entries(home)

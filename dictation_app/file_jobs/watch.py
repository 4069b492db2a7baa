"""WatchFolders: which files in watched folders are finished, and have not been taken before.

It is asked again and again (`look`) and looks at the names, sizes and times of all files each time: network folders
tell of no changes. Nothing says that a copy is finished; a file that has not changed for a while, under a name that no
program gives to a partial copy, is taken for that. One that changes after all is another file, and taken again.
A folder that does not answer is left aside, and told after a while; the others are looked at meanwhile.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from dictation_app.file_jobs.asking import Asking
from dictation_app.file_jobs.search import MEDIA_SUFFIXES, is_deleted
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.settings import WatchedFolder

_COMPANIONS: Final = (".part", ".partial", ".crdownload", ".download", ".filepart", ".aria2", ".!ut", ".!qb", ".tmp")
"""``talk.mp3`` is not finished while there is a ``talk.mp3.part`` beside it."""
_PARTIAL_STEMS: Final = (".partial", ".crdownload", ".temp", ".tmp")
"""``talk.temp.mp4`` becomes ``talk.mp4``."""
_LONGEST_REST_S: Final = 5.0
_SHORTEST_REST_S: Final = 0.2
_LOOKS_WHILE_STILL: Final = 3
_RESTS: Final = 20
"""At most one part in so many of the time is spent looking, in a folder with a hundred thousand files as well."""
_LONGEST_SLOW_REST_S: Final = 60.0
_SILENT_S: Final = 30.0
"""Without an answer for so long a folder is told; a large one on a slow network takes some seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file as a look at its folder saw it."""

    path: Path
    size_bytes: int
    modified_ns: int
    number: int = 0
    """Which the file system keeps when it is renamed; 0 = it has none."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A folder that could not be looked into."""

    folder: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in a folder."""

    files: tuple[Found, ...] = ()
    """Sound and video by their names, without partial copies."""
    unread: tuple[Unread, ...] = ()
    is_mounted: bool = False
    """Another disk, or a network folder, is there; while it is not, the folder is just an empty one."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A file that is there as a whole, and the rule it is there by."""

    rule: WatchedFolder
    found: Found


@dataclass(frozen=True, slots=True)
class Told:
    """Something the user should know."""

    sentence: str
    is_warning: bool
    folder: Path


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at all folders came to."""

    finished: tuple[Finished, ...] = ()
    told: tuple[Told, ...] = ()


class Taken(Protocol):
    """The memory of what has been taken (`file_jobs.taken.TakenFiles`)."""

    def has(self, found: Found) -> bool:
        """Whether it is there, under whatever name."""
        ...

    def add(self, *found: Found) -> None:
        """Never again."""
        ...

    def begun(self, folder: Path) -> bool | None:
        """Whether something was mounted there when this folder was watched first; None = it never was watched."""
        ...

    def begin(self, folder: Path, *, is_mounted: bool) -> None:
        """What comes into it is remembered from now on."""
        ...


def list_media(folder: Path, *, subfolders: bool) -> Listing:
    """The files that may be taken. Hidden ones and partial copies are not, nor what a link to a folder leads to."""
    files: list[Found] = []
    unread: list[Unread] = []

    def note(exc: OSError) -> None:
        if not is_deleted(exc, folder):
            unread.append(Unread(Path(exc.filename or folder), exc.strerror or str(exc)))

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if subfolders and not name.startswith("."))
        there = frozenset(name.lower() for name in names)
        files += (
            found
            for name in sorted(names)
            if is_whole_name(name, there) and (found := _found(Path(place, name))) is not None
        )
    return Listing(tuple(files), tuple(unread), os.path.ismount(folder))


def is_whole_name(name: str, neighbours: frozenset[str]) -> bool:
    """Whether this is the name of sound or video, and not of a copy under way; `neighbours` are in lower case."""
    low = name.lower()
    stem, suffix = os.path.splitext(low)  # noqa: PTH122 - a name, no path
    return not (
        suffix not in MEDIA_SUFFIXES
        or low.startswith((".", "~"))
        or stem.endswith(_PARTIAL_STEMS)
        or any(low + companion in neighbours for companion in _COMPANIONS)
    )


def _found(path: Path) -> Found | None:
    try:
        info = path.stat()
    except OSError:  # it is gone again, or a link into nowhere
        return None
    if not stat.S_ISREG(info.st_mode):
        return None
    return Found(path=path, size_bytes=info.st_size, modified_ns=info.st_mtime_ns, number=info.st_ino)


def why_closed(path: Path) -> str:
    """Why it cannot be opened now; empty = it can. Some systems let nobody read what is being written."""
    try:
        with path.open("rb"):
            return ""
    except OSError as exc:
        return exc.strerror or str(exc)


@dataclass(slots=True)
class _Watch:
    """What is known of one folder."""

    rule: WatchedFolder
    folder: Path
    inner: tuple[WatchedFolder, ...] = ()
    """Rules of folders inside it, whose files are theirs."""
    still: dict[Path, tuple[Found, float]] = field(default_factory=dict)
    """Files that are not taken: how they were last seen, and since when they look like that."""
    unread: dict[Path, str] = field(default_factory=dict)
    """Folders that are known to be unreadable."""
    closed: set[Path] = field(default_factory=set)
    """Files that are known to be."""

    def own(self, listing: Listing) -> Listing:
        """Without what the inner rules hold."""
        held = [(rule.place, rule.subfolders) for rule in self.inner]
        if not held:
            return listing
        return replace(
            listing,
            files=tuple(
                found
                for found in listing.files
                if not any(
                    found.path.is_relative_to(place) if deep else found.path.parent == place for place, deep in held
                )
            ),
        )


class WatchFolders:
    """Owned by one thread, which calls `look` every few seconds.

    A file that was handed out is not again, but only `keep` makes that outlast the program: whoever takes it does so
    when it is safe elsewhere. `release` gives it back.
    """

    def __init__(
        self,
        rules: tuple[WatchedFolder, ...],
        taken: Taken,
        *,
        list_folder: Callable[..., Listing] = list_media,
        why_closed: Callable[[Path], str] = why_closed,
        is_busy: Callable[[Found], bool] = lambda _found: False,
        asking: Asking | None = None,
    ) -> None:
        """What `is_busy` waits: somebody still reads the file as it was before. Folders are looked into by `asking`."""
        # The innermost first: of two rules for a file its own folder's holds.
        ordered = sorted((rule for rule in rules if rule.is_on), key=lambda rule: -len(rule.place.parts))
        self._watches = [
            _Watch(rule, rule.place, tuple(one for one in ordered[:at] if one.place.is_relative_to(rule.place)))
            for at, rule in enumerate(ordered)
        ]
        self._taken = taken
        self._list_folder = list_folder
        self._why_closed = why_closed
        self._is_busy = is_busy
        self._asking = asking or Asking()
        self._handed: dict[Path, Found] = {}
        self._handed_numbers: set[tuple[int, int, int]] = set()

    def look(self, now_s: float) -> Look:
        """Look at all folders; `now_s` is of a clock that never goes back."""
        finished: list[Finished] = []
        told: list[Told] = []
        for watch in self._watches:
            seen = self._listing(watch, now_s)
            if seen is None:
                continue
            listing, seen_s = seen
            told += _changes_of_folders(watch, listing)
            if any(unread.folder == watch.folder for unread in listing.unread):
                watch.still.clear()  # whoever copies into it may have been cut off as well
                continue
            was_mounted = self._taken.begun(watch.folder)
            if was_mounted is None or was_mounted < listing.is_mounted:
                self._begin(watch, listing)
            for found in self._ripe(watch, listing, seen_s, now_s):
                self._take(watch, found, now_s, finished, told)
        return Look(tuple(finished), tuple(told))

    def _listing(self, watch: _Watch, now_s: float) -> tuple[Listing, float] | None:
        """What lies in its folder, and when that was so; None = it has not answered yet."""
        folder, subfolders = watch.folder, watch.rule.subfolders
        key = (folder, subfolders)
        answer = self._asking.ask(key, partial(self._list_folder, folder, subfolders=subfolders), now_s)
        if answer is None:
            if self._asking.waited_s(key, now_s) < _SILENT_S:
                return None
            return Listing(unread=(Unread(folder, say("it does not answer")),)), now_s
        listing = watch.own(answer.value)
        if self._taken.begun(folder) and not listing.is_mounted and not listing.unread:
            listing = Listing(unread=(Unread(folder, say("nothing is mounted there")),))
        return listing, answer.asked_s

    def _take(self, watch: _Watch, found: Found, now_s: float, finished: list[Finished], told: list[Told]) -> None:
        """Hand it out, if it can be opened; else it is tried again."""
        path = found.path

        def look() -> tuple[str, bool]:
            why = self._why_closed(path)
            return why, bool(why) and os.path.exists(path)  # noqa: PTH110 - this raises nothing

        answer = self._asking.ask(path, look, now_s)
        why, is_there = answer.value if answer is not None else ("", False)
        if answer is not None and not why:
            self._handed[path] = found
            self._handed_numbers.add(_numbered(found))
            watch.closed.discard(path)
            finished.append(Finished(watch.rule, found))
            return
        watch.still[path] = (found, now_s - watch.rule.still_s)
        if is_there and path not in watch.closed:
            watch.closed.add(path)
            sentence = say("'{name}' cannot be opened: {why}. It is tried again.", name=path.name, why=why)
            told.append(Told(sentence, is_warning=True, folder=watch.folder))

    def keep(self, *found: Found) -> None:
        """They need never be taken again."""
        self._taken.add(*found)
        for one in found:
            self.release(one)

    def release(self, found: Found) -> None:
        """It may be taken again."""
        del self._handed[found.path]
        self._handed_numbers.discard(_numbered(found))

    def _begin(self, watch: _Watch, listing: Listing) -> None:
        if not watch.rule.existing:
            self._taken.add(*listing.files)
        self._taken.begin(watch.folder, is_mounted=listing.is_mounted)

    def _ripe(self, watch: _Watch, listing: Listing, seen_s: float, now_s: float) -> Iterator[Found]:
        """What had not changed for long enough when it was listed, at `seen_s`; notes how the others look."""
        before, watch.still = watch.still, {}
        for found in listing.files:
            if not found.size_bytes or self._is_handed(found) or self._taken.has(found):
                continue
            was, since_s = before.get(found.path, (None, now_s))
            if was != found:
                since_s = now_s
            if seen_s - since_s < watch.rule.still_s or self._is_busy(found):
                watch.still[found.path] = (found, since_s)
            else:
                yield found

    def _is_handed(self, found: Found) -> bool:
        other = self._handed.get(found.path)
        version = (found.size_bytes, found.modified_ns)
        is_known = other is not None and version == (other.size_bytes, other.modified_ns)
        return is_known or (found.number != 0 and _numbered(found) in self._handed_numbers)


def rest_s(rules: tuple[WatchedFolder, ...], look_s: float = 0.0) -> float:
    """How long to wait for the next look, so that a file is taken soon after it is finished; the last took `look_s`."""
    shortest_s = min((rule.still_s for rule in rules if rule.is_on), default=_LONGEST_REST_S)
    usual_s = min(max(shortest_s / _LOOKS_WHILE_STILL, _SHORTEST_REST_S), _LONGEST_REST_S)
    return max(usual_s, min(look_s * _RESTS, _LONGEST_SLOW_REST_S))


def _numbered(found: Found) -> tuple[int, int, int]:
    """What stays when it is renamed, and changes when its contents do."""
    return found.number, found.size_bytes, found.modified_ns


def _changes_of_folders(watch: _Watch, listing: Listing) -> list[Told]:
    """Each is told once when it goes, and once when it is back."""
    unread = {unread.folder: unread.reason for unread in listing.unread}
    is_gone = watch.folder in unread
    told = [
        Told(
            say(
                "The watched folder '{folder}' cannot be read: {reason}. It is watched again as soon as it can be.",
                folder=folder,
                reason=reason,
            ),
            is_warning=True,
            folder=folder,
        )
        for folder, reason in unread.items()
        if folder not in watch.unread
    ]
    # While the whole folder is gone nothing is known of what lies in it.
    back = [] if is_gone else [folder for folder in watch.unread if folder not in unread]
    told += [
        Told(say("The folder '{folder}' is watched again.", folder=folder), is_warning=False, folder=folder)
        for folder in back
    ]
    watch.unread = (watch.unread if is_gone else {}) | unread
    return told

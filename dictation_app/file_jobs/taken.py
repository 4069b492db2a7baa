"""TakenFiles: which files of watched folders have been taken, over all runs; a file of its own on the disk.

A file is known by its size, the second it was changed in, and either its name or its number in the file system: it is
the same when it is renamed, and on a network folder whose numbers are new after each mount.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Self

from dictation_app import owner_only
from dictation_app.errors import UserError
from dictation_app.journal import files
from dictation_app.sentences import say

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from dictation_app.file_jobs.watch import Found

_NS = 1_000_000_000
"""Some file systems keep no more than seconds, and which one does may change with the next mount."""


class TakenFiles:
    """Reads the list at `path` and appends to it; nobody else can meanwhile.

    Raises `UserError` where that is not possible at the start, and later notes it as `failure`: in this run what was
    taken is known all the same. Lines of it that are damaged, or torn off by a power cut, are left out.
    """

    def __init__(self, path: Path, *, folders: tuple[Path, ...], forgets: bool = False) -> None:
        """What was remembered of folders that are not among `folders` any more begins anew if they come back.

        It `forgets` all that was taken before.
        """
        self._path = path
        self._places: dict[tuple[str, int, int], int] = {}
        """And the number of each; the latest last."""
        self._numbers: set[tuple[int, int, int]] = set()
        self._begun: dict[str, bool] = {}
        self.failure: UserError | None = None
        """Why the last one was not kept."""
        self._is_torn = False
        """Half a line may stand at the end."""
        try:
            owner_only.make_folder(path.parent)
            self._file = os.open(path, files.APPEND, owner_only.FILE)
        except OSError as exc:
            raise _not_kept(path, exc) from exc
        try:
            if not files.lock(self._file):
                raise UserError(
                    say("These folders are being watched in this way already."),
                    say("End the other command, or watch with it."),
                )
            if forgets:
                os.ftruncate(self._file, 0)
            self._read(path.read_bytes())
            gone = self._begun.keys() - {str(folder) for folder in folders}
            self._append(*({"ended": folder} for folder in gone))
            for folder in gone:
                del self._begun[folder]
        except OSError as exc:
            self.close()
            raise _not_kept(path, exc) from exc
        except UserError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _exc: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)

    def has(self, found: Found) -> bool:
        """Whether it is there, under whatever name."""
        place, number = _place(found), _number(found)
        if place in self._places:
            return True
        if number not in self._numbers:
            return False
        self.add(found)  # by its new name, too
        return True

    def add(self, *found: Found) -> None:
        """Never again."""
        for one in found:
            self._note(_place(one), one.number)
        self._append(*map(_record, found))

    def forget(self, path: Path) -> None:
        """What was there last may be taken again, under whatever name."""
        if self._drop(str(path)):
            self._append({"forgotten": str(path)})

    def begun(self, folder: Path) -> bool | None:
        """Whether something was mounted there when this folder was watched first; None = it never was watched."""
        return self._begun.get(str(folder))

    def begin(self, folder: Path, *, is_mounted: bool) -> None:
        """What comes into it is remembered from now on."""
        self._begun[str(folder)] = is_mounted
        self._append({"begun": str(folder), "mounted": is_mounted})

    def _note(self, place: tuple[str, int, int], number: int) -> None:
        self._places.pop(place, None)
        self._places[place] = number
        if number:
            self._numbers.add((number, *place[1:]))

    def _drop(self, path: str) -> bool:
        last = next((place for place in reversed(self._places) if place[0] == path), None)
        if last is None:
            return False
        number, version = self._places.pop(last), last[1:]
        self._numbers.discard((number, *version))
        names = [place for place, other in self._places.items() if other == number != 0 and place[1:] == version]
        for name in names:
            del self._places[name]
        return True

    def _append(self, *records: dict[str, Any]) -> None:
        if not records:
            return
        lines = b"".join(json.dumps(record).encode() + b"\n" for record in records)
        try:
            files.write(self._file, b"\n" + lines if self._is_torn else lines)
            self._is_torn = False
            files.sync_data(self._file)
        except OSError as exc:
            self._is_torn = True
            self.failure = _not_kept(self._path, exc)

    def _read(self, data: bytes) -> None:
        if data and not data.endswith(b"\n"):
            files.write(self._file, b"\n")
        for line in data.splitlines():
            try:
                match json.loads(line):
                    case {"path": str(path), "size": int(size), "modified_s": int(modified_s), "number": int(number)}:
                        self._note((path, size, modified_s), number)
                    case {"forgotten": str(path)}:
                        self._drop(path)
                    case {"begun": str(folder), "mounted": bool(is_mounted)}:
                        self._begun[folder] = is_mounted
                    case {"ended": str(folder)}:
                        self._begun.pop(folder, None)
                    case _:
                        pass
            except ValueError:
                continue


def _place(found: Found) -> tuple[str, int, int]:
    return str(found.path), found.size_bytes, found.modified_ns // _NS


def _record(found: Found) -> dict[str, Any]:
    path, size_bytes, modified_s = _place(found)
    return {"path": path, "size": size_bytes, "modified_s": modified_s, "number": found.number}


def _number(found: Found) -> tuple[int, int, int]:
    return found.number, found.size_bytes, found.modified_ns // _NS


def _not_kept(path: Path, exc: OSError) -> UserError:
    return UserError(
        say(
            "Which files have been taken cannot be kept in {parent}: {reason}.",
            parent=path.parent,
            reason=exc.strerror or exc,
        ),
        say("Make room there, or check its permissions; until then a file may be taken twice."),
    )

"""Formats: what is on the clipboard of Windows, read and written format by format while it is open.

Only what lies in global memory can be kept. Bitmaps, palettes and metafiles are handles of the owner's; Windows makes
them anew from the memory formats beside them. What OLE puts there for itself speaks of an object that is gone then.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dictation_app.output.promise import KEEP_BYTES
from dictation_app.sentences import Sentence, say

if TYPE_CHECKING:
    from dictation_app.output.win32.calls import Libraries

TEXT = 13
"""CF_UNICODETEXT"""
_NOT_MEMORY = frozenset({2, 3, 9, 14, 0x80, 0x82, 0x83, 0x8E}) | frozenset(range(0x200, 0x400))
"""CF_BITMAP, CF_METAFILEPICT, CF_PALETTE, CF_ENHMETAFILE, CF_OWNERDISPLAY, CF_DSPBITMAP, CF_DSPMETAFILEPICT,
CF_DSPENHMETAFILE; private formats and those of GDI objects"""
_PICTURES = frozenset({8, 17})
"""CF_DIB, CF_DIBV5: Windows makes one of the other."""
_OF_OLE = ("DataObject", "Ole Private Data")
_ONE_BY_ONE = "FileContents"
"""Of files: given through OLE, one after the other. Those of a mail are nowhere else."""
_FILES = 15
"""CF_HDROP: where they are."""
_FIRST_REGISTERED = 0xC000
_NAME_LENGTH = 256
_MOVEABLE = 0x0002

_IN_HISTORY, _IN_CLOUD = "CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"
_SECRET = ("ExcludeClipboardContentFromMonitorProcessing", "Clipboard Viewer Ignore")
"""Set by password managers."""
_NO = bytes(4)
"""A DWORD of 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the user had on the clipboard."""

    contents: tuple[tuple[int, bytes], ...] = field(default=(), repr=False)
    """In the order in which the formats were offered, which is that of preference."""
    note: str = ""
    """What could not be kept, as a sentence."""
    number: int = 0
    """The clipboard's sequence number afterwards: it grows where a program has to keep a promise for that."""


class Formats:
    """All is for the thread that has the clipboard open."""

    def __init__(self, windows: Libraries) -> None:
        self._user32, self._kernel32 = windows.user32, windows.kernel32
        register = self._user32.RegisterClipboardFormatW
        self._secret = tuple(register(name) for name in _SECRET)
        self._in_history, self._in_cloud = register(_IN_HISTORY), register(_IN_CLOUD)

    def keep(self) -> Kept:
        """Read all that can be kept; of a password manager's content nothing at all."""
        contents, note = self._contents()
        return Kept(contents=contents, note=note, number=self._user32.GetClipboardSequenceNumber())

    def _contents(self) -> tuple[tuple[tuple[int, bytes], ...], str]:
        if self._is_secret():
            return (), say("The password on the clipboard was not kept.")
        contents: list[tuple[int, bytes]] = []
        left, present = KEEP_BYTES, 0
        known = self._user32.EnumClipboardFormats(0)
        while known:
            present += 1
            name = self._name(known)
            if name == _ONE_BY_ONE and not self._user32.IsClipboardFormatAvailable(_FILES):
                return (), _not_kept(say("only its program can give it"))
            if known not in _NOT_MEMORY and name not in (*_OF_OLE, _ONE_BY_ONE):
                data = self._read(known, left)
                if data is None and not (known in _PICTURES and any(kept in _PICTURES for kept, _ in contents)):
                    return (), _not_kept(say("it is too large"))
                if data:
                    contents.append((known, data))
                    left -= len(data)
            known = self._user32.EnumClipboardFormats(known)
        is_lost = present and not contents
        return tuple(contents), _not_kept(say("its program did not answer")) if is_lost else ""

    def promise_text(self, *, is_passing: bool) -> None:
        """Offer text without giving it; where it `is_passing`, no history and no other machine is to have it."""
        self._user32.SetClipboardData(TEXT, None)
        if is_passing:
            for hint in (*self._secret, self._in_history, self._in_cloud):
                self.write(hint, _NO)

    def write_text(self, text: str) -> None:
        """Give the text."""
        self.write(TEXT, (text + "\0").encode("utf-16-le", "replace"))

    def write(self, known: int, data: bytes) -> None:
        """Hand a copy of it to Windows."""
        memory = self._kernel32.GlobalAlloc(_MOVEABLE, len(data))
        place = self._kernel32.GlobalLock(memory) if memory else None
        if place:
            ctypes.memmove(place, data, len(data))
            self._kernel32.GlobalUnlock(memory)
        if memory and not (place and self._user32.SetClipboardData(known, memory)):
            self._kernel32.GlobalFree(memory)

    def _is_secret(self) -> bool:
        is_there = self._user32.IsClipboardFormatAvailable
        if any(is_there(hint) for hint in self._secret):
            return True
        return bool(is_there(self._in_history)) and self._read(self._in_history, len(_NO)) == _NO

    def _name(self, known: int) -> str:
        if known < _FIRST_REGISTERED:
            return ""
        name = ctypes.create_unicode_buffer(_NAME_LENGTH)
        self._user32.GetClipboardFormatNameW(known, name, _NAME_LENGTH)
        return name.value

    def _read(self, known: int, most_bytes: int) -> bytes | None:
        """Empty where it cannot be read; None where it is larger."""
        memory = self._user32.GetClipboardData(known)
        size = self._kernel32.GlobalSize(memory) if memory else 0
        if size > most_bytes:
            return None
        place = self._kernel32.GlobalLock(memory) if size else None
        if not place:
            return b""
        try:
            return ctypes.string_at(place, size)
        finally:
            self._kernel32.GlobalUnlock(memory)


def _not_kept(why: Sentence) -> Sentence:
    return say("What was on the clipboard was not kept: {why}.", why=why)

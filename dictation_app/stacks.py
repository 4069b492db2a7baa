"""Stacks without private content: the types of exceptions and places in the code, never a message or a value.

The message of an exception may quote what was said, and a path holds the name of the user. What is left is what a bug
is found by: file and line, with the version known.
"""

from __future__ import annotations

import getpass
import ntpath
import platform
import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADING = "Traceback (innermost last):"

_FIRST_FRAMES = 10
_LAST_FRAMES = 30
"""So many of a stack that is longer, as endless recursion makes it."""
_MOST_EXCEPTIONS = 8
"""Of a chain."""

_ROOTS = re.compile(
    r".*[/\\](?:site|dist)-packages[/\\]"  # before a library
    r"|(?:.*[/\\])?(?=dictation_app[/\\]|python3\.\d+[/\\]|Lib[/\\])",  # before the app in a checkout, and Python's own
    re.DOTALL,
)
_QUOTED_PATH = re.compile(r'"([^"\n]*[/\\][^"\n]*)"')
_PLACEHOLDERS = {"localhost", "unknown"}


def describe(exc: BaseException) -> str:
    """What led to an exception and those before it: types and places only."""
    return "\n".join([HEADING, *_chain(exc, set())])


def _chain(exc: BaseException, seen: set[int]) -> Iterator[str]:
    if id(exc) in seen or len(seen) >= _MOST_EXCEPTIONS:
        return
    seen.add(id(exc))
    before = exc.__cause__ or (None if exc.__suppress_context__ else exc.__context__)
    if before is not None and id(before) not in seen:
        yield from _chain(before, seen)
        yield "which led to:" if exc.__cause__ is not None else "during which came:"
    yield from _frames(exc)
    yield f"{type(exc).__module__}.{type(exc).__qualname__}".removeprefix("builtins.")
    if isinstance(exc, BaseExceptionGroup):
        for inner in exc.exceptions:
            yield "of which one is:"
            yield from _chain(inner, seen)


def _frames(exc: BaseException) -> Iterator[str]:
    frames = [
        f"  {short_file(frame.f_code.co_filename)}:{line} in {frame.f_code.co_qualname}"
        for frame, line in traceback.walk_tb(exc.__traceback__)
    ]
    left_out = len(frames) - _FIRST_FRAMES - _LAST_FRAMES
    if left_out <= 0:
        yield from frames
        return
    yield from frames[:_FIRST_FRAMES]
    yield f"  … {left_out} more …"
    yield from frames[-_LAST_FRAMES:]


def short_file(name: str) -> str:
    """A source file without the folders that are this machine's own: ``dictation_app/app.py``."""
    root = _ROOTS.match(name)
    rest = name[root.end() :] if root is not None else ntpath.basename(name)  # that one knows both slashes
    return rest.replace("\\", "/")


def short_native(text: str) -> str:
    """What `faulthandler` wrote, with short file names."""
    return _QUOTED_PATH.sub(lambda found: f'"{short_file(found[1])}"', text)


def without_person(text: str) -> str:
    """`text` without the home folder, the user's name and the machine's."""
    for home in _homes():
        for written in (home, home.replace("\\", "/"), home.replace("\\", "\\\\")):
            text = text.replace(written, "~")
    for name, instead in ((_user(), "<user>"), (platform.node(), "<machine>")):
        if name and name.lower() not in _PLACEHOLDERS:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", instead, text, flags=re.IGNORECASE)
    return text


def _homes() -> list[str]:
    """The home folder as it is written and as it is found, the longer one first."""
    try:
        home = Path.home()
        homes = {str(home), str(home.resolve())}
    except (OSError, RuntimeError):  # nobody's
        return []
    return sorted((each for each in homes if len(each) > 1), key=len, reverse=True)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # nobody: a user without a name in a container
        return ""

"""A minute hands-free, with pauses: all of it arrives, once and in order."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.values.status import AppState

from . import speech
from .running_app import HOTKEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from .desktop import Desktop
    from .running_app import App
    from .targets import Target

PAUSES_S = (1.5, 0.4, 2.5, 1.0, 3.0, 0.0)
"""After each clip; shorter and longer than what ends an utterance."""
MOST_ERRORS = 0.06
"""Plain faster-whisper has 0.02 on these clips one by one; a lost or doubled sentence costs 0.08 and more."""


@pytest.mark.timeout(300)
def test_a_minute_with_pauses_arrives_once_and_in_order(
    app: App, desktop: Desktop, terminal: Target, measured: Callable[[str], None]
) -> None:
    clips = speech.clips("long")
    started = time.monotonic()
    desktop.tap(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    early = ""
    for clip, pause_s in zip(clips, PAUSES_S, strict=True):
        app.say(clip.path)
        time.sleep(pause_s)
        early = terminal.text()
    desktop.tap(HOTKEY)
    last = app.wait_idle().last
    minute = time.monotonic() - started

    assert last is not None
    terminal.wait_for_text(last.text[-20:])
    arrived = terminal.text()
    assert early, "Nothing was typed at the pauses."
    assert arrived.startswith(early)
    assert arrived.split() == last.text.split()
    ours = speech.word_error_rate([(_one(clips), arrived)])
    measured(f"hands-free dictation of {minute:.0f} s: word error rate {ours:.1%}")
    assert ours <= MOST_ERRORS, arrived
    heard = " ".join(speech.words(arrived))
    ends = [" ".join(speech.words(clip.text)[-3:]) for clip in clips]
    times = [heard.count(end) for end in ends]
    assert max(times) == 1, (ends, arrived)
    # A word of an end may be misheard; the error rate above judges that.
    assert sum(times) >= len(ends) - 2, (ends, arrived)
    places = [heard.index(end) for end, count in zip(ends, times, strict=True) if count]
    assert places == sorted(places)


def _one(clips: list[speech.Clip]) -> speech.Clip:
    """All clips as one."""
    return speech.Clip(clips[0].path, sum(c.seconds for c in clips), "en", " ".join(c.text for c in clips))

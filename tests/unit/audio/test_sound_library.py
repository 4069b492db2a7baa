"""Loading PortAudio, which asks a sound system that may stand still."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dictation_app import audio
from dictation_app.audio import load_sound_library, loudspeaker
from dictation_app.audio.sound_calls import SoundCalls
from dictation_app.errors import MicrophoneError, PlaybackError

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def goes_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Set when a sound system that stands still goes on."""
    event, calls = threading.Event(), SoundCalls()
    monkeypatch.setattr(audio, "sound_calls", lambda: calls)
    monkeypatch.setattr(audio, "import_module", lambda _name: event.wait(10))
    yield event
    event.set()


def test_a_sound_system_that_stands_still_is_named_in_time_and_works_when_it_goes_on(goes_on: threading.Event) -> None:
    began_at_s = time.monotonic()
    for _ in range(2):
        with pytest.raises(MicrophoneError, match="does not answer"):
            load_sound_library(0.05)
    assert time.monotonic() - began_at_s < 1.0
    goes_on.set()
    load_sound_library(5.0)


def test_nor_does_playing_wait_for_it(goes_on: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loudspeaker, "load_sound_library", partial(load_sound_library, 0.05))
    with pytest.raises(PlaybackError, match="does not answer"):
        loudspeaker.Loudspeaker(lambda _out, _delay_s: True, lambda: None, lambda: False)

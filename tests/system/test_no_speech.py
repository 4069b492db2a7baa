"""Nothing false is typed: sounds without speech leave the window empty, and the user can see why."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.values.dictation import DeliveryState

from . import speech
from .sound import read_samples, write_wav

if TYPE_CHECKING:
    from pathlib import Path

    from .running_app import App
    from .speech import Clip
    from .targets import Target

SLICE_S = 4


@pytest.mark.parametrize("clip", speech.clips("no speech"), ids=lambda clip: clip.path.stem)
def test_nothing_is_typed_where_nothing_is_said(app: App, terminal: Target, clip: Clip, tmp_path: Path) -> None:
    part = write_wav(tmp_path / "part.wav", read_samples(clip.path)[: SLICE_S * 16_000])
    before = app.wait_idle().last

    app.hold_and_say(part)

    last = app.wait_idle().last
    time.sleep(0.5)  # The bar for "listening" is gone by now, and the one with the reason is still there.
    assert app.overlays(), "Nothing tells the user why nothing was typed."
    assert terminal.text() == ""
    if last != before:
        # The model wrote something: it is kept with the reason, and not shown as dictated text.
        assert last is not None
        assert last.delivery is DeliveryState.NOT_DELIVERED
        assert last.withheld
        assert last.withheld_text

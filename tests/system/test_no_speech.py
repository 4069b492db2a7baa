"""Nothing false is typed: sounds without speech leave the window empty, and the user can see why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dictation_app.values import AppState, DeliveryState

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

    app.hold_and_say(part)

    status = app.status()
    assert status is not None
    assert status.state is AppState.IDLE
    assert terminal.text() == ""
    wait_for(lambda: overlays(desktop), "the bar that says why nothing was typed", 1.0)
    if status.last != before:
        # The model wrote something: it is kept, with the reason.
        assert status.last is not None
        assert status.last.delivery is DeliveryState.NOT_DELIVERED
        assert status.last.withheld
        assert status.last.withheld_text
    assert not app.cli("last").out.strip() or status.last == before or status.last.text == ""

"""Measuring the default model for real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dictation_app.cli.common import model_store
from dictation_app.engine.hardware import devices
from dictation_app.measuring import bundled, candidates, measure
from dictation_app.retranscription import Turn

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model


def test_the_default_model_hears_the_recording_faster_than_it_is_spoken_on_every_device(
    measured: Callable[[str], None],
) -> None:
    chosen = candidates(model_store(), devices(), ["base"])
    found = measure("faster-whisper", chosen, (bundled(),), Turn(), lambda _progress: None)
    assert found is not None
    assert found[0].device == "cpu"
    for each in found:
        measured(f"{each.model} on {each.device}: loaded in {each.load_s:.1f} s, {each.times_faster:.1f} times as fast")
        assert not each.problem
        assert each.right_share > 0.8
        assert 0.01 < each.wait_s < 30.0

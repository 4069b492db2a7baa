"""A media file through a real loudspeaker, whose monitor hears it: the speed, the loop, and where it says it is."""

from __future__ import annotations

import json
import sys
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from dictation_app.audio.flac import write_flac

from .test_history_sound import RATE_HZ, listening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .desktop import Desktop

PROGRAM = """
import json, sys, threading, time
from pathlib import Path
from dictation_app.audio.media_player import MediaPlayer, Playing
class Told:
    def on_started(self, ticket, duration_s): print(json.dumps(["started", duration_s]), flush=True)
    def on_ended(self, ticket, position_s): print(json.dumps(["ended", position_s]), flush=True)
    def on_failed(self, ticket, message, hint): print(json.dumps(["failed", message]), flush=True)
player = MediaPlayer(Told())
thread = threading.Thread(target=player.run)
thread.start()
loop = json.loads(sys.argv[4])
ticket = player.play(Playing(path=Path(sys.argv[1]), from_s=float(sys.argv[2]), speed=float(sys.argv[3]),
                             loop=tuple(loop) if loop else None))
for _ in range(40):
    time.sleep(0.1)
    print(json.dumps(["at", time.monotonic(), player.position_s(ticket)]), flush=True)
player.stop()
player.shut_down()
thread.join()
"""


def clicks(folder: Path) -> Path:
    """A short tone at the beginning of each of 20 s."""
    sound = np.zeros(20 * RATE_HZ, np.float32)
    tone = 0.6 * np.sin(2 * np.pi * 800 * np.arange(RATE_HZ // 33) / RATE_HZ)
    for second in range(20):
        sound[second * RATE_HZ : second * RATE_HZ + len(tone)] = tone
    write_flac(folder / "clicks.flac", sound)
    return folder / "clicks.flac"


def played(desktop: Desktop, *arguments: str) -> tuple[list[float], list[list[float]]]:
    """When clicks were heard, from the first on, and what the player told."""
    with listening(desktop) as ear:
        run = desktop.run(sys.executable, "-c", PROGRAM, *arguments, timeout_s=60)
        time.sleep(0.3)
        heard = np.abs(ear.heard.astype(float))
    loud = np.flatnonzero(heard > 4000)
    starts = [int(loud[0]), *(int(there) for here, there in pairwise(loud) if there - here > RATE_HZ // 5)]
    told = [json.loads(line) for line in run.stdout.decode().splitlines()]
    assert ["started", 20.0] in told
    return [(start - starts[0]) / RATE_HZ for start in starts], told


def test_a_file_is_heard_faster_from_a_place_on(new_desktop: Callable[..., Desktop], tmp_path: Path) -> None:
    desktop = new_desktop(tray=False, models=False)
    path = clicks(tmp_path)
    times, told = played(desktop, str(path), "5.5", "1.5", "null")
    gaps = [there - here for here, there in pairwise(times)]
    assert len(gaps) >= 4
    assert abs(np.median(gaps) - 1 / 1.5) < 0.02  # on a busy machine one of them may be longer
    places = [line[1:] for line in told if line[0] == "at" and line[2] is not None]
    speeds = [(there[1] - here[1]) / (there[0] - here[0]) for here, there in zip(places, places[5:], strict=False)]
    assert abs(np.median(speeds) - 1.5) < 0.08
    assert told[-1][0] == "ended"


def test_a_part_is_heard_again_and_again(new_desktop: Callable[..., Desktop], tmp_path: Path) -> None:
    desktop = new_desktop(tray=False, models=False)
    times, told = played(desktop, str(clicks(tmp_path)), "8.5", "1.0", "[8.5, 9.5]")
    gaps = [there - here for here, there in pairwise(times)]
    assert len(gaps) >= 2
    assert abs(np.median(gaps) - 1.0) < 0.03
    assert all(8.4 <= line[2] <= 9.55 for line in told if line[0] == "at" and line[2] is not None)

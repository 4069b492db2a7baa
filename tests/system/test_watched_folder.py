"""A watched folder in the running app: what comes into it is text a little later, once, also over a restart."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from .running_app import App

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .desktop import Desktop
    from .speech import Clip

pytestmark = [pytest.mark.timeout(300), pytest.mark.model]

RESULT_S = 60.0


def wait_for(path: Path) -> None:
    deadline_s = time.monotonic() + RESULT_S
    while not path.exists():
        assert time.monotonic() < deadline_s, sorted(path.parent.parent.rglob("*"))
        time.sleep(0.2)


def test_what_comes_into_a_watched_folder_is_transcribed_once(
    new_desktop: Callable[..., Desktop], sentence: Clip, tmp_path: Path
) -> None:
    inbox, out = tmp_path / "in", tmp_path / "out"
    inbox.mkdir()
    (inbox / "old.wav").write_bytes(sentence.path.read_bytes())
    rule = {"folder": str(inbox), "results": str(out), "formats": "txt, srt", "still_s": 1.0}
    desktop = new_desktop()
    app = App(desktop)
    app.wait_ready()
    assert app.cli("settings", "set", "files.watched", json.dumps([rule])).code == 0
    time.sleep(2)
    data = sentence.path.read_bytes()
    with (inbox / "new.wav").open("wb", buffering=0) as copy:
        for at in range(0, len(data), len(data) // 5):
            copy.write(data[at : at + len(data) // 5])
            time.sleep(0.4)
    wait_for(out / "new.srt")
    assert "pencils" in (out / "new.txt").read_text()
    app.stop()
    (inbox / "meanwhile.wav").write_bytes(data)
    app = App(desktop)
    app.wait_ready()
    wait_for(out / "meanwhile.srt")
    time.sleep(3)
    assert sorted(path.name for path in out.iterdir()) == [
        *("meanwhile.srt", "meanwhile.txt", "new.srt", "new.txt"),
    ]
    app.stop()
    app.check_no_traceback()

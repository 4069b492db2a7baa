"""An encrypted history with the real app: killed in the middle of a dictation, and while the keyring is locked."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dictation_app.values.status import AppState

from .processes import wait_for
from .running_app import HOTKEY, App
from .targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from .desktop import Desktop
    from .speech import Clip

ENV = {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHON_KEYRING_BACKEND": "tests.keyrings.HomeKeyring"}


def entries(app: App) -> list[dict[str, Any]]:
    done = app.cli("history", "list", "--json")
    assert done.code == 0, done.err
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def in_clear(desktop: Desktop) -> list[str]:
    """Files of the app with words or sound in them that anybody can read."""
    data = desktop.data_home / "dictation-app"
    files = [path for name in ("history*", "journal") for folder in data.glob(name) for path in folder.rglob("*")]
    signs = (b"pencil", b"fLaC", b"RIFF", b"SQLite format 3", b"begun")
    return [str(path) for path in files if path.is_file() and any(sign in path.read_bytes() for sign in signs)]


def test_an_encrypted_history_survives_the_death_of_the_app_and_a_locked_keyring(
    new_desktop: Callable[..., Desktop], sentence: Clip
) -> None:
    desktop = new_desktop()
    journal = desktop.data_home / "dictation-app" / "journal"
    terminal = Terminal(desktop)
    app = App(desktop, env=ENV)
    app.wait_ready()
    desktop.focus(terminal.window)
    app.dictate(sentence.path)
    wait_for(lambda: len(entries(app)) == 1, "the first entry")
    refused = app.cli("history", "encrypt")
    assert (refused.code, refused.err.split(".")[0]) == (1, "dictation: Dictation is running")
    app.stop()
    assert in_clear(desktop)
    assert app.cli("history", "encrypt").code == 0
    assert in_clear(desktop) == []

    app = App(desktop, env=ENV)
    app.wait_ready()
    desktop.focus(terminal.window)
    desktop.key_down(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    app.say(sentence.path)
    time.sleep(0.3)
    app.kill()
    desktop.key_up(HOTKEY)
    assert len(list(journal.glob("*/*.sealed"))) == 2
    assert in_clear(desktop) == []
    refused = app.cli("history", "decrypt")
    assert (refused.code, "not finished" in refused.err) == (1, True)

    locked = desktop.home / "keyring.locked"
    locked.touch()
    terminal.clear()
    app = App(desktop, env=ENV)
    app.wait_ready()
    desktop.focus(terminal.window)
    app.dictate(sentence.path)
    wait_for(lambda: len(list(journal.iterdir())) == 2, "the dictation that waits")
    assert app.cli("history", "list").code == 1
    app.stop()
    assert in_clear(desktop) == []

    locked.unlink()
    app = App(desktop, env=ENV)
    app.wait_ready()
    wait_for(lambda: len(entries(app)) == 3, lambda: f"all three; {app.report()}", 20.0)
    assert all("pencil" in entry["text"] for entry in entries(app))
    assert list(journal.iterdir()) == []
    assert in_clear(desktop) == []
    app.stop()
    assert app.cli("history", "decrypt").code == 0
    assert len(entries(app)) == 3
    assert json.loads((desktop.home / "keyring.json").read_text("utf-8")) == []

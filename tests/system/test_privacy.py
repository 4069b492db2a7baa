"""What of the user's words leaves the app: nothing over the network or into logs, in private mode nothing at all."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.values.status import AppState

from .processes import wait_for
from .running_app import HOTKEY, App
from .sockets import SocketWatch
from .targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .desktop import Desktop
    from .speech import Clip

    NewDesktop = Callable[..., Desktop]

NO_NETWORK = ("unshare", "--map-current-user", "--net", "--")
"""A network of one's own with nothing in it."""
NO_NAMESPACES = "This machine lets nobody make a network of their own."


@pytest.fixture
def own_desktop(new_desktop: NewDesktop) -> Desktop:
    """A desktop whose user has dictated nothing yet."""
    return new_desktop()


def can_do_without_network() -> bool:
    return (
        shutil.which(NO_NETWORK[0]) is not None and subprocess.run([*NO_NETWORK, "true"], check=False).returncode == 0
    )


def marked_words(clip: Clip) -> list[str]:
    """Words that nothing but this dictation brings into a file."""
    return [word.lower() for word in re.findall(r"[A-Za-z]{7,}", clip.text)]


def files_with(word: str, folder: Path) -> list[str]:
    """The files below a folder that hold a word in any case, in their name or in themselves."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_relative_to(folder / ".local" / "share" / "dictation-app" / "models"):
            data = path.read_bytes().lower()
            if word.encode() in path.name.lower().encode() + data or word.encode("utf-16-le") in data:
                found.append(str(path.relative_to(folder)))
    return found


def entry_count(app: App) -> int:
    return len(json.loads(app.cli("history", "list", "--json").out))


# --- the network --------------------------------------------------------------------------------------------------


def use_everything(app: App, desktop: Desktop, clip: Clip) -> None:
    """Dictate, look at every page, use the history, be idle, quit: with the settings an app comes with."""
    terminal = Terminal(desktop)
    app.wait_ready()
    desktop.focus(terminal.window)
    app.dictate(clip.path)
    terminal.wait_for_text("pencils")
    desktop.focus(desktop.find("Dictation"))
    for keys in ("ctrl+2", "ctrl+3", "ctrl+f", "ctrl+1"):
        desktop.run("xdotool", "key", keys)
        time.sleep(0.3)
    wait_for(lambda: entry_count(app) == 1, "the entry")
    time.sleep(2.0)
    app.stop()


@pytest.mark.parametrize("network", ["there", "none"])
def test_the_default_set_up_opens_no_internet_socket(own_desktop: Desktop, sentence: Clip, network: str) -> None:
    if network == "none" and not can_do_without_network():
        pytest.skip(NO_NAMESPACES)
    with SocketWatch(own_desktop.folder, alone=network == "none") as watch:
        app = App(own_desktop, env=watch.env, prefix=NO_NETWORK if network == "none" else ())
        watch.follow(app.process.pid)
        app.wait_ready()
        model_processes = {process.pid for process in app.engine()}
        use_everything(app, own_desktop, sentence)
    assert watch.trespasses == []
    assert model_processes
    assert {app.process.pid, *model_processes} <= watch.watched
    assert watch.looks > 50
    assert watch.local > 3


@pytest.mark.parametrize("way", ["python", "native", "brief"])
def test_an_app_that_opened_one_would_be_caught(own_desktop: Desktop, way: str) -> None:
    alone = way == "brief"
    if alone and not can_do_without_network():
        pytest.skip(NO_NAMESPACES)
    with SocketWatch(own_desktop.folder, alone=alone) as watch:
        trespassing = watch.env | {"DICTATION_TEST_TRESPASS": way}
        app = App(own_desktop, env=trespassing, prefix=NO_NETWORK if alone else ())
        watch.follow(app.process.pid)
        wait_for(lambda: watch.trespasses, "the trespass")
        app.wait_ready()
        app.stop()
    assert any(line.startswith(f"{app.process.pid} ") for line in watch.trespasses)


# --- words --------------------------------------------------------------------------------------------------------


def test_the_words_are_in_the_history_and_in_no_log(own_desktop: Desktop, sentence: Clip) -> None:
    terminal = Terminal(own_desktop)
    app = App(own_desktop, "--verbose")
    app.wait_ready()
    own_desktop.focus(terminal.window)
    app.dictate(sentence.path)
    app.dictate(sentence.path)
    terminal.wait_for_text("pencils")
    wait_for(lambda: entry_count(app) == 2, "the entries")
    app.stop()
    words = marked_words(sentence)
    assert "pencils" in words
    said = app.said().lower()
    assert "dictation finished: " in said  # it did tell what happens
    for word in words:
        places = files_with(word, own_desktop.home)
        assert {place for place in places if "history/history.sqlite3" not in place} == set()
        assert word not in said
    assert files_with("pencils", own_desktop.home)


def test_in_private_mode_the_words_reach_the_window_and_no_file(own_desktop: Desktop, sentence: Clip) -> None:
    terminal = Terminal(own_desktop)
    app = App(own_desktop, "--verbose")
    app.wait_ready()
    assert app.cli("private", "on").out == "private mode is on\n"
    own_desktop.focus(terminal.window)
    last = app.dictate(sentence.path)
    terminal.wait_for_text("pencils")
    assert "pencils" in app.cli("last").out
    assert "private     on" in app.cli("status").out
    app.stop()

    app = App(own_desktop, "--verbose")
    assert app.wait_ready().private  # a restart does not end it
    own_desktop.focus(terminal.window)
    app.dictate(sentence.path)
    assert entry_count(app) == 0
    app.kill()
    assert "pencils" in last.text
    for word in marked_words(sentence):
        assert files_with(word, own_desktop.home) == []
        assert word not in app.said().lower()
    data = own_desktop.data_home / "dictation-app"
    assert [path for path in data.rglob("*") if path.suffix in {".wav", ".flac"}] == []


def test_private_mode_switched_on_while_speaking_keeps_nothing_of_that(own_desktop: Desktop, sentence: Clip) -> None:
    journal = own_desktop.data_home / "dictation-app" / "journal"
    terminal = Terminal(own_desktop)
    app = App(own_desktop)
    app.wait_ready()
    own_desktop.focus(terminal.window)
    own_desktop.key_down(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    player = app.say_in_background(sentence.path)
    wait_for(lambda: list(journal.glob("*/sound.wav")), "the recording")
    time.sleep(1.0)
    assert app.cli("private", "toggle").out == "private mode is on\n"
    wait_for(lambda: not list(journal.iterdir()), "the end of the recording's file")
    assert player.wait(60) == 0
    own_desktop.key_up(HOTKEY)
    terminal.wait_for_text("pencils")
    app.wait_idle()
    app.stop()
    assert files_with("pencils", own_desktop.home) == []
    assert list(journal.iterdir()) == []

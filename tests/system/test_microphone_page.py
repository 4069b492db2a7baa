"""Several microphones, hearing oneself, and the silence of other programs: the real app on a virtual sound server."""

from __future__ import annotations

import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from dictation_app.values.status import AppState

from . import speech
from .processes import wait_for
from .running_app import HOTKEY, App
from .targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .desktop import Desktop
    from .speech import Clip

SETTLED_S = 1.5
"""Nothing outside the app tells when it has drawn what was typed."""
HEARD = 300
"""Loudest sample of 16 bits: more than the hiss of the room, less than anybody who speaks."""


def pactl(desktop: Desktop, *words: str) -> str:
    return desktop.run("pactl", *words).stdout.decode()


def plug_in(desktop: Desktop) -> None:
    """The second microphone, which hears what is played to `usb_feed`."""
    pactl(desktop, "load-module", "module-remap-source", "source_name=usb", "master=usb_feed.monitor")


def unplug(desktop: Desktop) -> None:
    modules = [line.split() for line in pactl(desktop, "list", "short", "modules").splitlines()]
    (number,) = [words[0] for words in modules if "source_name=usb" in words]
    pactl(desktop, "unload-module", number)


def add_second_microphone(desktop: Desktop) -> None:
    """Both have names of their own for PortAudio, as real ones have."""
    feed = ("sink_name=usb_feed", "norewinds=1", "format=s16le", "rate=48000", "channels=2")
    pactl(desktop, "load-module", "module-null-sink", *feed)
    plug_in(desktop)
    lines = [
        f'pcm.{name} {{ type pulse device {source} hint {{ show on description "{name}" }} }}'
        for name, source in (("usb_mic", "usb"), ("desk_mic", "mic"))
    ]
    (desktop.home / ".asoundrc").write_text("\n".join(lines) + "\n")


def say_into(desktop: Desktop, feed: str, clip: Path) -> None:
    desktop.run("paplay", f"--device={feed}", str(clip), timeout_s=60.0)


def dictate_into(app: App, feed: str, clip: Clip) -> str:
    """Speak into one of them only; which one was listened to."""
    with app.desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        say_into(app.desktop, feed, clip.path)
        time.sleep(0.2)
    status = app.wait_idle()
    assert status.last is not None
    assert "pencils" in status.last.text, app.report()
    return status.microphone


def test_the_first_microphone_that_is_connected_is_used_and_a_lost_one_comes_back(
    new_desktop: Callable[..., Desktop], sentence: Clip
) -> None:
    desktop = new_desktop()
    terminal = Terminal(desktop)
    add_second_microphone(desktop)
    app = App(desktop)
    app.wait_ready()
    assert app.cli("settings", "set", "audio.microphones", '["usb_mic", "desk_mic"]').code == 0
    desktop.focus(terminal.window)
    assert dictate_into(app, "usb_feed", sentence) == "usb_mic"
    unplug(desktop)
    for _ in range(2):
        assert dictate_into(app, "mic_feed", sentence) == "desk_mic"
    plug_in(desktop)
    assert dictate_into(app, "usb_feed", sentence) == "usb_mic"
    # Lost in the middle of a dictation, which goes on.
    other = next(clip for clip in speech.clips("dictation") if "child" in clip.text)
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        say_into(desktop, "usb_feed", other.path)
        pactl(desktop, "suspend-source", "usb", "1")
        app.wait_status(lambda s: s.microphone == "desk_mic", "the other microphone", 10.0)
        say_into(desktop, "mic_feed", sentence.path)
        time.sleep(0.2)
    last = app.wait_idle().last
    assert last is not None
    assert "child" in last.text, last
    assert "pencils" in last.text, last
    assert app.log().count("Traceback") == 0
    app.stop()


@contextmanager
def music(desktop: Desktop, clip: Path) -> Iterator[None]:
    """Another program plays, and goes on."""
    player = subprocess.Popen(
        ["sh", "-c", f"while paplay --client-name=music '{clip}'; do :; done"],
        env=desktop.env,
        start_new_session=True,
    )
    try:
        yield
    finally:
        player.kill()
        desktop.run("pkill", "-g", str(player.pid), check=False)
        player.wait(5)


def is_heard(desktop: Desktop) -> bool:
    """Whether anything comes out of the loudspeakers."""
    return loudest(desktop, 0.4) > HEARD


def loudest(desktop: Desktop, seconds: float) -> int:
    """What a microphone in front of the loudspeakers would hear."""
    ear = f"timeout {seconds + 0.3} parec --device=speakers.monitor --raw --format=s16le --rate=16000 --channels=1"
    heard = np.frombuffer(desktop.run(*ear.split(), check=False).stdout[: int(seconds * 32_000) & ~1], "<i2")
    return int(np.abs(heard.astype(np.int32)).max(initial=0))


def test_other_programs_are_silent_while_listening_also_after_a_crash(
    new_desktop: Callable[..., Desktop], sentence: Clip
) -> None:
    desktop = new_desktop()
    terminal = Terminal(desktop)
    pactl(desktop, "load-module", "module-stream-restore")  # it remembers what is muted, as desktops have it
    app = App(desktop)
    app.wait_ready()
    assert app.cli("settings", "set", "audio.mute_others", "true").code == 0
    with music(desktop, sentence.path):
        wait_for(lambda: is_heard(desktop), "the music")
        desktop.focus(terminal.window)
        terminal.clear()
        with desktop.hold(HOTKEY):
            app.wait_state(AppState.LISTENING, 5.0)
            wait_for(lambda: not is_heard(desktop), "silence", 5.0)
            app.say(sentence.path)
            assert not is_heard(desktop)
            time.sleep(0.2)
        app.wait_idle()
        terminal.wait_for_text("pencils")
        wait_for(lambda: is_heard(desktop), "the music after the dictation", 5.0)
        desktop.key_down(HOTKEY)
        app.wait_state(AppState.LISTENING, 5.0)
        wait_for(lambda: not is_heard(desktop), "silence", 5.0)
        app.kill()
        desktop.key_up(HOTKEY)
        assert not is_heard(desktop), "nobody is left to unmute it"
        again = App(desktop)
        again.wait_ready()
        wait_for(lambda: is_heard(desktop), "the music after the next start", 5.0)
        assert not list(desktop.home.rglob("muted.json"))
        again.stop()


def test_three_seconds_are_recorded_and_heard_from_the_loudspeaker(
    new_desktop: Callable[..., Desktop], sentence: Clip, tmp_path: Path
) -> None:
    desktop = new_desktop()
    app = App(desktop)
    app.wait_ready()
    assert app.cli("settings", "open").code == 0
    window = desktop.find("Settings")
    desktop.focus(window)
    desktop.tap("Ctrl+F")
    desktop.run("xdotool", "type", "--delay", "30", "headset")
    time.sleep(SETTLED_S)
    for key in ("Down", "Tab", "Tab"):  # the microphone, another one, the button
        desktop.run("xdotool", "key", key)
    before = {path for path in desktop.home.rglob("*") if path.is_file()}
    player = app.say_in_background(sentence.path)
    desktop.tap("Space")
    assert loudest(desktop, 1.0) <= HEARD, "it is only recorded"
    desktop.screenshot(tmp_path / "recording.png", window)
    wait_for(lambda: is_heard(desktop), "what was said, from the loudspeaker", 10.0)
    player.wait(20)
    desktop.screenshot(tmp_path / "played.png", window)
    time.sleep(3.0)
    desktop.screenshot(tmp_path / "verdict.png", window)
    new = {path for path in desktop.home.rglob("*") if path.is_file()} - before
    assert not [path for path in new if path.suffix in {".wav", ".flac", ".pcm", ".part"}], "nothing is kept"
    app.stop()

"""Work ahead as a user sees it: words before release, memory given back after a rest, little taken while idle."""

from __future__ import annotations

import json
import signal
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import jiwer
import psutil

from dictation_app.values.status import AppState

from . import speech
from .processes import wait_for
from .running_app import DICTATION, HOTKEY, App
from .targets import Target, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .desktop import Desktop
    from .speech import Clip

_IDLE_S = 10.0
_PAIRS = 3
_MOST_WRONG = 0.2
_LETTERS = jiwer.Compose([jiwer.ToLowerCase(), jiwer.RemovePunctuation(), jiwer.RemoveMultipleSpaces(), jiwer.Strip()])


class Events:
    """What ``dictation listen --partials`` prints, with the time of each line."""

    def __init__(self, process: subprocess.Popen[bytes], lines: list[tuple[float, dict[str, Any]]]) -> None:
        self.process = process
        self.lines = lines

    def of(self, kind: str) -> list[tuple[float, dict[str, Any]]]:
        return [(at_s, event) for at_s, event in self.lines if event["event"] == kind]


@contextmanager
def listening(desktop: Desktop) -> Iterator[Events]:
    """Run the command beside the app; the reading is done by a process of its own, so that its clock is true."""
    stamped = "import sys, time\nfor line in sys.stdin: print(time.monotonic(), line, end='', flush=True)"
    path = desktop.folder / f"events-{time.monotonic_ns()}.txt"
    with path.open("wb") as file:
        command = subprocess.Popen([DICTATION, "listen", "--partials"], env=desktop.env, stdout=subprocess.PIPE)
        clock = subprocess.Popen([sys.executable, "-c", stamped], stdin=command.stdout, stdout=file)
        assert command.stdout is not None
        command.stdout.close()
        try:
            wait_for(lambda: path.stat().st_size > 0, lambda: "the first event", 10.0)
            events = Events(command, [])
            yield events
        finally:
            command.send_signal(signal.SIGINT)
            command.wait(10)
            clock.wait(10)
    for line in path.read_text(encoding="utf-8").splitlines():
        at_s, _, event = line.partition(" ")
        events.lines.append((float(at_s), json.loads(event)))


def words(text: str) -> str:
    return str(_LETTERS(text))


def test_the_words_are_seen_while_they_are_spoken(
    app: App, desktop: Desktop, terminal: Target, sentence: Clip, measured: Callable[[str], None]
) -> None:
    with listening(desktop) as events:
        desktop.key_down(HOTKEY)
        try:
            app.wait_state(AppState.LISTENING, 5.0)
            app.say(sentence.path)
            time.sleep(0.6)
            released_at_s = time.monotonic()
        finally:
            desktop.key_up(HOTKEY)
        last = app.wait_idle().last
        assert last is not None
        terminal.wait_for_text(last.text)
    partials = events.of("partial")
    before = [event["text"] for at_s, event in partials if at_s <= released_at_s]
    assert len(before) >= 2, "No words while they were spoken."
    seen = 1 - min(1.0, jiwer.wer(words(last.text), words(before[-1]) or "-"))
    measured(f"live text: {len(before)} times before release, {seen:.0%} of the words there at release")
    assert seen >= 0.5  # A busy machine is late; the figure is what counts.
    (finished,) = [event for _, event in events.of("finished")]
    assert finished["last"]["text"] == last.text
    assert partials[-1][1]["text"] == "", "The live text ends with its dictation."
    states = [event["state"] for _, event in events.of("state")]
    assert states[0] == "idle"
    assert "listening" in states


def test_what_was_worked_out_ahead_is_told(app: App, desktop: Desktop, terminal: Target, sentence: Clip) -> None:
    before = app.wait_idle().work
    app.hold_and_say(sentence.path, hold_on_s=2.0)
    after = app.wait_status(lambda s: s.work.utterances > before.utterances, "the count").work
    terminal.wait_for_text("pencils")
    assert after.drafts > before.drafts
    assert after.ahead == before.ahead + 1, "Two seconds after the last word the text was not there."
    assert "engine time" in app.cli("status").out


def test_a_rested_model_gives_its_memory_back_and_the_next_dictation_is_whole_and_as_quick(
    new_desktop: Callable[..., Desktop], measured: Callable[[str], None]
) -> None:
    """Of a sentence that takes longer than the load, which goes on while it is spoken."""
    (sentence,) = (clip for clip in speech.clips("long") if clip.path.stem == "en_read_024")
    desktop = new_desktop(sound=True)
    terminal = Terminal(desktop)
    app = App(desktop)
    app.wait_ready()
    desktop.focus(terminal.window)
    assert len(app.engine()) == 1
    assert app.cli("settings", "set", "engine.rest_after_s", "2").code == 0
    rested_ms, warm_ms, texts = [], [], set()
    for _ in range(_PAIRS):
        app.wait_status(lambda s: s.model_resting, "the rest", 30.0)
        assert app.engine() == []
        assert app.wait_idle().ready
        terminal.clear()
        rested = app.dictate(sentence.path)
        terminal.wait_for_text(rested.text)
        warm = app.dictate(sentence.path)
        rested_ms.append(rested.stop_to_text_ms)
        warm_ms.append(warm.stop_to_text_ms)
        texts |= {rested.text, warm.text}
    measured(f"after a rest: text {rested_ms} ms after release; warm {warm_ms} ms")
    wrong = [text for text in texts if speech.word_error_rate([(sentence, text)]) > _MOST_WRONG]
    assert wrong == []
    # On a busy machine the load takes longer than the sentence.
    assert statistics.median(rested_ms) < statistics.median(warm_ms) + 5000
    app.stop()


def test_idle_it_takes_next_to_nothing(app: App, measured: Callable[[str], None]) -> None:
    processes = [app.process.pid, *(p.pid for p in app.engine())]

    def cpu_s() -> float:
        times = [psutil.Process(pid).cpu_times() for pid in processes]
        return sum(t.user + t.system for t in times)

    before_s = cpu_s()
    time.sleep(_IDLE_S)
    share = (cpu_s() - before_s) / _IDLE_S
    pss_mb = sum(psutil.Process(pid).memory_full_info().pss for pid in processes) / 1e6
    measured(f"idle: {share:.2%} of a core, {pss_mb:.0f} MB (PSS of the app and its engine)")
    assert share < 0.02
    assert pss_mb < 450

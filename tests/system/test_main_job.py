"""The main job: hold the hotkey, speak, release, and the words stand in the window of another program.

All clips are spoken once, in turn into a terminal, a GTK editor and a Qt editor; the tests judge what arrived.
"""

from __future__ import annotations

import statistics
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from dictation_app.values.dictation import DeliveryMethod, DeliveryState, LastDictation

from . import speech
from .clipboard import Clipboard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .conftest import SharedApp
    from .desktop import Desktop
    from .running_app import App
    from .speech import Clip
    from .targets import Target

pytestmark = pytest.mark.timeout(600)

COPIED_TEXT = "copied before: Grüße, 日本 and a\ttab"
SELECTED_TEXT = "selected before: Öl"
COPIED_HTML = "<p>copied <b>before</b>: Gr&uuml;&szlig;e</p>"
RESTORED_WITHIN_S = 5.0
UNSPACED = {"ja"}


@dataclass(frozen=True)
class Spoken:
    """One clip, said into one window."""

    clip: Clip
    target: str
    arrived: str
    """What the target itself holds afterwards."""
    last: LastDictation
    clipboard: dict[str, bytes]
    selected: str
    """What a middle click pastes."""
    plain: str = ""
    """What faster-whisper's own `transcribe` writes for the clip."""

    def __str__(self) -> str:
        return f"{self.clip.path.stem} in {self.target}: {self.arrived!r} (plain: {self.plain!r}; {self.last})"


@dataclass(frozen=True)
class Run:
    """All of them."""

    spoken: list[Spoken]
    clipboard_before: dict[str, bytes]
    log: str


@pytest.fixture(scope="module")
def run(
    model: Path, desktop: Desktop, shared_app: SharedApp, all_targets: dict[str, Target], png: bytes
) -> Iterator[Run]:
    clips = speech.clips("dictation")
    plain = speech.plain_transcripts(model, clips)
    app = shared_app.ready()
    clipboard = Clipboard(desktop)
    clipboard.fill(text=COPIED_TEXT, html=COPIED_HTML, png=png)
    before = clipboard.read()
    windows = list(all_targets.values())
    spoken = []
    for number, (clip, reference) in enumerate(zip(clips, plain, strict=True)):
        target = windows[number % len(windows)]
        spoken.append(replace(_speak(app, clip, target, clipboard, before), plain=reference))
    yield Run(spoken, before, app.log())
    shared_app.rest()
    clipboard.close()


def _speak(app: App, clip: Clip, target: Target, clipboard: Clipboard, wanted: dict[str, bytes]) -> Spoken:
    target.clear()
    app.desktop.focus(target.window)
    if clipboard.text("primary") != SELECTED_TEXT:
        clipboard.select(SELECTED_TEXT)  # Clearing an editor selects its text.
    last = app.dictate(clip.path)
    now = clipboard.read_until(wanted, RESTORED_WITHIN_S)
    with suppress(AssertionError):
        target.wait_for_text(last.text)
    return Spoken(clip, target.name, target.text(), last, now, clipboard.text("primary"))


def test_each_of_twenty_texts_arrives_whole_in_the_focused_window(run: Run) -> None:
    assert len(run.spoken) >= 20
    wrong = [
        str(s)
        for s in run.spoken
        if not s.last.text or s.arrived != s.last.text + ("" if s.last.language in UNSPACED else " ")
    ]
    assert wrong == []


def test_the_user_is_told_that_it_arrived(run: Run) -> None:
    """Pasted text has a receipt; typed text has none, and is not said to have one."""
    expected = {
        DeliveryMethod.PASTE: DeliveryState.DELIVERED,
        DeliveryMethod.TYPE: DeliveryState.PROBABLY,
    }
    assert [str(s) for s in run.spoken if expected.get(s.last.method) is not s.last.delivery] == []
    assert {s.target for s in run.spoken if s.last.method is DeliveryMethod.PASTE} == {s.target for s in run.spoken}


def test_the_first_word_is_there_every_time(run: Run) -> None:
    missing = []
    for s in run.spoken:
        first, plain, arrived = (
            (speech.words(text, s.clip.language) or ["-"])[0] for text in (s.clip.text, s.plain, s.arrived)
        )
        # Where plain faster-whisper mishears the first word, too, its beginning must do.
        there = arrived in {first, plain} or (first != plain and arrived[0] == first[0])
        if not there:
            missing.append(str(s))
    assert missing == []


def test_as_right_as_plain_faster_whisper(run: Run, measured: Callable[[str], None]) -> None:
    ours = speech.word_error_rate([(s.clip, s.arrived) for s in run.spoken])
    plain = speech.word_error_rate([(s.clip, s.plain) for s in run.spoken])
    measured(f"word error rate in the windows {ours:.1%}, plain faster-whisper {plain:.1%} ({len(run.spoken)} clips)")
    different = [
        f"{s.clip.path.stem}: ours {s.arrived!r} plain {s.plain!r}"
        for s in run.spoken
        if speech.words(s.arrived) != speech.words(s.plain)
    ]
    # 240 words: with the moments at which work ahead is done, two or four of them are other ones from run to run.
    # `dictation bench accuracy --live` compares all clips.
    assert ours <= plain + 0.025, "\n".join(different)


def test_the_clipboard_is_as_it_was(run: Run) -> None:
    assert run.clipboard_before["UTF8_STRING"].decode() == COPIED_TEXT
    assert all(run.clipboard_before.values()), run.clipboard_before.keys()
    changed = [
        (str(s), {name: value[:60] for name, value in s.clipboard.items()})
        for s in run.spoken
        if s.clipboard != run.clipboard_before
    ]
    assert changed == []


def test_what_was_selected_elsewhere_is_as_it_was(run: Run) -> None:
    assert [str(s) for s in run.spoken if s.selected != SELECTED_TEXT] == []


def test_selected_text_is_replaced(app: App, desktop: Desktop, targets: list[Target]) -> None:
    for editor in targets[1:]:
        desktop.focus(editor.window)
        desktop.run("xdotool", "type", "--delay", "20", "old words")
        desktop.tap("Ctrl+A")
        last = app.dictate(next(clip.path for clip in speech.clips("dictation") if "pencils" in clip.text))
        editor.wait_for_text(last.text)
        assert editor.text() == f"{last.text} ", editor.name


def test_the_log_does_not_hold_what_was_said(run: Run) -> None:
    assert run.log
    leaked = [s.last.text for s in run.spoken if s.last.text and s.last.text in run.log]
    assert leaked == []


def test_the_text_is_there_soon_after_release(run: Run, measured: Callable[[str], None]) -> None:
    waits = sorted(s.last.stop_to_text_ms for s in run.spoken)
    median = statistics.median(waits)
    measured(f"release to text: median {median:.0f} ms, least {waits[0]} ms, most {waits[-1]} ms")
    # Loose on purpose: the machine may be busy. More than this would be felt as broken.
    assert median < 3000

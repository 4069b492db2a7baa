"""Pictures of the transcript view, to look at; ``DICTATION_SCREENSHOTS=FOLDER`` keeps them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app.control.retranscriber import Choices
from dictation_app.ui import theme
from dictation_app.ui.transcript import TranscriptView
from dictation_app.ui.transcript.commands import Command

from . import transcripts
from .statuses import with_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dictation_app.transcript_edit import Document

CHOICES = Choices(models=("tiny", "base"), english_only=frozenset(), languages=("en", "de"), spoken=2)
DOCUMENTS = {"3": transcripts.three, "3000": lambda: transcripts.many(3000), "two-ways": transcripts.two_ways}


def shown(qtbot: QtBot, document: Document, width: int) -> TranscriptView:
    """Playing its second segment."""
    end_s = document.segments[-1].end_s
    view, player, peaks = TranscriptView(), transcripts.FakeMediaPlayer(end_s), transcripts.FakePeaks()
    qtbot.addWidget(view)
    view.set_player(player)
    view.set_peaks(peaks)
    view.resize(width, 600)
    view.show()
    qtbot.waitExposed(view)
    view.show_document(replace(transcripts.JOB, duration_s=end_s), document)
    peaks.tell(min(end_s, 3600.0))
    view.do(Command.PLAY)
    player.now_s = document.segments[1].start_s + 0.7
    qtbot.wait(80)
    return view


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_transcript(
    qtbot: QtBot, themed: QApplication, tmp_path: Path, colours: theme.ThemeName, name: str, factor: float
) -> None:
    folder = Path(os.environ.get("DICTATION_SCREENSHOTS", tmp_path)).absolute() / "ui"
    folder.mkdir(parents=True, exist_ok=True)
    theme.apply(colours)
    large = "" if factor == 1.0 else "-large-font"

    def show() -> None:
        for width in (420, 760):
            view = shown(qtbot, DOCUMENTS[name](), width)

            def keep(what: str, view: TranscriptView = view, width: int = width) -> None:
                qtbot.wait(20)
                image = view.grab().toImage()
                image.save(str(folder / f"transcript-{name}{what}-{colours}-{width}{large}.png"))
                assert image.deviceIndependentSize().width() == width
                small = image.scaled(32, 32)
                mean = sum(small.pixelColor(x, y).lightnessF() for x in range(32) for y in range(32)) / 1024
                assert mean > 0.6 if colours == "light" else mean < 0.4

            keep("")
            view.do(Command.REPLACE)
            qtbot.keyClicks(view.focusWidget(), "the")
            keep("-find")
            view._on_find_closed()
            view._steps.edit(0 if name == "two-ways" else 2, 4)
            keep("-edit")
            view.do(Command.SPEAKER)
            keep("-speaker")
            view.choose_again(CHOICES)
            keep("-again")

    with_font(themed, factor, show)

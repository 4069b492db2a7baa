"""Exports are made on Python's own threads, where Qt must not complain."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from dictation_app.export import FORMATS, ExportOptions, FileTranscript
from dictation_app.values.speech import Segment

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PARAGRAPHS = 400
"""Qt lays a short document out without timers."""


def test_a_long_pdf_is_made_silently_on_any_thread(qtbot: QtBot, qtlog: object) -> None:
    document = FileTranscript(
        source="talk.wav",
        duration_s=5.0 * PARAGRAPHS,
        language="en",
        model="base",
        segments=tuple(
            Segment(start_s=5.0 * at, end_s=5.0 * at + 1, text=" Some words are spoken.", avg_logprob=-0.2)
            for at in range(PARAGRAPHS)
        ),
    )
    form = FORMATS.create("pdf", ExportOptions())
    made: list[bytes] = []
    for _ in range(2):
        thread = threading.Thread(target=lambda: made.append(form.render(document)))
        thread.start()
        thread.join()
    qtbot.wait(50)
    assert [message.message for message in qtlog.records] == []  # type: ignore[attr-defined]
    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF")

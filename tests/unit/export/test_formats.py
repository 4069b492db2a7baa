"""What each format writes, to the letter, where others rely on it."""

from __future__ import annotations

import json

import pytest

from dictation_app.export import FileTranscript, TranscriptSettings, Withheld
from dictation_app.export.markdown import Markdown
from dictation_app.export.plain import OnePiece, PlainText, WithTimes
from dictation_app.export.structured import Json
from dictation_app.export.subtitles import Lyrics, SubRip, WebVtt
from dictation_app.export.tables import CommaSeparated, TabSeparated
from dictation_app.export.wording import Paragraphs, clean, paragraphs
from dictation_app.values.speech import Word
from tests.transcripts import MARKUP, document, segment

# --- text -------------------------------------------------------------------------------------------------------------


def test_segments_are_joined_as_their_language_writes_them() -> None:
    assert PlainText().render(document(segment(0, 1, " Good"), segment(1, 2, " morning."))) == b"Good morning.\n"
    assert PlainText().render(document(segment(0, 1, "早上"), segment(1, 2, "好。"))) == "早上好。\n".encode()


def test_a_long_pause_begins_a_paragraph() -> None:
    spoken = document(segment(0, 1, " One."), segment(2.9, 4, " Two."), segment(6, 7, " Three."))
    assert PlainText().render(spoken) == b"One. Two.\n\nThree.\n"
    assert OnePiece().render(spoken) == b"One. Two. Three.\n"
    assert WithTimes().render(spoken) == b"[0:00:00] One.\n[0:00:02] Two.\n[0:00:06] Three.\n"


def test_a_long_paragraph_ends_with_a_sentence_where_nobody_pauses() -> None:
    spoken = document(*(segment(n, n + 1, " word" * 50 + (".", ",")[n % 2]) for n in range(12)))
    made = [paragraph.text for paragraph in paragraphs(spoken.segments, 2.0)]
    assert [len(text) for text in made] == [752, 1003, 1003, 250]
    assert all(text.endswith(".") for text in made[:-1])


@pytest.mark.parametrize("form", [PlainText, OnePiece, WithTimes, SubRip])
def test_nothing_said_is_an_empty_file(form: type[PlainText | OnePiece | WithTimes | SubRip]) -> None:
    assert form().render(document()) == b""


def test_text_that_grows_is_the_text_of_the_file() -> None:
    spoken = document(*(segment(n * (1 + n % 4), n * (1 + n % 4) + 1, f" {sign}") for n, sign in enumerate(MARKUP)))
    growing = Paragraphs(2.0)
    printed = "".join(growing.add(part) for part in spoken.segments) + "\n"
    assert printed.encode() == PlainText().render(spoken)
    assert len(paragraphs(spoken.segments, 2.0)) > 3


def test_what_no_format_can_hold_is_left_out() -> None:
    assert clean(" a\x00b\x1b[31m\ud800\ufeffc\r\n d\u2028e \U0001ffff") == " ab[31mc d e"
    assert clean("\x07 \t") == ""


def test_markdown_keeps_what_was_said_readable() -> None:
    written = Markdown().render(document(segment(3723, 3724, " # 1. snake_case, 2 * 3 = C:\\temp & _so_"))).decode()
    assert written == "# a_talk.mp3\n\n**1:02:03** # 1. snake_case, 2 \\* 3 = C:\\temp & \\_so\\_\n"


def test_tables_are_written_as_others_write_them() -> None:
    spoken = document(segment(0.5, 2.25, ' He said "yes, no".'), segment(3, 4, " Well."))
    assert TabSeparated().render(spoken) == b'start\tend\ttext\n500\t2250\tHe said "yes, no".\n3000\t4000\tWell.\n'
    assert CommaSeparated().render(spoken) == (
        b'start_s,end_s,text,avg_logprob\n0.500,2.250,"He said ""yes, no"".",-0.2500\n3.000,4.000,Well.,-0.2500\n'
    )


# --- subtitles --------------------------------------------------------------------------------------------------------


def test_subrip_is_written_as_players_expect_it() -> None:
    spoken = document(segment(0.5, 2.25, " Hello."), segment(3725.0, 3727.001, " Good-bye."))
    assert SubRip().render(spoken) == (
        b"1\n00:00:00,500 --> 00:00:02,250\nHello.\n\n2\n01:02:05,000 --> 01:02:07,001\nGood-bye.\n"
    )


def test_webvtt_is_written_as_browsers_expect_it() -> None:
    assert WebVtt().render(document(segment(0.5, 2.25, " a --> b & <c>"))) == (
        b"WEBVTT\n\n00:00:00.500 --> 00:00:02.250\na --&gt; b &amp; &lt;c&gt;\n"
    )
    assert WebVtt().render(document()) == b"WEBVTT\n"


def test_braces_and_backslashes_stay_in_subrip() -> None:
    assert b"{x} C:\\new\\h" in SubRip().render(document(segment(0, 1, " {x} C:\\new\\h")))


def test_lyrics_go_dark_in_a_long_pause() -> None:
    spoken = document(segment(0.5, 2.25, " Hello."), segment(62, 63, " [so] it is"))
    assert Lyrics().render(spoken).decode() == (
        "[ti:a_talk.mp3]\n[length:0:01:40]\n[00:00.50]Hello.\n[00:02.25]\n[01:02.00]\u2060[so] it is\n"
    )


# --- JSON -------------------------------------------------------------------------------------------------------------


def test_json_holds_everything_that_is_known() -> None:
    spoken = FileTranscript(
        source="Gespräch.mp3",
        duration_s=61.23456,
        language="de",
        model="base",
        segments=(
            segment(0.4, 2.1, " Guten Morgen.", (Word(0.4, 0.9, "Guten", 0.98765), Word(1.0, 2.1, "Morgen.", 0.5))),
            segment(2.1, 3, " Grüße!"),
        ),
        withheld=(Withheld(start_s=30.0, end_s=58.0, text="Danke.", reason="No speech was heard."),),
        complete=False,
        problem="'Gespräch.mp3' is cut off.",
        settings=TranscriptSettings(
            language="auto", device="cpu", compute_type="int8", words=True, channels="each", track=1
        ),
    )
    written = Json().render(spoken)
    assert "Gespräch".encode() in written
    assert json.loads(written) == {
        "format": "dictation-transcript",
        "version": 1,
        "source": "Gespräch.mp3",
        "duration_s": 61.235,
        "language": "de",
        "model": "base",
        "settings": {
            "language": "auto",
            "device": "cpu",
            "compute_type": "int8",
            "words": True,
            "translate": False,
            "channels": "each",
            "track": 1,
        },
        "complete": False,
        "problem": "'Gespräch.mp3' is cut off.",
        "text": "Guten Morgen. Grüße!",
        "segments": [
            {
                "start_s": 0.4,
                "end_s": 2.1,
                "text": "Guten Morgen.",
                "avg_logprob": -0.25,
                "words": [
                    {"start_s": 0.4, "end_s": 0.9, "text": "Guten", "probability": 0.9877},
                    {"start_s": 1.0, "end_s": 2.1, "text": "Morgen.", "probability": 0.5},
                ],
            },
            {"start_s": 2.1, "end_s": 3, "text": "Grüße!", "avg_logprob": -0.25},
        ],
        "withheld": [{"start_s": 30.0, "end_s": 58.0, "text": "Danke.", "reason": "No speech was heard."}],
    }

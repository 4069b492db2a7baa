from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictation_app.export import FileTranscript, Withheld
from dictation_app.export.plain import PlainText
from dictation_app.export.structured import Json
from dictation_app.export.subtitles import SubRip, WebVtt, cues
from dictation_app.values import Segment


def segment(start_s: float, end_s: float, text: str) -> Segment:
    return Segment(start_s=start_s, end_s=end_s, text=text, avg_logprob=-0.25)


def document(*segments: Segment) -> FileTranscript:
    return FileTranscript(source="a.mp3", duration_s=100.0, language="en", model="base", segments=segments)


# --- text -------------------------------------------------------------------------------------------------------------


def test_segments_are_joined_as_their_language_writes_them() -> None:
    assert PlainText().render(document(segment(0, 1, " Good"), segment(1, 2, " morning."))) == "Good morning.\n"
    assert PlainText().render(document(segment(0, 1, "早上"), segment(1, 2, "好。"))) == "早上好。\n"


def test_a_long_pause_begins_a_paragraph() -> None:
    spoken = document(segment(0, 1, " One."), segment(2.9, 4, " Two."), segment(6, 7, " Three."))
    assert PlainText().render(spoken) == "One. Two.\n\nThree.\n"


@pytest.mark.parametrize("form", [PlainText, SubRip])
def test_nothing_said_is_an_empty_file(form: type[PlainText | SubRip]) -> None:
    assert form().render(document()) == ""


# --- subtitles --------------------------------------------------------------------------------------------------------


def test_subrip_is_written_as_players_expect_it() -> None:
    spoken = document(segment(0.5, 2.25, " Hello."), segment(3725.0, 3727.001, " Good-bye."))
    assert SubRip().render(spoken) == (
        "1\n00:00:00,500 --> 00:00:02,250\nHello.\n\n2\n01:02:05,000 --> 01:02:07,001\nGood-bye.\n"
    )


def test_webvtt_is_written_as_browsers_expect_it() -> None:
    assert WebVtt().render(document(segment(0.5, 2.25, " a --> b & <c>"))) == (
        "WEBVTT\n\n00:00:00.500 --> 00:00:02.250\na --&gt; b &amp; &lt;c&gt;\n"
    )
    assert WebVtt().render(document()) == "WEBVTT\n"


def test_braces_and_backslashes_stay_in_subrip() -> None:
    assert "{x} C:\\new\\h" in SubRip().render(document(segment(0, 1, " {x} C:\\new\\h")))


def test_long_text_is_divided_into_cues_of_two_even_lines_that_share_the_time() -> None:
    text = " ".join(["word"] * 40)  # 199 letters
    made = cues(document(segment(10, 20, text)))
    assert [len(cue.lines) for cue in made] == [2, 2, 1]
    assert " ".join(line for cue in made for line in cue.lines) == text
    assert (made[0].start_ms, made[-1].end_ms) == (10_000, 20_000)
    assert [cue.start_ms for cue in made[1:]] == [cue.end_ms for cue in made[:-1]]
    assert made[0].end_ms == pytest.approx(14_000, abs=300)


def test_a_line_is_not_followed_by_a_single_leftover_word() -> None:
    (cue,) = cues(document(segment(0, 3, "The quick brown fox jumps over the lazy dog now")))
    assert max(map(len, cue.lines)) - min(map(len, cue.lines)) <= 6


def test_chinese_lines_are_half_as_long() -> None:
    (cue,) = cues(document(segment(0, 5, "今天天气很好我们一起去公园散步吧好不好呀朋友们大家说怎么样")))
    assert all(len(line) <= 21 for line in cue.lines)
    assert len(cue.lines) == 2


def test_a_very_short_cue_stays_readable_where_there_is_time() -> None:
    made = cues(document(segment(1, 1, " Yes."), segment(1.2, 1.2, " No."), segment(9, 9.1, " Well.")))
    assert [(cue.start_ms, cue.end_ms) for cue in made] == [(1000, 1200), (1200, 1700), (9000, 9500)]


@given(
    st.lists(
        st.tuples(
            st.floats(0, 1000), st.floats(-5, 60), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300)
        ),
        max_size=12,
    )
)
def test_cues_never_overlap_and_lose_no_word(parts: list[tuple[float, float, str]]) -> None:
    segments = [segment(start, start + length, text) for start, length, text in parts]
    made = cues(document(*segments))
    assert all(cue.end_ms > cue.start_ms for cue in made)
    assert all(first.end_ms <= second.start_ms for first, second in pairwise(made))
    assert all(cue.lines and all(cue.lines) for cue in made)
    said = "".join("".join(s.text.split()) for s in segments)
    assert "".join("".join("".join(cue.lines).split()) for cue in made) == said


# --- JSON -------------------------------------------------------------------------------------------------------------


def test_json_holds_everything_that_is_known() -> None:
    spoken = FileTranscript(
        source="Gespräch.mp3",
        duration_s=61.23456,
        language="de",
        model="base",
        segments=(segment(0.4, 2.1, " Guten Morgen."), segment(2.1, 3, " Grüße!")),
        withheld=(Withheld(start_s=30.0, end_s=58.0, text="Danke.", reason="No speech was heard."),),
        complete=False,
        problem="'Gespräch.mp3' is cut off.",
    )
    written = Json().render(spoken)
    assert "Gespräch" in written
    assert json.loads(written) == {
        "format": "dictation-transcript",
        "version": 1,
        "source": "Gespräch.mp3",
        "duration_s": 61.235,
        "language": "de",
        "model": "base",
        "complete": False,
        "problem": "'Gespräch.mp3' is cut off.",
        "text": "Guten Morgen. Grüße!",
        "segments": [
            {"start_s": 0.4, "end_s": 2.1, "text": "Guten Morgen.", "avg_logprob": -0.25},
            {"start_s": 2.1, "end_s": 3, "text": "Grüße!", "avg_logprob": -0.25},
        ],
        "withheld": [{"start_s": 30.0, "end_s": 58.0, "text": "Danke.", "reason": "No speech was heard."}],
    }


def test_text_that_just_fills_its_lines_is_wrapped() -> None:
    text = f"{'a' * 42} {'b' * 42}"
    rendered = SubRip().render(document(Segment(start_s=0, end_s=5, text=text, avg_logprob=-0.1)))
    assert "a" * 42 in rendered
    assert "b" * 42 in rendered

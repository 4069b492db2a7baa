"""Editing the text of a file: what each step does to text, words and times, and that all of them can be taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictation_app.errors import UserError
from dictation_app.export import FileTranscript
from dictation_app.transcript_edit import Document, Editor, Hit, Search, find, from_json, to_json
from dictation_app.transcript_edit.placing import placed
from dictation_app.values.speech import Segment, Word
from tests.transcripts import PATIENT, evenly, segment

if TYPE_CHECKING:
    from collections.abc import Callable


def said(segment: Segment) -> list[tuple[str, float, float]]:
    return [(word.text, round(word.start_s, 3), round(word.end_s, 3)) for word in segment.words]


def texts(editor: Editor) -> list[str]:
    return [segment.text for segment in editor.document.segments]


def times(editor: Editor) -> list[tuple[float, float]]:
    return [(round(each.start_s, 3), round(each.end_s, 3)) for each in editor.document.segments]


@pytest.fixture
def editor() -> Editor:
    """Three segments with a second between them, a second for each word."""
    return Editor(
        Document.of([evenly(0, 3, "One two three."), evenly(4, 6, " Four five."), evenly(7, 10, " Six seven eight.")])
    )


# --- text and words -------------------------------------------------------------------------------------------------


def test_unchanged_words_keep_their_times_and_new_ones_share_what_is_between(editor: Editor) -> None:
    editor.set_text(2, "Six hundred and eight.")
    assert said(editor.document.segments[2]) == [
        ("Six", 7.0, 8.0),
        ("hundred", 8.0, 8.7),
        ("and", 8.7, 9.0),
        ("eight.", 9.0, 10.0),
    ]
    assert editor.document.segments[2].text == " Six hundred and eight."


def test_other_punctuation_and_capitals_are_the_same_word(editor: Editor) -> None:
    before = editor.document.segments[0].words
    editor.set_text(0, "one, Two three!")
    after = editor.document.segments[0].words
    assert [word.text for word in after] == ["one,", "Two", "three!"]
    assert [(w.start_s, w.end_s, w.probability) for w in after] == [(w.start_s, w.end_s, w.probability) for w in before]


def test_a_word_that_somebody_wrote_is_sure(editor: Editor) -> None:
    editor.set_text(0, "One too three.")
    assert [word.probability for word in editor.document.segments[0].words] == [0.9, 1.0, 0.9]


def test_scripts_without_spaces_keep_the_times_of_their_signs() -> None:
    words = (Word(0, 1, "今天", 0.9), Word(1, 2, "天气", 0.9), Word(2, 3, "很好。", 0.9))
    editor = Editor(Document.of([segment(0, 3, "今天天气很好。", words)]))
    editor.set_text(0, "今天空气很好。")
    assert said(editor.document.segments[0]) == [("今天", 0, 1), ("空气", 1, 2), ("很好。", 2, 3)]


def test_a_segment_without_words_gets_none() -> None:
    editor = Editor(Document.of([segment(0, 3, "One two.")]))
    editor.set_text(0, "One and two.")
    assert editor.document.segments[0].words == ()


def test_a_text_is_one_line_and_no_text_takes_the_segment_away(editor: Editor) -> None:
    editor.set_text(1, "  Four\n\tand  five. ")
    assert texts(editor)[1] == " Four and five."
    editor.set_text(1, " \n")
    assert texts(editor) == ["One two three.", " Six seven eight."]
    editor.undo()
    editor.undo()
    assert texts(editor)[1] == " Four five."


def test_writing_on_is_one_step(editor: Editor) -> None:
    first = editor.document
    for text in ("Four fi", "Four fives", "Four fives."):
        editor.set_text(1, text, goes_on=True)
    assert texts(editor)[1] == " Four fives."
    editor.undo()
    assert editor.document == first
    assert not editor.can_undo
    editor.set_text(1, "Four", goes_on=True)
    editor.set_text(1, "Four five.", goes_on=True)
    assert not editor.can_undo


# --- split and merge ------------------------------------------------------------------------------------------------


def test_a_segment_is_split_between_words(editor: Editor) -> None:
    editor.split(0, len("One two "))
    assert texts(editor)[:2] == ["One two", " three."]
    assert times(editor)[:2] == [(0, 2), (2, 3)]
    assert said(editor.document.segments[1]) == [("three.", 2, 3)]


def test_a_pause_between_the_words_stays_one() -> None:
    words = (Word(0, 1, "One", 0.9), Word(5, 6, "two.", 0.9))
    editor = Editor(Document.of([segment(0, 7, "One two.", words)]))
    editor.split(0, 4)
    assert times(editor) == [(0, 1), (5, 7)]


def test_split_inside_a_word_and_merged_again_is_the_same_text(editor: Editor) -> None:
    editor.split(0, len("One tw"))
    assert texts(editor)[:2] == ["One tw", "o three."]
    assert said(editor.document.segments[0])[-1] == ("tw", 1.0, 1.667)
    editor.merge(0, 1)
    assert texts(editor)[0] == "One two three."
    assert said(editor.document.segments[0]) == [("One", 0, 1), ("two", 1, 2), ("three.", 2, 3)]


def test_without_words_the_letters_share_the_time() -> None:
    editor = Editor(Document.of([segment(0, 8, "abcd efgh")]))
    editor.split(0, 5)
    assert times(editor) == [(0, 4), (4, 8)]


@pytest.mark.parametrize("place", [-1, 0, 14, 99])
def test_nothing_is_split_off_at_the_ends(editor: Editor, place: int) -> None:
    assert editor.split(0, place) is None
    assert not editor.can_undo


def test_merged_segments_are_said_by_the_first_and_keep_all_words(editor: Editor) -> None:
    editor.set_speaker(0, 0, "Ann")
    editor.set_speaker(1, 2, "Bob")
    editor.merge(0, 2)
    (whole,) = editor.document.segments
    assert whole.text == "One two three. Four five. Six seven eight."
    assert (whole.start_s, whole.end_s, whole.speaker) == (0, 10, "Ann")
    assert [word.text for word in whole.words] == whole.text.split()
    assert whole.words[3].start_s == 4


# --- times ----------------------------------------------------------------------------------------------------------


def test_a_segment_is_moved_with_its_words_as_far_as_its_neighbours_let_it(editor: Editor) -> None:
    editor.shift(1, 1, 0.4)
    assert times(editor)[1] == (4.4, 6.4)
    assert said(editor.document.segments[1]) == [("Four", 4.4, 5.4), ("five.", 5.4, 6.4)]
    editor.shift(1, 1, 5.0)
    assert times(editor)[1] == (5, 7)
    assert editor.shift(1, 1, 1.0) is None
    editor.shift(0, 2, -3)
    assert times(editor)[0] == (0, 3)
    editor.shift(1, 2, -9)
    assert times(editor)[1:] == [(3, 5), (5, 8)]


def test_an_edge_is_moved_as_far_as_the_neighbour(editor: Editor) -> None:
    editor.retime(1, 1.0, 6.5)
    assert times(editor)[1] == (3, 6.5)
    editor.retime(1, 4.5, 99)
    assert times(editor)[1] == (4.5, 7)
    assert said(editor.document.segments[1])[0] == ("Four", 4.5, 5)
    editor.retime(1, 6.0, 5.0)
    assert times(editor)[1] == (6, 6)


def test_people_talking_at_once_stay_so_and_in_order() -> None:
    talk = [segment(0, 10, "a b c d"), segment(3, 4, "mhm"), segment(11, 12, "e")]
    editor = Editor(Document.of(talk))
    editor.split(0, 4)
    assert [(each.start_s, each.text) for each in editor.document.segments] == [
        (0, "a b"),
        (3, "mhm"),
        (5, " c d"),
        (11, "e"),
    ]
    editor.undo()
    assert editor.document == Document.of(talk)
    editor.shift(1, 1, 20)
    assert times(editor)[1] == (10, 11)
    assert editor.shift(1, 1, -20) is None


# --- speakers -------------------------------------------------------------------------------------------------------


def test_speakers_come_from_the_channels_and_are_renamed_everywhere() -> None:
    parts = [segment(n, n + 1, f"{n}") for n in range(4)]
    named = [Segment(**{**_fields(part), "speaker": f"Speaker {1 + n % 2}"}) for n, part in enumerate(parts)]
    editor = Editor(Document.of(_transcript(*named).segments))
    assert editor.document.speakers == ("Speaker 1", "Speaker 2")
    editor.rename_speaker("Speaker 2", " Bob  B. ")
    assert [each.speaker for each in editor.document.segments] == ["Speaker 1", "Bob B."] * 2
    assert editor.document.speakers == ("Speaker 1", "Bob B.")
    editor.rename_speaker("Speaker 1", "Bob B.")
    assert editor.document.speakers == ("Bob B.",)
    editor.rename_speaker("Bob B.", "")
    assert {each.speaker for each in editor.document.segments} == {""}
    assert editor.document.speakers == ()
    for _ in range(3):
        editor.undo()
    assert editor.document.speakers == ("Speaker 1", "Speaker 2")


def test_a_new_name_can_be_chosen_from_then_on(editor: Editor) -> None:
    editor.set_speaker(1, 2, "Ann")
    assert [each.speaker for each in editor.document.segments] == ["", "Ann", "Ann"]
    editor.set_speaker(1, 2, "")
    assert editor.document.speakers == ("Ann",)


# --- finding --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (Search(what="THE"), ["The", "the", "the"]),
        (Search(what="the", case=True), ["the", "the"]),
        (Search(what="the", whole_words=True), ["The", "the"]),
        (Search(what="cat  sat"), ["cat sat"]),
        (Search(what="."), [".", "."]),
        (Search(what=".", whole_words=True), [".", "."]),
        (Search(what="天", whole_words=True), ["天", "天"]),
        (Search(what="x" * 9), []),
        (Search(what="  "), []),
    ],
)
def test_it_finds_what_is_looked_for(search: Search, found: list[str]) -> None:
    document = Document.of(
        [segment(0, 1, "The cat sat. other"), segment(1, 2, " on the mat."), segment(2, 3, " 今天天")]
    )
    hits = find(document, search)
    shown = [document.segments[hit.segment].text.strip()[hit.start : hit.end] for hit in hits]
    assert shown == found
    assert sorted(hits) == list(hits)


def test_all_places_are_replaced_in_one_step(editor: Editor) -> None:
    change = editor.replace_all(Search(what="five", whole_words=True), "5 \\1")
    assert texts(editor) == ["One two three.", " Four 5 \\1.", " Six seven eight."]
    assert change is not None
    assert (change.at, change.removed, change.added) == (1, 1, 1)
    editor.replace_all(Search(what="e"), "")
    assert texts(editor) == ["On two thr.", " Four 5 \\1.", " Six svn ight."]
    editor.undo()
    editor.undo()
    assert texts(editor)[1] == " Four five."
    assert not editor.can_undo
    assert editor.replace_all(Search(what="nowhere"), "x") is None


def test_one_place_is_replaced(editor: Editor) -> None:
    (hit,) = find(editor.document, Search(what="five"))
    assert hit == Hit(1, 5, 9)
    editor.replace_hit(hit, "sixty")
    assert texts(editor)[1] == " Four sixty."
    assert said(editor.document.segments[1]) == [("Four", 4, 5), ("sixty.", 5, 6)]


def test_what_was_only_the_replaced_word_goes(editor: Editor) -> None:
    editor.replace_all(Search(what="Four five."), "")
    assert texts(editor) == ["One two three.", " Six seven eight."]


# --- again ----------------------------------------------------------------------------------------------------------


def test_what_was_transcribed_again_takes_the_place_of_what_was_there(editor: Editor) -> None:
    editor.set_speaker(1, 1, "Ann")
    first = editor.document
    again = [evenly(3.5, 5, "For"), evenly(5, 8, "fife. "), segment(5, 6, " ")]
    editor.replace_range(4, 6, again, "en")
    assert texts(editor) == ["One two three.", " For", " fife.", " Six seven eight."]
    assert times(editor)[1:3] == [(4, 5), (5, 6)]
    assert [each.speaker for each in editor.document.segments] == ["", "Ann", "Ann", ""]
    editor.undo()
    assert editor.document == first


def test_again_with_no_text_leaves_a_gap_and_languages_without_spaces_get_none(editor: Editor) -> None:
    editor.replace_range(4, 6, [], "en")
    assert texts(editor) == ["One two three.", " Six seven eight."]
    editor.replace_range(7, 10, [segment(7, 8, "今天"), segment(8, 9, "好")], "zh")
    assert texts(editor) == ["One two three.", "今天", "好"]


@pytest.mark.parametrize(
    ("start_s", "end_s", "order"),
    [(4.2, 4.6, ["One two three.", " New.", " Four five.", " Six seven eight."]),
     (5.0, 5.0, ["One two three.", " New.", " Four five.", " Six seven eight."]),
     (5.2, 5.6, ["One two three.", " Four five.", " New.", " Six seven eight."])],
)  # fmt: skip
def test_what_takes_no_segment_away_stands_beside_the_one_it_lies_in(
    editor: Editor, start_s: float, end_s: float, order: list[str]
) -> None:
    editor.replace_range(start_s, end_s, [segment(start_s, end_s, "New.")], "en")
    assert texts(editor) == order
    check(editor.document)


def test_what_is_transcribed_meanwhile_is_no_step() -> None:
    editor = Editor(Document.of([segment(0, 1, "a")]))
    change = editor.append([segment(1, 2, " b")])
    assert change is not None
    assert (change.at, change.removed, change.added) == (1, 0, 1)
    assert not editor.can_undo
    assert editor.append([]) is None


@pytest.mark.parametrize(
    "later",
    [
        segment(1, 2, " who stands before what was moved"),
        replace(segment(9, 10, " who says something for the first time"), speaker="Bob"),
    ],
)
def test_no_step_is_taken_back_in_another_place_than_it_was_made(later: Segment) -> None:
    editor = Editor(Document.of([segment(0, 1, "a"), segment(1, 2, " b")]))
    editor.shift(1, 1, 5.0)
    editor.set_text(1, "c")
    editor.append([later])
    there = editor.document
    while editor.can_undo:
        editor.undo()
    assert editor.document == from_json(to_json(editor.document)) == there


# --- any edits ------------------------------------------------------------------------------------------------------

written = st.text(st.sampled_from("ab cd, e.f 今天"), max_size=30)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """In order and apart, as files with one voice at a time are, with words or without."""
    made: list[Segment] = []
    at_s = 0.0
    for gap, length, text, has_words in draw(
        st.lists(st.tuples(st.floats(0, 5), st.floats(0, 9), written, st.booleans()), max_size=6)
    ):
        start_s = at_s + gap
        at_s = start_s + length
        made.append((evenly if has_words else segment)(start_s, at_s, f" {text}"))
    return Document.of(made)


index = st.integers(0, 9)
moment = st.floats(-5, 60)
edits = st.one_of(
    st.tuples(st.just("set_text"), index, written),
    st.tuples(st.just("split"), index, st.integers(-1, 30)),
    st.tuples(st.just("merge"), index, index),
    st.tuples(st.just("delete"), index, index),
    st.tuples(st.just("shift"), index, index, st.floats(-30, 30)),
    st.tuples(st.just("retime"), index, moment, moment),
    st.tuples(st.just("set_speaker"), index, index, st.sampled_from(["", "Ann", "Bob"])),
    st.tuples(st.just("rename_speaker"), st.sampled_from(["Ann", "Bob"]), st.sampled_from(["", "Bob", "Cid"])),
    st.tuples(st.just("replace_all"), st.sampled_from("ab今 "), written),
    st.tuples(st.just("replace_range"), moment, moment, documents()),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def carry_out(editor: Editor, edit: tuple[Any, ...]) -> None:
    name, *arguments = edit
    count = len(editor.document.segments)
    one: Callable[[int], int] = lambda number: number % count  # noqa: E731
    if name in {"undo", "redo"}:
        getattr(editor, name)()
    elif name == "rename_speaker":
        editor.rename_speaker(*arguments)
    elif name == "replace_all":
        editor.replace_all(Search(what=arguments[0]), arguments[1])
    elif name == "replace_range":
        start_s, end_s = sorted(arguments[:2])
        editor.replace_range(max(0.0, start_s), max(0.0, end_s), arguments[2].segments, "en")
    elif count and name in {"set_text", "split", "retime"}:
        getattr(editor, name)(one(arguments[0]), *arguments[1:])
    elif count:
        first, last = sorted(map(one, arguments[:2]))
        getattr(editor, name)(first, last, *arguments[2:])


def check(document: Document) -> None:
    for one, other in pairwise(document.segments):
        assert one.end_s <= other.start_s
    for each in document.segments:
        assert 0 <= each.start_s <= each.end_s
        assert all(each.start_s <= word.start_s <= word.end_s <= each.end_s for word in each.words)
        assert all(one.end_s <= other.start_s for one, other in pairwise(each.words))
        assert not each.speaker or each.speaker in document.speakers
    assert "" not in document.speakers
    assert len(set(document.speakers)) == len(document.speakers)


@PATIENT
@given(documents(), st.lists(edits, max_size=25))
def test_any_edits_keep_order_and_can_be_taken_back_and_done_again(
    first: Document, steps: list[tuple[Any, ...]]
) -> None:
    editor = Editor(first)
    for step in steps:
        carry_out(editor, step)
        check(editor.document)
    while editor.can_redo:
        editor.redo()
    last = editor.document
    while editor.can_undo:
        editor.undo()
        check(editor.document)
    assert editor.document == first
    while editor.can_redo:
        editor.redo()
    assert editor.document == last == from_json(to_json(last))


@PATIENT
@given(documents(), st.lists(edits, max_size=25))
def test_every_change_says_what_was_exchanged(first: Document, steps: list[tuple[Any, ...]]) -> None:
    """Whoever follows the changes, as a list on the screen does, has the same segments in the end."""
    editor = Editor(first)
    shown = list(first.segments)

    def follow(change: Any) -> Any:
        if change is not None:
            new = editor.document.segments[change.at : change.at + change.added]
            shown[change.at : change.at + change.removed] = new
        return change

    names = "undo redo set_text split merge delete shift retime set_speaker rename_speaker replace_all replace_range"
    for name in names.split():
        method = getattr(editor, name)
        setattr(editor, name, lambda *a, m=method, **k: follow(m(*a, **k)))
    for step in steps:
        carry_out(editor, step)
        assert tuple(shown) == editor.document.segments


@PATIENT
@given(written, written, st.booleans())
def test_all_words_of_the_text_are_placed_in_its_order(before: str, after: str, has_words: bool) -> None:
    words = evenly(1, 9, before).words if has_words else ()
    made = placed(after, words, 1, 9)
    assert "".join(after.split()) == "".join("".join(after[each.start : each.end].split()) for each in made)
    assert all(each.word.text == after[each.start : each.end] for each in made)
    assert all(one.end <= other.start for one, other in pairwise(made))


# --- on the disk ----------------------------------------------------------------------------------------------------


def test_json_holds_everything(editor: Editor) -> None:
    editor.set_speaker(0, 1, 'Ann \u2028 "quoted"')
    editor.rename_speaker("nobody", "x")
    assert from_json(to_json(editor.document)) == editor.document
    assert from_json(to_json(editor.document).decode()) == editor.document
    assert from_json(to_json(Document())) == Document()


def _stored() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(to_json(Document.of([evenly(0, 2, "a b"), evenly(3, 4, " c")])))
    return made


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data["segments"].reverse(),
        lambda data: data["segments"][0].update(end_s=-1),
        lambda data: data["segments"][0].update(start_s="0"),
        lambda data: data["segments"][0].pop("text"),
        lambda data: data["segments"][0]["words"][0].pop(),
        lambda data: data["segments"][0]["words"][0].__setitem__(1, 99),
        lambda data: data["segments"][0].update(speaker="nobody"),
        lambda data: data.update(speakers=["a", "a"]),
        lambda data: data.update(version=0),
        lambda data: data.update(format="something else"),
        lambda data: data.pop("segments"),
    ],
)
def test_damaged_json_is_one_clear_error(damage: Callable[[dict[str, Any]], Any]) -> None:
    data = _stored()
    assert from_json(json.dumps(data))
    damage(data)
    with pytest.raises(UserError, match="The edited text is damaged and cannot be read"):
        from_json(json.dumps(data))


@given(st.binary(max_size=60) | st.integers(0, 300).map(lambda at: to_json(Document.of([evenly(0, 2, "a b")]))[:at]))
def test_rubbish_is_the_same_error(data: bytes) -> None:
    if data == to_json(Document.of([evenly(0, 2, "a b")])):
        return
    with pytest.raises(UserError, match="damaged"):
        from_json(data)


def test_a_newer_version_says_what_to_do() -> None:
    with pytest.raises(UserError, match="newer version of Dictation"):
        from_json(json.dumps({**_stored(), "version": 2, "segments": {}}))


def _fields(part: Segment) -> dict[str, Any]:
    return {name: getattr(part, name) for name in Segment.__dataclass_fields__}


def _transcript(*segments: Segment) -> FileTranscript:
    return FileTranscript(source="a.mp3", duration_s=9, language="en", model="base", segments=segments)


def test_a_transcript_gets_the_edited_text() -> None:
    transcript = _transcript(evenly(0, 2, "a b"))
    editor = Editor(Document.of(transcript.segments))
    editor.set_text(0, "a c")
    made = editor.document.to_transcript(transcript)
    assert (made.text, made.source, made.duration_s) == ("a c", "a.mp3", 9)

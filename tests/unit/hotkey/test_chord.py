"""Chord: how keys are written, which modifiers fit, and which chords get into each other's way."""

from __future__ import annotations

import pytest

from dictation_app.errors import HotkeyError
from dictation_app.hotkey import Chord


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ctrl + alt+space", "Ctrl+Alt+Space"),
        ("rightctrl+ d", "RightCtrl+D"),
        ("Shift+Left Alt+F9", "LeftAlt+Shift+F9"),
        ("RightCtrl+LeftCtrl+Left", "LeftCtrl+RightCtrl+Left"),
        ("Ctrl+RightCtrl+Space", "RightCtrl+Space"),
        ("right ctrl", "RightCtrl"),
        ("AltGr", "RightAlt"),
        ("win", "Super"),
        ("mouse4", "MouseBack"),
        ("ctrl+mouse forward", "Ctrl+MouseForward"),
    ],
)
def test_it_is_written_in_one_way(text: str, written: str) -> None:
    chord = Chord.parse(text)
    assert str(chord) == written
    assert Chord.parse(written) == chord


@pytest.mark.parametrize(
    ("chord", "said"),
    [
        ("RightCtrl", "RightCtrl"),
        ("LeftAlt+Space", "LeftAlt+Space"),
        ("Super+Left", "Super+Left"),
        ("MouseBack", "Mouse Back"),
        ("Ctrl+MouseForward", "Ctrl+Mouse Forward"),
        ("Ctrl+D", "Ctrl+D"),
    ],
)
def test_sentences_call_keys_by_names_that_people_know(chord: str, said: str) -> None:
    assert Chord.parse(chord).said == said


@pytest.mark.parametrize("text", ["Ctrl+Super", "Hyper+D", "Ctrl+", "Ctrl+Nothing", "RightSpace", "LeftD+D"])
def test_what_is_no_chord_is_refused_with_a_way_out(text: str) -> None:
    with pytest.raises(HotkeyError) as caught:
        Chord.parse(text)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("chord", "held", "fits"),
    [
        ("Ctrl+Space", {"LeftCtrl"}, True),
        ("Ctrl+Space", {"RightCtrl"}, True),
        ("Ctrl+Space", {"LeftCtrl", "RightCtrl"}, True),
        ("Ctrl+Space", {"LeftCtrl", "LeftAlt"}, False),
        ("Ctrl+Space", set(), False),
        ("RightCtrl+Space", {"RightCtrl"}, True),
        ("RightCtrl+Space", {"LeftCtrl"}, False),
        ("Alt+Space", {"AltGr"}, False),
        ("RightAlt+Space", {"AltGr"}, True),
        ("F9", set(), True),
        ("F9", {"LeftShift"}, False),
    ],
)
def test_all_its_modifiers_fit_and_no_others(chord: str, held: set[str], fits: bool) -> None:
    assert Chord.parse(chord).fits(held) is fits


@pytest.mark.parametrize(
    ("one", "other", "clashes"),
    [
        ("Ctrl+Space", "Ctrl+Space", True),
        ("Ctrl+Space", "RightCtrl+Space", True),
        ("LeftCtrl+Space", "RightCtrl+Space", False),
        ("LeftCtrl+Alt+Space", "Ctrl+RightAlt+Space", True),
        ("Ctrl+Space", "Ctrl+Alt+Space", False),
        ("Ctrl+Space", "Ctrl+D", False),
        ("Ctrl", "RightCtrl", True),
        ("LeftCtrl", "RightCtrl", False),
        ("RightCtrl", "Ctrl+Space", False),  # the press of Space takes back what the key alone began
        ("Escape", "Escape", True),
    ],
)
def test_chords_clash_where_one_press_may_mean_both(one: str, other: str, clashes: bool) -> None:
    assert Chord.parse(one).clashes(Chord.parse(other)) is clashes
    assert Chord.parse(other).clashes(Chord.parse(one)) is clashes

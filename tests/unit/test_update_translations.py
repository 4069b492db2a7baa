"""What translators get is everything the windows say; what they give back fits, in every language."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "installers"))

import update_translations
from update_translations import Source, fields, filled, missing_of, mistakes, read_sources, read_ts, ts_text

from dictation_app.ui import translated

MODULE = """
class Window(QWidget):
    def show(self):
        self.tr("One")
        self.tr("Two " "words")
        return say("Three {x}", x=1), translate("there", "Four"), self.painter.translate(1, 2)
"""


def package(folder: Path, text: str, name: str = "module.py") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def test_it_reads_all_three_ways_to_say_something(tmp_path: Path) -> None:
    found = [source for source in read_sources(package(tmp_path, MODULE)) if source.context != "languages"]
    assert found == [
        Source("Window", "One"),
        Source("Window", "Two words"),
        Source("sentences", "Three {x}"),
        Source("there", "Four"),
    ]


@pytest.mark.parametrize("call", ['say("a" + name)', "say(f'{x}')", 'translate(context, "a")', "translate('a', text)"])
def test_what_no_translator_would_get_is_refused(tmp_path: Path, call: str) -> None:
    with pytest.raises(SystemExit, match=r"module\.py:1"):
        read_sources(package(tmp_path, call))


def test_the_command_line_stays_english(tmp_path: Path) -> None:
    (tmp_path / "cli").mkdir()
    package(tmp_path / "cli", 'say("For terminals only.")')
    assert {source.context for source in read_sources(tmp_path)} == {"languages"}


def test_the_app_and_the_translators_call_it_the_same() -> None:
    assert (translated.CONTEXT, translated.SPOKEN) == (update_translations.SENTENCES, update_translations.SPOKEN)
    assert set(translated.LANGUAGES) == {"en", *update_translations.LANGUAGES}


def test_a_file_is_read_as_it_was_written_and_without_what_is_missing(tmp_path: Path) -> None:
    first, second = Source("A", "a <b> & {c}\nd"), Source("A", "later", "comment")
    file = tmp_path / "x.ts"
    file.write_text(ts_text("de", (first, second), {first: "Ä <b> & {c}\nd"}), "utf-8")
    assert read_ts(file) == {first: "Ä <b> & {c}\nd"}


def test_a_text_that_moved_or_stands_twice_keeps_its_translation() -> None:
    known = {Source("A", "Stop"): "Halt", Source("gone", "Old"): "Alt"}
    now = [Source("A", "Stop"), Source("B", "Stop"), Source("B", "New")]
    kept = update_translations.carried_over(now, known)
    assert kept == {now[0]: "Halt", now[1]: "Halt"}
    assert missing_of(now, kept) == {"B": {"New": ""}}


def test_a_translators_list_holds_for_all_places_that_it_does_not_name() -> None:
    sources = [Source("A", "Stop"), Source("B", "Stop"), Source("C", "Stop"), Source("C", "Go")]
    assert list(missing_of(sources, {})) == ["A", "C"]
    given = {"A": {"Stop": "Halt"}, "B": {"Stop": "Ende"}, "C": {"Go": ""}}
    assert filled(sources, given) == {sources[0]: "Halt", sources[1]: "Ende", sources[2]: "Ende"}


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("{a} of {b:.1f}", "{b:.1f} von {a}"),
        ("&Save", "Si&chern"),
        ("R && D", "F && E"),
        ("Run `x y`.", "`x y` starten."),
        (" and ", " und "),
    ],
)
def test_what_a_translation_may_be(source: str, translation: str) -> None:
    assert list(mistakes(source, translation)) == []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("{a}", "{A}"),
        ("{a:.1f}", "{a}"),
        ("{a}", "{a"),
        ("&Save", "Sichern"),
        ("Run `x y`.", "`x z` starten."),
        ("and ", "und"),
    ],
)
def test_what_a_translation_may_not_be(source: str, translation: str) -> None:
    assert len(list(mistakes(source, translation))) == 1


def test_fields_are_names_and_how_they_are_written() -> None:
    assert fields("{a} {b:,} {{c}}") == {("a", ""), ("b", ",")}


def test_all_languages_are_complete_and_up_to_the_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert update_translations.main(["--check"]) == 0, capsys.readouterr().err

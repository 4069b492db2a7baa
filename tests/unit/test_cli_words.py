"""``dictation words`` and what `dictation history correct` learns: sentences, exit codes and the file."""

from __future__ import annotations

import io
import json
import os
import sys
from contextlib import closing
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from dictation_app import ipc, paths
from dictation_app.audio.flac import write_flac
from dictation_app.cli import run
from dictation_app.cli.common import model_store
from dictation_app.errors import ExitCode, NotRunningError
from dictation_app.history import HistoryStore
from dictation_app.user_words import WordFile
from tests.fakes import FakeEngine, decoded, tone
from tests.unit.test_history import spoken
from tests.unit.test_word_lessons import model_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Told = tuple[int, str, str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    before = os.umask(0o022)
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    yield tmp_path
    os.umask(before)


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    def run_words(*arguments: str) -> Told:
        code = run(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_words


def written() -> dict[str, str]:
    file = WordFile(paths.words_file())
    file.load()
    return {word.heard: word.written for word in file.words}


def test_words_are_added_listed_and_removed(told: Callable[..., Told]) -> None:
    assert told("words", "list") == (ExitCode.OK, "There are no words yet.\n", "")
    assert told("words", "add", "cooper netties", "Kubernetes") == (
        ExitCode.OK,
        "From now on 'cooper netties' is written as 'Kubernetes'.\n",
        "",
    )
    assert told("words", "add", "GitHub")[1] == "From now on 'GitHub' is always spelt like this.\n"
    listed = told("words", "list")[1].splitlines()
    assert listed[0].startswith("cooper netties  ->  Kubernetes  (added, 2")
    assert listed[1].startswith("                    GitHub  (added, 2")
    found = json.loads(told("words", "list", "--json")[1])
    assert [(each["heard"], each["written"], each["origin"]) for each in found] == [
        ("cooper netties", "Kubernetes", "added"),
        ("", "GitHub", "added"),
    ]
    assert told("words", "remove", "Cooper  Netties")[0] == ExitCode.OK
    assert told("words", "remove", "github") == (ExitCode.OK, "'github' stays as it is heard from now on.\n", "")
    assert written() == {}


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["add", "one two three four five", "x"], "What is heard may be 4 words, not more."),
        (["add", "a", " "], "Nothing is said of how it is to be written."),
        (["remove", "nothing"], "There is no word 'nothing' in your list."),
        (["import", "/nowhere/at/all"], "'/nowhere/at/all' cannot be read (No such file or directory)."),
        (["export", "/nowhere/at/all"], "The words cannot be written to '/nowhere/at/all'"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], why: str, told: Callable[..., Told]) -> None:
    code, out, err = told("words", *arguments)
    assert (code, out) == (ExitCode.SETTINGS, "")
    assert err.startswith(f"dictation: {why}")
    assert not paths.words_file().exists()


def test_a_list_goes_out_and_comes_in_again(told: Callable[..., Told], home: Path) -> None:
    told("words", "add", "cooper netties", "Kubernetes")
    told("words", "add", "GitHub")
    file = home / "mine.txt"
    assert told("words", "export", str(file)) == (ExitCode.OK, f"2 words in {file}\n", "")
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600
    assert told("words", "export", str(file))[0] == ExitCode.SETTINGS
    assert told("words", "export", str(file), "--force")[0] == ExitCode.OK
    assert told("words", "export", "-")[1] == file.read_text(encoding="utf-8")
    assert len(json.loads(told("words", "export", "-", "--json")[1])) == 2
    told("words", "remove", "GitHub")
    assert told("words", "import", str(file)) == (ExitCode.OK, "2 words imported, 1 of them new.\n", "")
    assert written() == {"cooper netties": "Kubernetes", "": "GitHub"}


def test_lines_that_are_no_words_are_told_and_the_rest_is_taken(
    told: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"a b -> c\none two three four five -> x\n"))
    monkeypatch.setattr(sys, "stdin", stdin)
    code, out, err = told("words", "import", "-", "--json")
    problem = "Line 2 of the list of your words cannot be understood; it is not used."
    assert (code, json.loads(out)) == (ExitCode.FAILED, {"words": 1, "new": 1, "problems": [problem]})
    assert err == f"dictation: {problem}\n"
    assert written() == {"a b": "c"}


def test_a_film_is_no_list_and_is_not_read_to_its_end(told: Callable[..., Told], home: Path) -> None:
    with (home / "film.mkv").open("wb") as film:
        film.write(b"a b -> c\n")
        film.truncate(1 << 40)
    code, out, err = told("words", "import", str(home / "film.mkv"))
    assert (code, out) == (ExitCode.SETTINGS, "")
    assert err.startswith("dictation: That is too large to be a list of words.")
    assert written() == {}


def test_a_damaged_file_is_told_and_the_rest_of_it_holds(told: Callable[..., Told]) -> None:
    told("words", "add", "a b", "c")
    with paths.words_file().open("ab") as file:
        file.write(b"\xff\xff -> \xff\n")
    code, out, err = told("words", "list", "--json")
    assert (code, len(json.loads(out))) == (ExitCode.OK, 1)
    assert err == "dictation: Line 5 of the list of your words cannot be understood; it is not used.\n"


def test_files_are_transcribed_with_them(
    told: Callable[..., Told], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told("words", "add", "kubernetties", "Kubernetes")
    write_flac(home / "talk.flac", tone(3.0))
    engine = FakeEngine([decoded(" We use kubernetties.")])
    command = import_module("dictation_app.cli.transcribe")
    monkeypatch.setattr(command, "_engines", lambda _settings: SimpleNamespace(here=lambda: engine))
    code, out, err = told("transcribe", str(home / "talk.flac"))
    assert (code, out.strip(), err) == (ExitCode.OK, "We use Kubernetes.", "")


def test_in_private_mode_none_is_added(told: Callable[..., Told]) -> None:
    told("words", "add", "a b", "c")
    told("private", "on")
    refused = (
        ExitCode.SETTINGS,
        "",
        "dictation: Private mode is on: no word is kept. `dictation private off` ends it.\n",
    )
    assert told("words", "add", "d e", "f") == refused
    assert told("words", "remove", "a b")[0] == ExitCode.OK
    assert written() == {}


def test_a_running_app_is_asked_and_the_file_left_to_it(
    told: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, dict[str, object]]] = []

    def request(command: str, **arguments: object) -> object:
        asked.append((command, json.loads(json.dumps(arguments))))
        return 1

    monkeypatch.setattr(ipc, "request", request)
    assert told("words", "add", "a b", "c")[0] == ExitCode.OK
    assert told("words", "remove", "a b")[0] == ExitCode.OK
    assert asked == [
        ("words", {"add": [["a b", "c"]], "origin": "added"}),
        ("words", {"remove": ["a b"]}),
    ]
    assert not paths.words_file().exists()


# --- what a correction teaches --------------------------------------------------------------------------------------


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[HistoryStore]:
    """One dictation, and a model whose vocabulary has a few words."""
    model = model_of(home / "model", ["there", "their"])
    monkeypatch.setattr(type(model_store()), "path", lambda _store, _name: model)
    with closing(HistoryStore(paths.history_dir())) as opened:
        opened.add(spoken("We use kubernetties there."))
        yield opened


def test_a_misheard_name_is_learned_and_an_ordinary_word_asked(store: HistoryStore, told: Callable[..., Told]) -> None:
    code, out, err = told("history", "correct", "1", "We use Kubernetes their.")
    assert (code, err) == (ExitCode.OK, "")
    assert out.splitlines() == [
        "Dictation 1 corrected.",
        "From now on 'kubernetties' is written as 'Kubernetes'.",
        """Always write 'their' for 'there'? dictation words add "there" "their\"""",
    ]
    assert written() == {"kubernetties": "Kubernetes"}
    assert json.loads(told("words", "list", "--json")[1])[0]["origin"] == "corrected"
    assert told("history", "correct", "1", "We use kubernetties their.")[1].splitlines() == [
        "Dictation 1 corrected.",
        """'kubernetties' is written as 'Kubernetes', as you wished once. No longer? \
dictation words remove "kubernetties\"""",
    ]
    assert written() == {"kubernetties": "Kubernetes"}


def test_learn_learns_all_and_no_learn_nothing(store: HistoryStore, told: Callable[..., Told]) -> None:
    store.add(spoken("We use kubernetties now, and it is there turn."))
    text = "We use Kubernetes now, and it is their turn."
    assert told("history", "correct", "--no-learn", "2", text) == (ExitCode.OK, "Dictation 2 corrected.\n", "")
    assert written() == {}
    store.correct(2, "We use kubernetties now, and it is there turn.")
    assert len(told("history", "correct", "--learn", "2", text)[1].splitlines()) == 3
    assert written() == {"kubernetties": "Kubernetes", "there": "their"}


@pytest.mark.parametrize("command", [["list"], ["export", "-"], ["export", "--force", "FILE"]])
def test_a_list_that_cannot_be_read_is_no_empty_one(command: list[str], told: Callable[..., Told], home: Path) -> None:
    file = home / "mine.txt"
    file.write_text("a b -> c\n", encoding="utf-8")
    paths.words_file().mkdir(parents=True)
    code, out, err = told("words", *(str(file) if each == "FILE" else each for each in command))
    assert (code, out) == (ExitCode.SETTINGS, "")
    assert "cannot be read" in err
    assert file.read_text(encoding="utf-8") == "a b -> c\n"


def test_what_is_asked_can_be_given_to_a_shell_as_it_stands(store: HistoryStore, told: Callable[..., Told]) -> None:
    lines = told("history", "correct", "1", "We use kubernetties $(there).")[1].splitlines()
    assert lines == ["Dictation 1 corrected."]  # no word: nothing is asked
    store.add(spoken("It is a sea there now."))
    asked = told("history", "correct", "2", "It is a sea$HOME there now.")[1].splitlines()[1]
    assert asked.endswith("""? dictation words add "sea" 'sea$HOME'""")


def test_in_private_mode_a_correction_teaches_nothing(store: HistoryStore, told: Callable[..., Told]) -> None:
    told("private", "on")
    assert told("history", "correct", "1", "We use Kubernetes there.")[1] == "Dictation 1 corrected.\n"
    assert written() == {}


def test_a_correction_is_kept_where_nothing_can_be_learned(
    store: HistoryStore, told: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    def request(command: str, **_arguments: object) -> object:
        raise NotRunningError("Dictation is not running.")

    monkeypatch.setattr(ipc, "request", request)
    paths.words_file().mkdir(parents=True)
    code, out, err = told("history", "correct", "1", "We use Kubernetes there.")
    assert (code, out) == (ExitCode.SETTINGS, "Dictation 1 corrected.\n")
    assert "cannot be read" in err
    assert store.get(1).text == "We use Kubernetes there."

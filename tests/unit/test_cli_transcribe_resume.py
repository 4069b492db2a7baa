"""`dictation transcribe --resume`: it goes on where an earlier run ended, and nobody can tell from the text."""

from __future__ import annotations

import json
import os
import shutil
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app import encryption, file_transcription, paths
from dictation_app.cli import transcribe_kept
from dictation_app.cli.transcribe_kept import Asked, KeptFiles
from dictation_app.encryption import key_file, keys
from dictation_app.errors import EngineError, ExitCode
from dictation_app.user_words import WordList
from dictation_app.values.speech import EngineInfo
from tests import keyrings
from tests.transcribing import HearingEngine, contents, events, make_place, names, sound, transcribe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.keyrings import MemoryKeyring

LONG_S = 300.0
"""Six stretches, 28 windows."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(file_transcription, "SHORT_WINDOWS_STRETCH_SECONDS", 60.0)
    return make_place(tmp_path, monkeypatch)


def kept() -> list[Path]:
    folder = paths.transcribing_dir()
    return sorted(folder.iterdir()) if folder.is_dir() else []


def interrupting(at: int) -> Callable[[], HearingEngine]:
    """Ctrl+C while this window is heard."""

    def before(engine: HearingEngine) -> None:
        if engine.heard == at:
            signal.raise_signal(signal.SIGINT)

    return lambda: HearingEngine(before)


def killing(at: int) -> Callable[[], HearingEngine]:
    """Ctrl+C twice: the process goes without another look at anything, but for what it has on the disk."""

    def before(engine: HearingEngine) -> None:
        if engine.heard == at:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)

    return lambda: HearingEngine(before)


@pytest.mark.parametrize("cut", [interrupting, killing])
@pytest.mark.parametrize("at", [0, 1, 12, 20])
@pytest.mark.parametrize("options", [(), ("--words", "--channels", "each")])
def test_the_text_is_that_of_a_run_that_nobody_stopped(
    place: Path, monkeypatch: pytest.MonkeyPatch, cut: Callable[..., object], at: int, options: tuple[str, ...]
) -> None:
    sound(place / "talk.wav", LONG_S, channels=2)
    formats = ("--format", "json,srt,txt", *options)
    code, whole = transcribe(monkeypatch, "talk.wav", *formats, "--output", "whole")
    assert code == ExitCode.OK
    assert kept() == []
    code, first = transcribe(monkeypatch, "talk.wav", *formats, "--output", "first", make=cut(at))
    assert code == ExitCode.INTERRUPTED
    assert len(kept()) == 1
    code, second = transcribe(monkeypatch, "talk.wav", *formats, "--output", "second", "--resume")
    assert code == ExitCode.OK
    assert contents(place / "second") == contents(place / "whole")
    if at > 1:
        assert second.heard < whole.heard
    assert first.heard <= at + 8  # of the batch that was under way
    assert kept() == []


def test_it_can_be_stopped_again_and_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound(place / "talk.wav", LONG_S)
    transcribe(monkeypatch, "talk.wav", "--output", "whole")
    stops = 0
    while transcribe(monkeypatch, "talk.wav", "--output", "out", "--resume", make=killing(10))[0] != ExitCode.OK:
        stops += 1
    assert stops >= 2
    assert contents(place / "out") == contents(place / "whole")


def test_the_standard_output_holds_all_of_it(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "talk.wav", LONG_S)
    transcribe(monkeypatch, "talk.wav")
    whole = capsys.readouterr().out
    transcribe(monkeypatch, "talk.wav", make=interrupting(15))
    assert capsys.readouterr().out != whole
    transcribe(monkeypatch, "talk.wav", "--resume")
    assert capsys.readouterr().out == whole


def test_events_say_that_it_goes_on(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "talk.wav", LONG_S)
    transcribe(monkeypatch, "talk.wav", "--json")
    whole = events(capsys.readouterr().out)
    transcribe(monkeypatch, "talk.wav", "--json", make=killing(15))
    capsys.readouterr()
    transcribe(monkeypatch, "talk.wav", "--json", "--resume")
    told = events(capsys.readouterr().out)
    (resumed,) = (event for event in told if event["event"] == "resumed")
    assert 0 < resumed["done_s"] < LONG_S
    for kind in ("segment", "finished", "ended"):
        assert [e for e in told if e["event"] == kind] == [e for e in whole if e["event"] == kind]


def test_what_an_earlier_run_had_finished_is_not_done_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        sound(place / f"{number}.wav", 20, seed=number)
    transcribe(monkeypatch, "0.wav", "1.wav", "2.wav", "--output", "whole")
    transcribe(monkeypatch, "0.wav", "1.wav", "2.wav", "--output", "out", make=killing(3))
    assert names(place / "out") == ["0.txt"]
    code, engines = transcribe(monkeypatch, "0.wav", "1.wav", "2.wav", "--output", "out", "--resume")
    assert code == ExitCode.OK
    assert contents(place / "out") == contents(place / "whole")
    assert engines.heard == 3
    assert kept() == []


def test_without_the_option_it_begins_anew(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound(place / "talk.wav", LONG_S)
    _, whole = transcribe(monkeypatch, "talk.wav", "--output", "whole")
    transcribe(monkeypatch, "talk.wav", "--output", "out", make=killing(15))
    code, engines = transcribe(monkeypatch, "talk.wav", "--output", "out")
    assert code == ExitCode.OK
    assert engines.heard == whole.heard
    assert contents(place / "out") == contents(place / "whole")


@pytest.mark.parametrize("other", [("--language", "de"), ("--translate",), ("--words",), ("--track", "1")])
def test_what_was_heard_in_another_way_is_not_used(
    place: Path, monkeypatch: pytest.MonkeyPatch, other: tuple[str, ...]
) -> None:
    sound(place / "talk.wav", LONG_S)
    _, whole = transcribe(monkeypatch, "talk.wav")
    transcribe(monkeypatch, "talk.wav", make=killing(15))
    _, engines = transcribe(monkeypatch, "talk.wav", *other, "--resume")
    assert engines.heard == whole.heard


def test_of_a_file_that_has_changed_nothing_is_used(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound(place / "talk.wav", LONG_S)
    transcribe(monkeypatch, "talk.wav", make=killing(15))
    sound(place / "talk.wav", LONG_S, seed=2)
    transcribe(monkeypatch, "talk.wav", "--output", "whole")
    transcribe(monkeypatch, "talk.wav", "--output", "out", "--resume")
    assert contents(place / "out") == contents(place / "whole")


@pytest.mark.parametrize("damage", [b"", b"{", b'{"stretch": {"number": 1}}\n', b"\xff\xfe\n\n[]\n"])
def test_what_is_damaged_is_heard_again(place: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    sound(place / "talk.wav", LONG_S)
    _, whole = transcribe(monkeypatch, "talk.wav", "--output", "whole")
    transcribe(monkeypatch, "talk.wav", make=killing(25))
    (file,) = kept()
    lines = file.read_bytes().splitlines(keepends=True)
    assert len(lines) > 2
    file.write_bytes(lines[0] + damage + b"".join(lines[2:]))
    # Cut off once more, so that what is appended behind the damage is read as well.
    transcribe(monkeypatch, "talk.wav", "--resume", make=killing(12))
    code, engines = transcribe(monkeypatch, "talk.wav", "--output", "out", "--resume")
    assert code == ExitCode.OK
    assert contents(place / "out") == contents(place / "whole")
    assert engines.heard <= whole.heard - 9


def test_any_torn_end_is_survived(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound(place / "talk.wav", 100)
    transcribe(monkeypatch, "talk.wav", "--output", "whole")
    transcribe(monkeypatch, "talk.wav", make=killing(8))
    (file,) = kept()
    data = file.read_bytes()
    for length in range(0, len(data), len(data) // 7):
        file.write_bytes(data[:length])
        transcribe(monkeypatch, "talk.wav", "--output", "out", "--resume", "--overwrite")
        assert contents(place / "out") == contents(place / "whole")


def test_when_the_engine_fails_the_next_run_can_go_on(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(engine: HearingEngine) -> None:
        if engine.heard == 15:
            raise EngineError("Out of memory.")

    sound(place / "talk.wav", LONG_S)
    transcribe(monkeypatch, "talk.wav", "--output", "whole")
    code, _ = transcribe(monkeypatch, "talk.wav", "--output", "cut", make=lambda: HearingEngine(fail))
    assert code == ExitCode.ENGINE
    assert "Out of memory." in capsys.readouterr().err
    assert len(kept()) == 1
    transcribe(monkeypatch, "talk.wav", "--output", "out", "--resume")
    assert contents(place / "out") == contents(place / "whole")


def test_two_commands_at_once_do_not_disturb_each_other(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "talk.wav", LONG_S)
    transcribe(monkeypatch, "talk.wav", "--output", "whole")
    transcribe(monkeypatch, "talk.wav", make=killing(15))
    asked = Asked(language=None, translate=False, words=False, track=None, each_channel=False)
    info = EngineInfo(model="fake", device="cpu", compute_type="int8")
    other = KeptFiles(paths.transcribing_dir(), paths.history_dir(), resumes=True).open(
        Path("talk.wav"), is_named=True, asked=asked, info=info, words=WordList(), tell=lambda _: None
    )
    assert other is not None
    with other:
        before = kept()[0].read_bytes()
        capsys.readouterr()
        code, _ = transcribe(monkeypatch, "talk.wav", "--output", "out", "--resume")
        assert code == ExitCode.OK
        assert "is being transcribed by another command, too; here it is begun anew." in capsys.readouterr().err
        assert kept()[0].read_bytes() == before
    assert len(other.stretches) >= 2
    assert contents(place / "out") == contents(place / "whole")


def test_a_copy_of_a_file_is_no_other_command(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    both = threading.Barrier(2)
    shutil.copy2(sound(place / "a.wav"), place / "b.wav")
    # Each waits for the other, so that both are under way at once.
    meet = lambda engine: engine.heard or both.wait(30)  # noqa: E731
    locked = transcribe_kept._locked

    def slowly(path: Path) -> int | None:
        file = locked(path)
        if file is not None:
            time.sleep(0.3)  # the other asks meanwhile
        return file

    monkeypatch.setattr(transcribe_kept, "_locked", slowly)
    code, _ = transcribe(
        monkeypatch,
        *("a.wav", "b.wav", "--jobs", "2", "--resume", "--output", "out"),
        make=lambda: HearingEngine(meet),
    )
    assert (code, capsys.readouterr().err) == (ExitCode.OK, "")
    assert len(set(contents(place / "out").values())) == 1
    assert names(place / "out") == ["a.txt", "b.txt"]
    assert kept() == []


def test_what_nobody_came_back_for_is_deleted(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("old.wav", "new.wav"):
        sound(place / name, LONG_S, seed=len(names(place)))
        transcribe(monkeypatch, name, make=killing(15))
    long_ago_s = time.time() - 40 * 86400
    os.utime(kept()[0], (long_ago_s, long_ago_s))
    stays = kept()[1]
    sound(place / "other.wav")
    transcribe(monkeypatch, "other.wav")
    assert kept() == [stays]


def test_it_is_for_nobody_else(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound(place / "talk.wav", LONG_S)
    transcribe(monkeypatch, "talk.wav", make=killing(15))
    (file,) = kept()
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.parent.stat().st_mode & 0o777 == 0o700


def test_who_keeps_nothing_is_asked_for_it(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().write_text(json.dumps({"version": 1, "history": {"keep": "nothing"}}))
    sound(place / "talk.wav", LONG_S)
    transcribe(monkeypatch, "talk.wav", make=killing(15))
    assert kept() == []
    transcribe(monkeypatch, "talk.wav", "--resume", make=killing(15))
    assert len(kept()) == 1


def test_that_it_cannot_be_kept_costs_no_text(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    sound(place / "talk.wav", LONG_S)
    transcribe(monkeypatch, "talk.wav", "--output", "whole")
    monkeypatch.setattr("dictation_app.journal.files.sync_data", full)
    code, _ = transcribe(monkeypatch, "talk.wav", "--output", "out")
    assert code == ExitCode.OK
    assert contents(place / "out") == contents(place / "whole")
    assert capsys.readouterr().err.count("No space left on device") == 1


# --- with an encrypted history ----------------------------------------------------------------------------------------


@pytest.fixture
def keyring() -> Iterator[MemoryKeyring]:
    yield from keyrings.in_use()


@pytest.fixture
def sealed(place: Path, keyring: MemoryKeyring) -> None:
    """The history is encrypted."""
    folder = encryption.sealed_folder(paths.history_dir())
    folder.mkdir(parents=True)
    new = keys.new()
    keys.keep(new)
    key_file.write(folder, new.public)


@pytest.mark.usefixtures("sealed")
def test_where_the_history_is_encrypted_so_is_what_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound(place / "talk.wav", LONG_S)
    transcribe(monkeypatch, "talk.wav", "--output", "whole")
    transcribe(monkeypatch, "talk.wav", make=killing(15))
    (file,) = kept()
    assert file.suffix == encryption.SEALED
    assert b"This" not in file.read_bytes()
    transcribe(monkeypatch, "talk.wav", "--resume", make=killing(10))
    code, engines = transcribe(monkeypatch, "talk.wav", "--output", "out", "--resume")
    assert code == ExitCode.OK
    assert contents(place / "out") == contents(place / "whole")
    assert engines.heard < 15


@pytest.mark.usefixtures("sealed")
def test_while_the_keyring_is_locked_it_says_so(
    place: Path, monkeypatch: pytest.MonkeyPatch, keyring: MemoryKeyring, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "talk.wav", LONG_S)
    transcribe(monkeypatch, "talk.wav", make=killing(15))
    keys.forget()
    keyring.is_locked = True
    before = kept()[0].read_bytes()
    code, engines = transcribe(monkeypatch, "talk.wav", "--output", "out", "--resume")
    assert (code, engines.heard) == (ExitCode.FAILED, 0)
    assert "keyring" in capsys.readouterr().err
    assert kept()[0].read_bytes() == before
    # What needs no key goes on.
    assert transcribe(monkeypatch, "talk.wav", "--output", "out")[0] == ExitCode.OK


def test_what_was_kept_in_clear_before_is_deleted(
    place: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    sound(place / "talk.wav", LONG_S)
    transcribe(monkeypatch, "talk.wav", make=killing(15))
    (in_clear,) = kept()
    request.getfixturevalue("sealed")
    transcribe(monkeypatch, "talk.wav", make=killing(0))
    assert not in_clear.exists()

"""The journal: what was written survives any death of the process, damage costs only itself, a full disk ends nothing.

Real files, real processes, real locks; only the flushing to the disk itself is left out where it is not the point.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time
import wave
import zlib
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app import paths
from dictation_app.audio import media
from dictation_app.errors import JournalError
from dictation_app.journal import Begun, Delivered, Failed, Heard, Journal, RecordingEnded, Sending, files
from dictation_app.journal.state import to_line
from dictation_app.values.dictation import DeliveryMethod, DeliveryReport, DeliveryState
from dictation_app.values.speech import Transcript

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dictation_app.values.speech import Samples

KILLS = 30
DAMAGES = 500
BLOCK = 320
"""Samples in 20 ms."""
MEDIAN_LIMIT_S = 0.2e-3

BEGUN = Begun(started_at=1_700_000_000.25, model="base", device="cpu", language="auto", hands_free=True)

WRITER = """
import sys
from pathlib import Path
from tests.unit.test_journal import BEGUN, Journal, Heard, block, transcript

journal = Journal(Path(sys.argv[1]), sync=lambda _file: None)
print("ready", flush=True)
journal.begin(1, BEGUN)
for number in range(int(sys.argv[2])):
    journal.sound(1, block(number))
    if number % 10 == 9:
        journal.note(1, Heard(transcript(number // 10)))
    print(number, flush=True)
sys.stdin.read()
"""


def no_sync(_file: int) -> None:
    return


def block(number: int) -> Samples:
    """20 ms that say which they are, exact in 16 bits."""
    ramp = np.arange(number * BLOCK, (number + 1) * BLOCK) % 60_000 - 30_000
    return (ramp / 32768).astype(np.float32)


def blocks(count: int) -> Samples:
    return np.concatenate([np.zeros(0, np.float32), *(block(n) for n in range(count))])


def transcript(seq: int, text: str = "") -> Transcript:
    return Transcript(
        session_id=1,
        seq=seq,
        text=text or f"Number {seq}, größer, 数.",
        language="de",
        withheld="",
        audio_seconds=1.5,
        decode_seconds=0.2,
        passes=1,
    )


def report(text: str) -> DeliveryReport:
    return DeliveryReport(
        session_id=1, seq=0, text=text, method=DeliveryMethod.PASTE, state=DeliveryState.PROBABLY, finished_at_s=3.5
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal"


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    with closing(Journal(folder, sync=no_sync)) as opened:
        yield opened


@contextmanager
def later_run(folder: Path) -> Iterator[Journal]:
    with closing(Journal(folder, sync=no_sync)) as opened:
        yield opened


def left_behind(folder: Path, *, seconds: float = 1.0, started_at: float = BEGUN.started_at, heard: int = 0) -> str:
    """A dictation whose run has gone; returns its name."""
    with later_run(folder) as run:
        before = set(folder.iterdir()) if folder.exists() else set()
        run.begin(1, Begun(started_at=started_at, model="base", device="cpu", language="de"))
        run.sound(1, blocks(50)[: round(seconds * 16_000)])
        for seq in range(heard):
            run.note(1, Heard(transcript(seq)))
        (made,) = set(folder.iterdir()) - before
        return made.name


@contextmanager
def writer(folder: Path, count: int) -> Iterator[subprocess.Popen[str]]:
    """Another process that keeps a dictation and acknowledges each block; killed at the end."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(count)],
        cwd=Path(__file__).resolve().parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


# --- what is written is read ----------------------------------------------------------------------------------------


def test_all_that_was_written_is_read_by_a_later_run(journal: Journal, folder: Path) -> None:
    journal.begin(7, BEGUN)
    journal.sound(7, block(0))
    journal.note(7, Heard(transcript(1)))
    journal.note(7, Heard(transcript(0)))
    journal.note(7, Failed(2, "The engine stopped."))
    journal.sound(7, block(1))
    journal.note(7, RecordingEnded())
    journal.note(7, Sending("Number 0."))
    journal.note(7, Delivered(report("Number 0.")))
    assert np.array_equal(journal.samples(7), blocks(2))
    journal.close()

    with later_run(folder) as run:
        (name,) = run.unfinished()
        found = run.read(name)

    assert found.name == name
    assert found.begun == BEGUN
    assert np.array_equal(found.samples, blocks(2))
    assert not found.samples.flags.writeable
    assert found.seconds == 0.04
    assert found.transcripts == (transcript(0), transcript(1))
    assert found.failed == (2,)
    assert found.sent == ("Number 0.",)
    assert found.reports == (report("Number 0."),)
    assert (found.is_dropped, found.is_finished, found.attempts) == (False, False, 0)


def test_dictations_do_not_mix(journal: Journal) -> None:
    for session_id in (1, 2):
        journal.begin(session_id, BEGUN)
    journal.sound(1, block(1))
    journal.sound(2, block(2))

    assert np.array_equal(journal.samples(1), block(1))
    assert np.array_equal(journal.samples(2), block(2))


def test_sound_beyond_full_scale_is_clipped(journal: Journal) -> None:
    journal.begin(1, BEGUN)
    journal.sound(1, np.array([2.0, 1.0, -1.0, -2.0, np.nan, 0.5], np.float32))

    kept = journal.samples(1)
    assert np.allclose(kept[:4], [1, 1, -1, -1], atol=1e-4)
    assert kept[5] == 0.5


def test_text_that_no_encoding_takes_is_kept(journal: Journal, folder: Path) -> None:
    journal.begin(1, BEGUN)
    journal.note(1, Failed(0, "caf\udce9.wav"))
    journal.note(1, Sending("one\ntwo\x00\u2028"))
    (name,) = (path.name for path in folder.iterdir())

    assert journal.read(name).failed == (0,)
    assert journal.read(name).sent == ("one\ntwo\x00\u2028",)


def test_removed_dictation_leaves_nothing(journal: Journal, folder: Path) -> None:
    journal.begin(1, BEGUN)
    journal.sound(1, blocks(50))
    journal.finished(1)
    journal.remove(1)

    assert list(folder.iterdir()) == []
    journal.sound(1, block(0))
    journal.note(1, RecordingEnded())
    journal.finished(1)
    journal.remove(1)
    assert len(journal.samples(1)) == 0
    assert list(folder.iterdir()) == []


def test_calls_for_a_dictation_never_begun_do_nothing(journal: Journal, folder: Path) -> None:
    journal.sound(3, block(0))
    journal.note(3, RecordingEnded())
    journal.remove(3)

    assert not folder.exists()
    assert journal.unfinished() == ()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files as Linux shows them")
def test_many_dictations_leave_no_file_open(journal: Journal, folder: Path) -> None:
    name = left_behind(folder)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for session_id in range(50):
        journal.begin(session_id, BEGUN)
        journal.sound(session_id, block(0))
        journal.remove(session_id)
        assert journal.unfinished() == (name,)
    journal.recovering(name)
    journal.forget(name)

    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_only_the_owner_can_read(journal: Journal, folder: Path) -> None:
    before = os.umask(0)
    try:
        journal.begin(1, BEGUN)
    finally:
        os.umask(before)

    (made,) = folder.iterdir()
    modes = {path.name: path.stat().st_mode & 0o777 for path in (folder, made, *made.iterdir())}
    assert modes == {"journal": 0o700, made.name: 0o700, "sound.wav": 0o600, "state.jsonl": 0o600}


def test_folder_lies_with_the_users_data() -> None:
    assert paths.journal_dir() == paths.models_dir().parent / "journal"


# --- the sound file is one ------------------------------------------------------------------------------------------


def test_finished_sound_is_a_wav_file_of_its_length(journal: Journal, folder: Path) -> None:
    journal.begin(1, BEGUN)
    journal.sound(1, blocks(50))
    journal.finished(1)

    (made,) = folder.iterdir()
    with wave.open(str(made / "sound.wav")) as file:
        assert (file.getnchannels(), file.getframerate(), file.getsampwidth()) == (1, 16_000, 2)
        assert file.getnframes() == 50 * BLOCK
        assert np.array_equal(np.frombuffer(file.readframes(50 * BLOCK), "<i2") / np.float32(32768), blocks(50))
    assert journal.read(made.name).is_finished
    assert np.array_equal(journal.samples(1), blocks(50))


def test_sound_a_crash_left_behind_plays_to_its_end(folder: Path) -> None:
    sound = folder / left_behind(folder) / "sound.wav"

    with wave.open(str(sound)) as file:
        assert file.getnframes() > 10**9
        assert len(file.readframes(10**6)) == 2 * 16_000
    played = np.concatenate([window.samples for window in media.read_windows(sound)])
    assert len(played) == 16_000
    assert np.allclose(played, blocks(50), atol=1e-4)


# --- how often it waits for the disk --------------------------------------------------------------------------------


def test_sound_is_flushed_twice_a_second_and_each_note_at_once(folder: Path) -> None:
    now_s = 100.0
    flushed: list[str] = []

    def sync(file: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{file}").readlink().name)

    with closing(Journal(folder, sync=sync, clock=lambda: now_s)) as journal:
        journal.begin(1, BEGUN)
        assert {"state.jsonl", "sound.wav", "journal"} < set(flushed)
        flushed.clear()
        for number in range(100):
            now_s += 0.02
            journal.sound(1, block(number))
        assert set(flushed) == {"sound.wav"}
        assert 3 <= len(flushed) <= 4
        flushed.clear()
        journal.sound(1, block(100))
        journal.note(1, RecordingEnded())
        assert flushed == ["sound.wav", "state.jsonl"]
        flushed.clear()
        journal.note(1, Heard(transcript(0)))
        assert flushed == ["state.jsonl"]


def test_a_block_costs_next_to_nothing(journal: Journal) -> None:
    journal.begin(1, BEGUN)
    samples = block(3)
    spent_s = []
    for _ in range(2000):
        started_s = time.perf_counter()
        journal.sound(1, samples)
        spent_s.append(time.perf_counter() - started_s)

    assert statistics.median(spent_s) < MEDIAN_LIMIT_S


def test_reading_the_state_needs_no_numpy() -> None:
    script = "import sys, dictation_app.journal; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


# --- death of the process -------------------------------------------------------------------------------------------


def test_killed_at_any_moment_loses_nothing_acknowledged(folder: Path) -> None:
    rng = random.Random(1)  # noqa: S311
    expected = blocks(10_010)
    reached = []
    for _ in range(KILLS):
        with writer(folder, 10_000) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(rng.choice((0.001, 0.05)) * rng.random())
            process.send_signal(signal.SIGKILL)
            done = len(process.stdout.read().split("\n")) - 1
        reached.append(done)
        with later_run(folder) as run:
            left = run.unfinished()
            if not left:
                assert done * BLOCK < 0.2 * 16_000
                continue
            (name,) = left
            found = run.read(name)
            run.forget(name)
        assert found.begun == BEGUN
        assert done * BLOCK <= len(found.samples) <= (done + 1) * BLOCK
        assert np.array_equal(found.samples, expected[: len(found.samples)])
        assert found.transcripts == tuple(transcript(seq) for seq in range(len(found.transcripts)))
        assert done // 10 <= len(found.transcripts) <= done // 10 + 1
    assert len(set(reached)) > KILLS // 2, "the kills all hit the same moment"
    assert list(folder.iterdir()) == []


def test_living_process_keeps_its_dictation_for_itself(journal: Journal, folder: Path) -> None:
    with writer(folder, 50) as process:
        assert process.stdout is not None
        while process.stdout.readline() != "49\n":
            pass
        assert journal.unfinished() == ()
        (name,) = (path.name for path in folder.iterdir())
        with pytest.raises(JournalError, match="Another"):
            journal.recovering(name)
        with pytest.raises(JournalError, match="Another"):
            journal.forget(name)
        process.kill()
        process.wait()
        assert journal.unfinished() == (name,)
        assert np.array_equal(journal.read(name).samples, blocks(50))


def test_living_process_keeps_even_what_holds_nothing_yet(journal: Journal, folder: Path) -> None:
    with writer(folder, 1) as process:
        assert process.stdout is not None
        while process.stdout.readline() != "0\n":
            pass
        assert journal.unfinished() == ()
        assert len(list(folder.iterdir())) == 1
    assert journal.unfinished() == ()
    assert list(folder.iterdir()) == []


# --- what earlier runs left behind ----------------------------------------------------------------------------------


def test_own_dictations_are_not_unfinished(journal: Journal) -> None:
    journal.begin(1, BEGUN)
    journal.sound(1, blocks(50))
    assert journal.unfinished() == ()
    journal.finished(1)
    assert journal.unfinished() == ()


def test_oldest_comes_first(journal: Journal, folder: Path) -> None:
    moments = [1_700_000_003.5, 1_700_000_001.0, 1_700_000_003.25, 1_600_000_000.0]
    names = {moment: left_behind(folder, started_at=moment) for moment in moments}

    assert journal.unfinished() == tuple(names[moment] for moment in sorted(moments))


@pytest.mark.parametrize(("seconds", "heard", "is_kept"), [(0.19, 0, False), (0.2, 0, True), (0.0, 1, True)])
def test_accidental_tap_is_no_dictation(
    journal: Journal, folder: Path, seconds: float, heard: int, is_kept: bool
) -> None:
    name = left_behind(folder, seconds=seconds, heard=heard)

    assert journal.unfinished() == ((name,) if is_kept else ())
    assert (folder / name).exists() is is_kept


def test_what_does_not_belong_to_the_journal_is_left_alone(journal: Journal, folder: Path) -> None:
    (folder / "notes").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "file.txt").write_text("mine")

    assert journal.unfinished() == ()
    assert len(list(folder.iterdir())) == 3
    with pytest.raises(ValueError, match="no name"):
        journal.forget("../journal")


def test_what_was_being_deleted_is_deleted(journal: Journal, folder: Path) -> None:
    name = left_behind(folder)
    (folder / name).rename(folder / f".{name}")

    assert journal.unfinished() == ()
    assert list(folder.iterdir()) == []


def die(run: Journal) -> None:
    """Let go of what is being recovered as the operating system does for a process that dies."""
    for state in run._claimed.values():
        os.close(state)
    run._claimed.clear()


def test_a_recovery_that_an_app_ended_before_in_good_order_is_no_attempt(folder: Path) -> None:
    name = left_behind(folder)
    for _ in range(3):
        with later_run(folder) as run:
            run.recovering(name)
            assert run.read(name).attempts == 1


def test_attempts_are_counted_until_one_succeeds(folder: Path) -> None:
    name = left_behind(folder, heard=1)
    state = folder / name / "state.jsonl"
    state.write_bytes(state.read_bytes() + b"0badbeef {half a li")
    for attempt in (1, 2, 3):
        with later_run(folder) as run:
            run.recovering(name)
            assert run.unfinished() == (name,)
            assert run.read(name).attempts == attempt
            assert run.read(name).transcripts == (transcript(0),)
            die(run)
    with later_run(folder) as run:
        run.forget(name)
        run.forget(name)
        assert run.unfinished() == ()
        assert run.read(name).begun is None
    assert list(folder.iterdir()) == []


def test_only_one_of_two_runs_recovers(journal: Journal, folder: Path) -> None:
    name = left_behind(folder)
    with later_run(folder) as other:
        assert other.unfinished() == (name,)
        journal.recovering(name)
        with pytest.raises(JournalError, match="Another"):
            other.recovering(name)
        assert other.unfinished() == ()
        journal.forget(name)
        with pytest.raises(JournalError, match="cannot be recovered"):
            other.recovering(name)


def test_dictation_deleted_while_it_is_taken_over_is_not_recovered(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = left_behind(folder)
    lock = files.lock

    def deleted_just_before(file: int) -> bool:
        shutil.rmtree(folder / name)
        return lock(file)

    monkeypatch.setattr(files, "lock", deleted_just_before)
    with pytest.raises(JournalError, match="cannot be recovered"):
        journal.recovering(name)
    assert journal.unfinished() == ()


def test_dictation_begins_although_another_run_clears_its_empty_folder_away(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = files.lock
    cleared = []

    def cleared_just_before(file: int) -> bool:
        monkeypatch.setattr(files, "lock", lock)
        cleared.extend(folder.iterdir())
        with later_run(folder) as other:
            assert other.unfinished() == ()
        return lock(file)

    monkeypatch.setattr(files, "lock", cleared_just_before)
    journal.begin(1, BEGUN)
    journal.sound(1, block(1))

    (made,) = folder.iterdir()
    assert cleared
    assert made not in cleared
    assert np.array_equal(journal.samples(1), block(1))


# --- damage ---------------------------------------------------------------------------------------------------------


def damaged(rng: random.Random, data: bytes) -> tuple[bytes, int]:
    """The data after a mishap, and how much of its beginning is as it was."""
    if rng.random() < 0.3:
        length = rng.randrange(len(data))
        return data[:length], length
    changed = bytearray(data)
    places = [rng.randrange(len(data)) for _ in range(rng.choice((1, 2, 20)))]
    for place in places:
        changed[place] ^= rng.randrange(1, 256)
    return bytes(changed), min(places)


def test_damage_costs_only_what_it_hits(journal: Journal, folder: Path) -> None:
    name = left_behind(folder, heard=8)
    sound, state = folder / name / "sound.wav", folder / name / "state.jsonl"
    whole_sound, whole_state = sound.read_bytes(), state.read_bytes()
    originals = [transcript(seq) for seq in range(8)]
    ends = [index for index, byte in enumerate(whole_state) if byte == ord("\n")]
    rng = random.Random(2)  # noqa: S311
    for _ in range(DAMAGES):
        sound_now, sound_intact = damaged(rng, whole_sound)
        state_now, state_intact = damaged(rng, whole_state)
        sound.write_bytes(sound_now)
        state.write_bytes(state_now)

        found = journal.read(name)

        samples = max(0, sound_intact - 44) // 2
        assert np.array_equal(found.samples[:samples], blocks(50)[:samples])
        assert len(found.samples) == max(0, len(sound_now) - 44) // 2
        # Whatever is there was written; nothing before the damage is missing.
        assert all(heard in originals for heard in found.transcripts)
        intact = sum(end < state_intact for end in ends)  # without its end a line runs on into the next
        assert set(originals[: max(0, intact - 1)]) <= set(found.transcripts)
        assert found.begun is not None or intact == 0
        if len(state_now) == len(whole_state):
            hit = sum(now != was for now, was in zip(state_now, whole_state, strict=True))
            assert len(found.transcripts) >= 8 - 2 * hit
    sound.unlink()
    state.unlink()
    assert len(journal.read(name).samples) == 0


def test_line_of_another_version_is_skipped(journal: Journal, folder: Path) -> None:
    name = left_behind(folder, heard=1)
    lines = [b'{"type":"translated","text":"x"}', b'{"type":"heard","transcript":{"seq":5}}', b"[" * 100_000, b"{"]
    with (folder / name / "state.jsonl").open("ab") as state:
        for line in lines:
            state.write(b"%08x %s\n" % (zlib.crc32(line), line))
        state.write(to_line(Sending("Hello.")))

    found = journal.read(name)
    assert found.transcripts == (transcript(0),)
    assert found.sent == ("Hello.",)


def test_damage_keeps_nobody_from_starting(journal: Journal, folder: Path) -> None:
    rng = random.Random(3)  # noqa: S311
    name = left_behind(folder)
    for path in (folder / name).iterdir():
        path.write_bytes(rng.randbytes(40_000))
    no_state = left_behind(folder)
    (folder / no_state / "state.jsonl").unlink()
    no_sound = left_behind(folder, heard=1)
    (folder / no_sound / "sound.wav").unlink()
    nothing = left_behind(folder)
    for path in (folder / nothing).iterdir():
        path.unlink()

    assert set(journal.unfinished()) == {name, no_state, no_sound}
    assert not (folder / nothing).exists()
    assert journal.read(name).begun is None
    for left in (name, no_state, no_sound):
        journal.recovering(left)
        assert journal.read(left).attempts == 1
        journal.forget(left)
    assert list(folder.iterdir()) == []


# --- a disk that refuses --------------------------------------------------------------------------------------------

LIMITED = """
import resource, sys
from pathlib import Path
from tests.unit.test_journal import *

resource.setrlimit(resource.RLIMIT_FSIZE, (44 + 2 * 320 * 10 + 101, resource.RLIM_INFINITY))
journal = Journal(Path(sys.argv[1]), sync=no_sync)
for session_id in (1, 2):
    journal.begin(session_id, BEGUN)
told = []
for number in range(20):
    try:
        journal.sound(1, block(number))
    except JournalError as error:
        told.append((number, error.message))
journal.note(1, Heard(transcript(0)))
journal.finished(1)
assert [number for number, _ in told] == [10], told
assert told[0][1].startswith("This dictation cannot be kept on the disk"), told
assert len(journal.samples(1)) == 10 * BLOCK + 50
journal.sound(2, block(0))
journal.note(2, Heard(transcript(0)))
assert np.array_equal(journal.samples(2), block(0))
journal.begin(3, BEGUN)
journal.sound(3, block(3))
assert np.array_equal(journal.samples(3), block(3))
"""


def test_file_that_may_not_grow_is_told_once_and_other_dictations_go_on(folder: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder)], cwd=root, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    with later_run(folder) as run:
        first = next(run.read(name) for name in run.unfinished() if run.read(name).seconds > 0.2)
    assert np.array_equal(first.samples, blocks(11)[: 10 * BLOCK + 50])
    assert first.transcripts == ()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device that is always full is Linux's")
@pytest.mark.parametrize("file", ["sound", "state"])
def test_full_disk_is_told_once_and_other_dictations_go_on(journal: Journal, file: str) -> None:
    for session_id in (1, 2):
        journal.begin(session_id, BEGUN)
        journal.sound(session_id, block(0))
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, getattr(journal._kept[1], file))
    os.close(full)

    with pytest.raises(JournalError, match="The disk is full") as caught:
        journal.sound(1, block(1)) if file == "sound" else journal.note(1, RecordingEnded())
    assert "Free some space" in caught.value.hint
    journal.sound(1, block(2))
    journal.note(1, RecordingEnded())
    journal.finished(1)
    journal.sound(2, block(1))
    assert np.array_equal(journal.samples(1), block(0))
    assert np.array_equal(journal.samples(2), blocks(2))
    journal.remove(1)
    assert len(journal.samples(1)) == 0


def test_disk_that_fails_to_flush_is_told_once(folder: Path) -> None:
    fails = False

    def sync(_file: int) -> None:
        if fails:
            raise OSError(5, "Input/output error")

    with closing(Journal(folder, sync=sync)) as journal:
        journal.begin(1, BEGUN)
        fails = True
        with pytest.raises(JournalError, match="Input/output error"):
            journal.note(1, RecordingEnded())
        journal.note(1, RecordingEnded())
        with pytest.raises(JournalError, match="Input/output error"):
            journal.begin(2, BEGUN)
        journal.sound(2, block(0))
        assert len(list(folder.iterdir())) == 1


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with closing(Journal(tmp_path / "file" / "journal", sync=no_sync)) as journal:
        with pytest.raises(JournalError, match="cannot be kept"):
            journal.begin(1, BEGUN)
        journal.sound(1, block(0))
        with pytest.raises(JournalError, match="cannot be read"):
            journal.unfinished()

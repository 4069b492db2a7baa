"""The files are made here, with FFmpeg's own encoders."""

from __future__ import annotations

import re
import socket
import struct
import sys
import threading
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictation_app.audio.media import MediaWindow, probe, read_windows
from dictation_app.audio.windower import Windower
from dictation_app.errors import AudioFileError
from tests.media_files import RATE, encode, silence, tone, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.values.speech import Samples


def heard(path: Path) -> tuple[Samples, list[MediaWindow]]:
    windows = list(read_windows(path))
    return np.concatenate([window.samples for window in windows]), windows


def main_frequency(samples: Samples) -> float:
    spectrum = np.abs(np.fft.rfft(samples))
    return float(spectrum.argmax() * RATE / len(samples))


def level(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples))))


# --- formats ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "codec", "rate", "channels"),
    [
        ("a.wav", "pcm_s16le", 16000, 1),
        ("a.wav", "pcm_f32le", 44100, 2),
        ("a.flac", "flac", 48000, 2),
        ("a.mp3", "libmp3lame", 44100, 2),
        ("a.m4a", "aac", 44100, 1),
        ("a.ogg", "libopus", 48000, 1),
        ("a.webm", "libopus", 48000, 2),
        ("a.wav", "pcm_mulaw", 8000, 1),
    ],
)
def test_a_file_is_heard_whole_at_16_khz_mono_whatever_its_format(
    tmp_path: Path, name: str, codec: str, rate: int, channels: int
) -> None:
    path = encode(tmp_path / name, tone(2, rate=rate), codec=codec, rate=rate, channels=channels)
    samples, windows = heard(path)
    assert samples.dtype == np.float32
    assert len(samples) / RATE == pytest.approx(2, abs=0.1)
    assert main_frequency(samples) == pytest.approx(440, abs=2)
    assert level(samples[RATE // 2 : RATE]) == pytest.approx(0.3 / np.sqrt(2), rel=0.1)
    assert [window.is_last for window in windows] == [True]
    assert windows[0].problem == ""
    assert windows[0].start_s == pytest.approx(0, abs=0.06)


def test_windows_can_cross_threads(tmp_path: Path) -> None:
    _, (window,) = heard(encode(tmp_path / "a.wav", tone(1), codec="pcm_s16le"))
    with pytest.raises(ValueError, match="read-only"):
        window.samples[0] = 1.0


def test_the_header_tells_length_and_tracks(tmp_path: Path) -> None:
    info = probe(encode(tmp_path / "a.flac", tone(3, rate=48000), codec="flac", rate=48000, channels=2))
    assert info.duration_s == pytest.approx(3)
    (track,) = info.tracks
    assert (track.codec, track.sample_rate_hz, track.channels) == ("flac", 48000, 2)


def test_the_sound_of_a_film_is_read_without_its_pictures(tmp_path: Path) -> None:
    samples, _ = heard(encode(tmp_path / "a.mp4", tone(2), codec="aac", picture=True))
    assert main_frequency(samples) == pytest.approx(440, abs=2)


def test_sound_that_changes_its_format_on_the_way_is_read_to_the_end(tmp_path: Path) -> None:
    first = encode(tmp_path / "1.mp3", tone(2, rate=44100), codec="libmp3lame", rate=44100)
    second = encode(tmp_path / "2.mp3", tone(2, rate=22050, hz=880), codec="libmp3lame", rate=22050, channels=2)
    both = tmp_path / "radio.mp3"
    both.write_bytes(first.read_bytes() + second.read_bytes())
    samples, _ = heard(both)
    assert len(samples) / RATE == pytest.approx(4, abs=0.3)
    assert main_frequency(samples[: RATE * 3 // 2]) == pytest.approx(440, abs=2)
    assert main_frequency(samples[-RATE:]) == pytest.approx(880, abs=2)


def test_values_that_are_no_numbers_become_sound_that_an_engine_can_take(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.wav", tone(1, level=4.0), codec="pcm_f32le")
    data = bytearray(path.read_bytes())
    data[-400:] = struct.pack("<100f", *([float("nan")] * 50 + [float("inf")] * 50))
    path.write_bytes(data)
    samples, _ = heard(path)
    assert np.isfinite(samples).all()
    assert np.abs(samples).max() <= 1.0
    assert level(samples) > 0.3


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot exist there")
@pytest.mark.parametrize("name", ["http:x.wav", "pipe:0.wav", "100%d.wav", "ä ö.wav", "-i.wav"])
def test_a_file_name_is_never_taken_for_something_else(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    encode(tmp_path / "a.wav", tone(1), codec="pcm_s16le").rename(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    samples, _ = heard(Path(name))
    assert len(samples) == RATE


# --- time -------------------------------------------------------------------------------------------------------------


def test_a_track_that_begins_later_than_the_pictures_keeps_its_time(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.mkv", tone(1), codec="flac", picture=True, holes={0.0: 2.5})
    _, (window,) = heard(path)
    assert window.start_s == pytest.approx(2.5, abs=0.01)


def test_a_hole_in_the_recording_begins_a_window_so_that_later_times_are_right(tmp_path: Path) -> None:
    sound = np.concatenate([tone(2), tone(2, hz=880)])
    path = encode(tmp_path / "a.mkv", sound, codec="pcm_s16le", holes={2.048: 60.0})
    _, windows = heard(path)
    assert [window.start_s for window in windows] == pytest.approx([0.0, 62.048], abs=0.01)
    assert main_frequency(windows[1].samples) == pytest.approx(880, abs=2)
    assert windows[1].end_s == pytest.approx(64, abs=0.01)
    assert windows[1].problem == ""


# --- windows ----------------------------------------------------------------------------------------------------------


def cut(samples: Samples, *, chunk: int = 3200) -> list[MediaWindow]:
    windower = Windower(max_seconds=28, min_seconds=18, first_max_seconds=8, first_min_seconds=3)

    def windows() -> Iterator[MediaWindow]:
        for begin in range(0, len(samples), chunk):
            yield from windower.take(samples[None, begin : begin + chunk])
        yield windower.finish("")

    return list(windows())


def test_no_cut_divides_a_word() -> None:
    for window in cut(words(100))[:-1]:
        within_s = window.end_s % 1.0  # words are at 0..0.6, pauses at 0.6..1.0 of each second
        assert 0.65 < within_s < 0.95


def test_the_first_window_ends_soon_so_that_text_comes_soon() -> None:
    assert 3 <= cut(words(100))[0].end_s <= 8


def test_the_longest_pause_is_taken_because_it_is_between_sentences() -> None:
    sentence = words(5, pause_s=0.3)
    windows = cut(np.concatenate([sentence, silence(0.8), *([words(40)] * 2)]))
    assert len(sentence) / RATE - 0.3 < windows[0].end_s < len(sentence) / RATE + 0.8


def test_without_a_pause_the_first_window_is_still_short() -> None:
    noise = np.random.default_rng(3).normal(0, 0.1, 20 * RATE).astype(np.float32)
    assert 3 <= cut(noise)[0].end_s <= 8


def test_a_long_silence_is_cut_in_its_middle() -> None:
    speech = np.random.default_rng(3).normal(0, 0.1, 24 * RATE).astype(np.float32)
    windows = cut(np.concatenate([silence(6), speech, silence(4), speech]))
    assert 4 < windows[0].end_s < 5  # of 3..6 s
    assert windows[1].end_s == pytest.approx((30 + 32) / 2, abs=1.1)


def test_a_file_shorter_than_a_window_is_one_window() -> None:
    assert [(w.start_s, w.end_s, w.is_last) for w in cut(words(8))] == [(0.0, 8.0, True)]


def test_no_last_window_is_a_mere_snippet() -> None:
    for seconds in np.arange(27.5, 33.0, 0.1):
        assert len(cut(words(40)[: round(seconds * RATE)])[-1].samples) >= RATE


@settings(max_examples=40, deadline=None)
@given(seconds=st.floats(0.0, 130.0), chunk=st.integers(100, 40_000), seed=st.integers(0, 5), loud=st.booleans())
def test_windows_hold_every_sample_once_in_order_and_fit_the_engine(
    seconds: float, chunk: int, seed: int, *, loud: bool
) -> None:
    rng = np.random.default_rng(seed)
    samples = rng.normal(0, 0.3 if loud else 0.0, round(seconds * RATE)).astype(np.float32)
    windows = cut(samples, chunk=chunk)
    assert np.array_equal(np.concatenate([w.samples for w in windows]), samples)
    assert [w.is_last for w in windows] == [False] * (len(windows) - 1) + [True]
    assert all(18 * RATE <= len(w.samples) <= 28 * RATE for w in windows[1:-1])
    assert len(windows[-1].samples) <= 30 * RATE + chunk
    starts = np.cumsum([0] + [len(w.samples) for w in windows])[:-1] / RATE
    assert [w.start_s for w in windows] == pytest.approx(starts.tolist())


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = encode(tmp_path / "long.wav", tone(400), codec="pcm_s16le")
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_windows(path))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count > 14
    assert peak < 10_000_000  # the whole sound would be 26 MB


def test_the_first_window_comes_before_the_file_was_read(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.wav", words(60), codec="pcm_s16le")
    windows = read_windows(path)
    assert not next(windows).is_last
    with path.open("r+b") as file:
        file.truncate(20 * RATE * 2)
    assert 15 < list(windows)[-1].end_s < 25


# --- what goes wrong --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda path: None, r"There is no file"),
        (lambda path: path.mkdir(), r"'talk\.mp3' is a folder"),
        (lambda path: path.write_bytes(b""), r"'talk\.mp3' is empty"),
        (
            lambda path: path.write_text("Dear diary\n" * 500),
            r"'talk\.mp3' is no sound or video file|cannot be decoded",
        ),
        (lambda path: path.write_bytes(bytes(4096)), r"'talk\.mp3' is no sound or video file"),
        (lambda path: path.write_bytes(b"\0\0\0\x20ftypisom" + b"\xff" * 5000), r"'talk\.mp3' is no sound or video"),
        (
            lambda path: encode(path.with_suffix(".mkv"), silence(0), codec="flac", picture=True).rename(path),
            r"'talk\.mp3' holds no sound: its sound track is empty",
        ),
    ],
)
def test_a_file_without_readable_sound_is_refused_in_one_sentence_and_ffmpeg_is_silent(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], make: Callable[[Path], object], complaint: str
) -> None:
    make(tmp_path / "talk.mp3")
    with pytest.raises(AudioFileError, match=complaint) as caught:
        list(read_windows(tmp_path / "talk.mp3"))
    assert caught.value.hint
    assert capfd.readouterr() == ("", "")


def test_a_film_without_sound_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as container:
        video = container.add_stream("mpeg4", rate=10)
        video.width = video.height = 16
        video.pix_fmt = "yuv420p"
        container.mux(video.encode(av.VideoFrame.from_ndarray(np.zeros((24, 16), np.uint8), format="yuv420p")))
        container.mux(video.encode(None))
    with pytest.raises(AudioFileError, match=r"'a\.mp4' holds no sound"):
        probe(path)


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = encode(tmp_path / "a.wav", tone(1), codec="pcm_s16le")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root, who runs tests in containers, may read anything
    with pytest.raises(AudioFileError, match=r"'a\.wav' may not be read"):
        probe(path)


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders there")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    import os  # noqa: PLC0415 - mkfifo exists on POSIX only

    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(AudioFileError, match="is not a regular file"):
        probe(tmp_path / "pipe.wav")


@pytest.mark.parametrize(
    ("name", "codec", "options"), [("a.flac", "flac", {}), ("a.mp4", "aac", {"movflags": "faststart"})]
)
def test_of_a_file_that_is_cut_off_everything_readable_is_heard_and_the_rest_is_told(
    tmp_path: Path, name: str, codec: str, options: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    path = encode(tmp_path / name, words(60), codec=codec, options=options)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    samples, windows = heard(path)
    assert len(samples) / RATE == pytest.approx(30, abs=3)
    assert windows[-1].problem.startswith(f"'{name}' is cut off or damaged: of 60 s only ")
    assert [bool(window.problem) for window in windows[:-1]] == [False] * (len(windows) - 1)
    assert capfd.readouterr() == ("", "")


def test_damage_in_the_middle_costs_only_itself_and_is_told(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.mkv", words(30), codec="flac")
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 60_000] = bytes(60_000)
    path.write_bytes(data)
    samples, windows = heard(path)
    assert 20 < len(samples) / RATE < 30
    assert windows[-1].end_s == pytest.approx(30, abs=0.1)
    assert re.fullmatch(
        r"'a\.mkv' is damaged: about \d\.\d s of it could not be read and are left out\.", windows[-1].problem
    )


def test_protected_sound_is_refused_not_heard_as_noise(tmp_path: Path) -> None:
    key = "00112233445566778899aabbccddeeff"
    protection = {"encryption_scheme": "cenc-aes-ctr", "encryption_key": key, "encryption_kid": key}
    path = encode(tmp_path / "a.mp4", tone(2), codec="aac", options=protection)
    with pytest.raises(AudioFileError, match="copy-protected"):
        list(read_windows(path))


def test_a_playlist_opens_no_network_address(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        asked = threading.Event()

        def listen() -> None:
            try:
                server.accept()[0].close()
                asked.set()
            except TimeoutError:
                pass

        thread = threading.Thread(target=listen)
        thread.start()
        path = tmp_path / "list.m3u8"
        path.write_text(f"#EXTM3U\n#EXTINF:5,\nhttp://127.0.0.1:{server.getsockname()[1]}/a.ts\n#EXT-X-ENDLIST\n")
        with pytest.raises(AudioFileError):
            list(read_windows(path))
        thread.join()
    assert not asked.is_set()

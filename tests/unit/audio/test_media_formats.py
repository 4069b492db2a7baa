"""Whatever has sound in it: formats, tracks, channels. The files are made here; see ``tests/media_files.py``."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.audio.media import MOST_CHANNELS, MediaWindow, probe, read_windows
from dictation_app.errors import AudioFileError
from tests.media_files import RATE, Track, caf, gsm_frames, riff, silence, tone, wav, words, write

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.values.speech import Samples

VORBIS = {"strict": "-2"}
"""FFmpeg's own encoder of it is not ready, it says."""


def joined(windows: list[MediaWindow]) -> Samples:
    return np.concatenate([window.samples for window in windows])


def main_frequency(samples: Samples) -> float:
    return float(np.abs(np.fft.rfft(samples)).argmax() * RATE / len(samples))


def level(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples))))


# --- formats ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "track"),
    [
        # what phones, recorders, meetings and the web give
        ("a.wav", Track(samples=tone(2, rate=96000), codec="pcm_s24le", rate=96000)),
        ("a.wav", Track(samples=tone(2, rate=11025), codec="pcm_s32le", rate=11025)),
        ("a.wav", Track(samples=tone(2, rate=37800), codec="pcm_f64le", rate=37800)),
        ("a.wav", Track(samples=tone(2, rate=192000), codec="pcm_s32le", rate=192000, layout="stereo")),
        ("a.wav", Track(samples=tone(2, rate=8000), codec="pcm_u8", rate=8000)),
        ("a.wav", Track(samples=tone(2, rate=22050), codec="adpcm_ima_wav", rate=22050)),
        ("a.wav", Track(samples=tone(2), codec="pcm_s24le", layout="7.1")),
        ("a.w64", Track(samples=tone(2), codec="pcm_s16le")),
        ("a.aiff", Track(samples=tone(2, rate=44100), codec="pcm_s16be", rate=44100)),
        ("a.caf", Track(samples=tone(2, rate=44100), codec="alac", rate=44100)),
        ("a.flac", Track(samples=tone(2, rate=96000), codec="flac", rate=96000, sample_format="s32")),
        ("a.flac", Track(samples=tone(2), codec="flac", layout="7.1")),
        ("a.mp2", Track(samples=tone(2, rate=44100), codec="mp2", rate=44100)),
        ("a.aac", Track(samples=tone(2, rate=44100), codec="aac", rate=44100)),
        ("a.m4a", Track(samples=tone(2, rate=48000), codec="aac", rate=48000, layout="5.1")),
        ("a.m4a", Track(samples=tone(2, rate=44100), codec="alac", rate=44100)),
        ("a.m4b", Track(samples=tone(2, rate=22050), codec="aac", rate=22050)),
        ("a.opus", Track(samples=tone(2, rate=48000), codec="libopus", rate=48000)),
        ("a.ogg", Track(samples=tone(2, rate=44100), codec="vorbis", rate=44100, layout="stereo", options=VORBIS)),
        ("a.oga", Track(samples=tone(2), codec="flac")),
        ("a.mka", Track(samples=tone(2), codec="flac")),
        ("a.wma", Track(samples=tone(2, rate=44100), codec="wmav2", rate=44100, layout="stereo", bit_rate=64_000)),
        ("a.ac3", Track(samples=tone(2, rate=48000), codec="ac3", rate=48000, layout="5.1")),
        ("a.wv", Track(samples=tone(2), codec="wavpack")),
        ("a.tta", Track(samples=tone(2), codec="tta")),
        # telephones
        ("a.amr", Track(samples=tone(2, rate=8000), codec="libopencore_amrnb", rate=8000)),
        ("a.3gp", Track(samples=tone(2, rate=8000), codec="libopencore_amrnb", rate=8000)),
        ("a.wav", Track(samples=tone(2, rate=8000), codec="pcm_alaw", rate=8000)),
        ("a.wav", Track(samples=tone(2, rate=8000), codec="pcm_mulaw", rate=8000, layout="stereo")),
        ("a.wav", Track(samples=tone(2, rate=8000), codec="g726", rate=8000)),
        ("a.wav", Track(samples=tone(2, rate=8000), codec="g723_1", rate=8000, bit_rate=6_300)),
        ("a.au", Track(samples=tone(2, rate=8000), codec="pcm_mulaw", rate=8000)),
        ("a.al", Track(samples=tone(2, rate=8000), codec="pcm_alaw", rate=8000)),
        ("a.ul", Track(samples=tone(2, rate=8000), codec="pcm_mulaw", rate=8000)),
        ("a.g722", Track(samples=tone(2), codec="g722")),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value.codec}-{value.rate}-{value.layout}",
)
def test_every_format_is_heard_whole_at_its_loudness_and_pitch(tmp_path: Path, name: str, track: Track) -> None:
    path = write(tmp_path / name, [track])
    windows = list(read_windows(path))
    samples = joined(windows)
    assert len(samples) / RATE == pytest.approx(2, abs=0.1)
    assert main_frequency(samples) == pytest.approx(440, abs=2)
    assert level(samples[RATE // 2 : RATE]) == pytest.approx(0.3 / np.sqrt(2), rel=0.2)
    assert windows[-1].problem == ""


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [
        ("a.mp4", "aac", 48000),
        ("a.mov", "pcm_s24le", 48000),
        ("a.mkv", "flac", RATE),
        ("a.webm", "libopus", 48000),
        ("a.avi", "libmp3lame", 44100),
        ("a.ts", "mp2", 48000),
        ("a.mpg", "mp2", 48000),
    ],
)
def test_of_every_kind_of_film_the_sound_is_heard(tmp_path: Path, name: str, codec: str, rate: int) -> None:
    kind = "matroska" if name == "a.webm" else ""  # its pictures are of a kind that WebM does not allow
    path = write(tmp_path / name, [Track(samples=tone(2, rate=rate), codec=codec, rate=rate)], picture=True, kind=kind)
    samples = joined(list(read_windows(path)))
    assert len(samples) / RATE == pytest.approx(2, abs=0.1)
    assert main_frequency(samples) == pytest.approx(440, abs=2)


def test_gsm_is_heard_as_telephones_send_it_and_in_a_wav_file(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    raw = tmp_path / "a.gsm"
    raw.write_bytes(gsm_frames(2, rng))
    header = struct.pack("<HHIIHHHH", 0x31, 1, 8000, 1625, 65, 0, 2, 320)
    for path, codec in ((raw, "gsm"), (riff(tmp_path / "a.wav", header, rng.bytes(65 * 50)), "gsm_ms")):
        (track,) = probe(path).tracks
        assert (track.codec, track.sample_rate_hz) == (codec, 8000)
        samples = joined(list(read_windows(path)))
        assert len(samples) / RATE == pytest.approx(2, abs=0.05)
        assert level(samples) > 0.01


def test_wideband_amr_is_read_though_nothing_here_can_make_any(tmp_path: Path) -> None:
    path = tmp_path / "a.awb"
    path.write_bytes(b"#!AMR-WB\n" + (b"\x04" + np.random.default_rng(2).bytes(17)) * 100)
    (track,) = probe(path).tracks
    assert (track.codec, track.sample_rate_hz) == ("amrwb", RATE)
    samples = joined(list(read_windows(path)))
    assert len(samples) == 2 * RATE
    assert level(samples) > 0.001


def test_a_wrong_ending_of_the_name_does_not_matter(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mp4", [Track(samples=tone(2, rate=48000), codec="aac", rate=48000)])
    for wrong in ("a.wav", "a.mp3", "a.txt", "a", "a.ul", "a.gsm"):
        path = path.rename(tmp_path / wrong)
        assert main_frequency(joined(list(read_windows(path)))) == pytest.approx(440, abs=2)


# --- tracks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["mkv", "mp4", "mov"])
def test_of_several_sound_tracks_the_chosen_one_is_heard(tmp_path: Path, ending: str) -> None:
    tracks = [
        Track(samples=tone(2, rate=48000, hz=hz), codec="aac", rate=48000, language=language, title=title)
        for hz, language, title in ((300, "ger", ""), (600, "eng", "Commentary"), (900, "", ""))
    ]
    path = write(tmp_path / f"a.{ending}", tracks, picture=True)
    info = probe(path)
    assert [track.index for track in info.tracks] == [0, 1, 2]
    assert [track.language for track in info.tracks] == ["ger", "eng", ""]
    assert [track.title for track in info.tracks] == ["", "Commentary", ""]
    for index, hz in enumerate((300, 600, 900)):
        assert main_frequency(joined(list(read_windows(path, track=index)))) == pytest.approx(hz, abs=2)
    heard = joined(list(read_windows(path)))
    assert main_frequency(heard) == pytest.approx((300, 600, 900)[info.default_track], abs=2)


def test_without_a_choice_the_track_is_heard_that_the_file_prefers(tmp_path: Path) -> None:
    tracks = [
        Track(samples=tone(1, hz=300), codec="flac"),
        Track(samples=tone(1, hz=600), codec="flac", is_default=True),
    ]
    path = write(tmp_path / "a.mkv", tracks)
    assert probe(path).default_track == 1
    assert main_frequency(joined(list(read_windows(path)))) == pytest.approx(600, abs=2)


def test_a_track_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mkv", [Track(samples=tone(1), codec="flac")] * 2)
    with pytest.raises(AudioFileError, match=r"'a\.mkv' has 2 sound tracks; there is no track 3\."):
        next(read_windows(path, track=2))
    with pytest.raises(AudioFileError, match=r"there is no track 0"):
        next(read_windows(path, track=-1))


def test_a_track_in_an_unknown_format_does_not_hide_the_one_that_can_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mkv", [Track(samples=tone(1, hz=hz), codec="flac") for hz in (300, 600)])
    path.write_bytes(path.read_bytes().replace(b"A_FLAC", b"A_XYZW", 1))
    info = probe(path)
    assert [track.index for track in info.tracks] == [1]
    assert info.default_track == 1
    assert main_frequency(joined(list(read_windows(path)))) == pytest.approx(600, abs=2)
    with pytest.raises(AudioFileError, match="in a format this app cannot decode"):
        next(read_windows(path, track=0))


# --- channels ---------------------------------------------------------------------------------------------------------


def channels_of(windows: list[MediaWindow]) -> list[Samples]:
    return [np.concatenate(parts) for parts in zip(*(window.channels for window in windows), strict=True)]


@pytest.mark.parametrize(
    ("name", "codec", "rate", "layout", "hertz"),
    [
        ("a.wav", "pcm_mulaw", 8000, "stereo", (300, 700)),
        ("a.flac", "flac", 44100, "stereo", (300, 700)),
        ("a.webm", "libopus", 48000, "stereo", (300, 700)),
        ("a.wav", "pcm_s16le", 16000, "5.1", (300, 400, 500, 600, 700, 800)),
        ("a.flac", "flac", 48000, "7.1", (300, 400, 500, 600, 700, 800, 900, 1000)),
    ],
)
def test_each_channel_is_heard_by_itself_beside_the_mix(
    tmp_path: Path, name: str, codec: str, rate: int, layout: str, hertz: tuple[int, ...]
) -> None:
    rows = np.stack([tone(2, rate=rate, hz=hz) for hz in hertz])
    path = write(tmp_path / name, [Track(samples=rows, codec=codec, rate=rate, layout=layout)])
    windows = list(read_windows(path, each_channel=True))
    assert [main_frequency(channel) for channel in channels_of(windows)] == pytest.approx(hertz, abs=2)
    (track,) = probe(path).tracks
    assert (track.channels, track.layout) == (len(hertz), layout)


def test_windows_are_cut_by_the_mix_whether_channels_are_wanted_or_not(tmp_path: Path) -> None:
    first, second = words(70), np.roll(words(70), RATE // 2)
    path = write(tmp_path / "a.wav", [Track(samples=np.stack([first, second]), codec="pcm_s16le", layout="stereo")])
    mixed, each = list(read_windows(path)), list(read_windows(path, each_channel=True))
    assert len(each) > 2
    assert [(w.start_s, w.is_last) for w in each] == [(w.start_s, w.is_last) for w in mixed]
    assert all(np.array_equal(one.samples, other.samples) for one, other in zip(each, mixed, strict=True))
    assert all(len(channel) == len(window.samples) for window in each for channel in window.channels)
    assert [w.channels for w in mixed] == [()] * len(mixed)
    heard_first, heard_second = channels_of(each)
    assert np.abs(heard_first - first).max() < 1e-3
    assert np.abs(heard_second - second).max() < 1e-3
    with pytest.raises(ValueError, match="read-only"):
        each[0].channels[0][0] = 1.0


@pytest.mark.parametrize("layout", ["mono", "stereo"])
def test_where_all_channels_are_the_same_there_is_nothing_to_tell_apart(tmp_path: Path, layout: str) -> None:
    path = write(tmp_path / "a.wav", [Track(samples=tone(2), codec="pcm_s16le", layout=layout)])
    (window,) = read_windows(path, each_channel=True)
    assert window.channels == ()
    assert level(window.samples) == pytest.approx(0.3 / np.sqrt(2), rel=0.05)


@pytest.mark.parametrize("count", [3, 4, 6, 8, 9, 16, 32])
def test_no_microphone_of_a_recorder_is_left_out_of_the_mix(tmp_path: Path, count: int) -> None:
    """FFmpeg takes channels without a place for those of a cinema, whose bass loudspeaker carries no speech."""
    for loud in range(count):
        rows = np.stack([tone(0.3) if row == loud else silence(0.3) for row in range(count)])
        windows = list(read_windows(wav(tmp_path / "a.wav", rows)))
        assert level(joined(windows)) == pytest.approx(0.3 / np.sqrt(2) / count, rel=0.05)


def test_channels_in_an_unusual_order_or_place_are_heard(tmp_path: Path) -> None:
    for labels in ((5, 6, 7), (400, 401, 402), (65536, 65537, 65538)):
        rows = np.stack([tone(2, hz=hz) for hz in (300, 500, 700)])
        path = caf(tmp_path / "a.caf", rows, labels)
        windows = list(read_windows(path, each_channel=True))
        assert [main_frequency(channel) for channel in channels_of(windows)] == pytest.approx((300, 500, 700), abs=2)
        assert level(joined(windows)) > 0.05


def test_too_many_channels_are_only_heard_together(tmp_path: Path) -> None:
    rows = np.stack([tone(1, hz=300 + 10 * row) for row in range(MOST_CHANNELS + 1)])
    path = wav(tmp_path / "a.wav", rows)
    assert level(joined(list(read_windows(path)))) > 0.01
    with pytest.raises(AudioFileError, match=r"'a\.wav' has 17 channels; at most 16 can be transcribed each by itself"):
        next(read_windows(path, each_channel=True))


def test_the_number_of_channels_stays_when_the_file_changes_it(tmp_path: Path) -> None:
    def mp3(name: str, layout: str, hertz: tuple[int, ...]) -> bytes:
        rows = np.stack([tone(2, rate=44100, hz=hz) for hz in hertz])
        return write(tmp_path / name, [Track(samples=rows, codec="libmp3lame", rate=44100, layout=layout)]).read_bytes()

    both = tmp_path / "radio.mp3"
    both.write_bytes(mp3("1.mp3", "stereo", (300, 700)) + mp3("2.mp3", "mono", (500,)))
    left, right = channels_of(list(read_windows(both, each_channel=True)))
    assert len(left) == len(right)
    assert main_frequency(left[: RATE * 3 // 2]) == pytest.approx(300, abs=2)
    assert main_frequency(right[: RATE * 3 // 2]) == pytest.approx(700, abs=2)
    assert main_frequency(left[-RATE:]) == main_frequency(right[-RATE:]) == pytest.approx(500, abs=2)

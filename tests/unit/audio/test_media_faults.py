"""What is wrong with a file, or goes wrong with it while it is read; see also ``tests/faults/test_media.py``."""

from __future__ import annotations

import errno
import io
import os
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app.audio import media_file
from dictation_app.audio.media import probe, read_windows
from dictation_app.errors import AudioFileError
from tests.media_files import RATE, Track, encode, riff, tone, words, write

if TYPE_CHECKING:
    from collections.abc import Callable

PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000")


def id3_with_cover() -> bytes:
    frame = b"\x00image/png\x00\x03\x00" + PICTURE
    body = b"APIC" + struct.pack(">I", len(frame)) + b"\x00\x00" + frame
    size = len(body)
    return b"ID3\x03\x00\x00" + bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0)) + body


def wav_header(*, channels: int = 1, rate: int = RATE, bits: int = 16) -> bytes:
    return struct.pack("<HHIIHH", 1, channels, rate, rate * channels * bits // 8, channels * bits // 8, bits)


def refusal(path: Path) -> AudioFileError:
    with pytest.raises(AudioFileError) as caught:
        list(read_windows(path))
    assert caught.value.message.count(". ") == 0
    assert caught.value.message.endswith(".")
    assert caught.value.hint.endswith(".")
    return caught.value


# --- what never was sound ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("a.wav", lambda: _wav(b""), "'a.wav' holds no sound: its sound track is empty."),
        ("a.wav", lambda: _wav(bytes(800), channels=0), "The sound of 'a.wav' cannot be decoded (pcm_s16le)."),
        ("a.wav", lambda: _wav(bytes(800), rate=1), "The sound of 'a.wav' cannot be decoded (pcm_s16le)."),
        ("a.wav", lambda: _wav(bytes(800), rate=2_000_000_000), "The sound of 'a.wav' cannot be decoded (pcm_s16le)."),
        ("a.wav", lambda: _wav(bytes(800), channels=100), "The sound of 'a.wav' cannot be decoded (pcm_s16le)."),
        ("a.mp3", id3_with_cover, "'a.mp3' "),
        ("a.png", lambda: PICTURE * 50, "'a.png' "),
        ("a.zip", lambda: b"PK\x03\x04" + bytes(range(256)) * 20, "'a.zip' is no sound or video file that can be read"),
        ("a.srt", lambda: b"1\n00:00:01,000 --> 00:00:02,000\nHello\n\n" * 20, "'a.srt' holds no sound."),
        ("a.m3u8", lambda: b"#EXTM3U\n#EXTINF:5,\na.wav\n#EXT-X-ENDLIST\n", "'a.m3u8' is no sound or video file"),
        ("a.ffconcat", lambda: b"ffconcat version 1.0\nfile a.wav\n", "'a.ffconcat' is no sound or video file"),
        ("a.wav", lambda: b"x", "'a.wav' is no sound or video file that can be read"),
    ],
)
def test_what_holds_no_sound_is_refused_in_one_sentence(
    tmp_path: Path, name: str, data: Callable[[], bytes], complaint: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data())
    assert refusal(tmp_path / name).message.startswith(complaint)
    assert capfd.readouterr() == ("", "")


def _wav(data: bytes, *, channels: int = 1, rate: int = RATE) -> bytes:
    return _riff_bytes(wav_header(channels=channels, rate=rate), data)


def _riff_bytes(header: bytes, data: bytes) -> bytes:
    chunks = b"fmt " + struct.pack("<I", len(header)) + header + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


def test_a_playlist_opens_no_other_file(tmp_path: Path) -> None:
    encode(tmp_path / "a.wav", tone(1), codec="pcm_s16le")
    for name, data in (
        ("list.m3u8", f"#EXTM3U\n#EXTINF:5,\n{tmp_path / 'a.wav'}\n#EXT-X-ENDLIST\n"),
        ("list.ffconcat", f"ffconcat version 1.0\nfile {tmp_path / 'a.wav'}\n"),
    ):
        (tmp_path / name).write_text(data)
        refusal(tmp_path / name)


@pytest.mark.parametrize("tag", [b"drms", b"aavd"])
def test_protected_music_and_audio_books_are_refused_not_heard_as_noise(tmp_path: Path, tag: bytes) -> None:
    path = encode(tmp_path / "a.m4a", tone(2, rate=44100), codec="aac", rate=44100)
    path.write_bytes(path.read_bytes().replace(b"mp4a", tag))
    assert "'a.m4a' is copy-protected, or in a format" in refusal(path).message
    with pytest.raises(AudioFileError, match="copy-protected"):
        probe(path)


@pytest.mark.parametrize("guid", ["FBB3112223BDD211B4B700A0C955FC6E", "14E68A292226174CB935DAE07EE9289C"])
def test_protected_windows_media_is_refused(tmp_path: Path, guid: str) -> None:
    sound = Track(samples=tone(2, rate=44100), codec="wmav2", rate=44100, layout="stereo", bit_rate=64_000)
    data = write(tmp_path / "a.wma", [sound]).read_bytes()
    size, objects = struct.unpack_from("<QI", data, 16)
    body = b"".join(struct.pack("<I", 4) + text for text in (b"data", b"DRM\0", b"key\0", b"url\0"))
    protection = bytes.fromhex(guid) + struct.pack("<Q", 24 + len(body)) + body
    header = struct.pack("<QI", size + len(protection), objects + 1)
    (tmp_path / "a.wma").write_bytes(data[:16] + header + data[28:30] + protection + data[30:])
    assert "'a.wma' is copy-protected" in refusal(tmp_path / "a.wma").message


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_that_leads_nowhere_or_round_in_circles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gone.wav").symlink_to(tmp_path / "nowhere.wav")
    (tmp_path / "round.wav").symlink_to(tmp_path / "round.wav")
    assert refusal(tmp_path / "gone.wav").message.startswith("There is no file")
    assert refusal(tmp_path / "round.wav").message.startswith("'round.wav' cannot be read: ")
    assert refusal(tmp_path / "gone.wav" / "a.wav").message.startswith("There is no file")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such devices there")
def test_a_device_is_refused() -> None:
    assert refusal(Path("/dev/zero")).message == "'zero' is not a regular file."


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / ("a" * 5000 + ".wav")).message


# --- while it is read -------------------------------------------------------------------------------------------------


class FailingDisk(io.FileIO):
    """Reads so much, and then no more."""

    fails_at = 0

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() >= self.fails_at:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().read(size) or b""


@pytest.mark.parametrize("codec", ["pcm_s16le", "libmp3lame"])
def test_of_a_file_on_a_disk_that_fails_what_was_read_is_heard_and_the_rest_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codec: str
) -> None:
    name = "a.wav" if codec == "pcm_s16le" else "a.mp3"
    path = encode(tmp_path / name, words(60), codec=codec)
    monkeypatch.setattr(FailingDisk, "fails_at", path.stat().st_size // 2)
    monkeypatch.setattr(media_file, "_bytes_of", FailingDisk)
    windows = list(read_windows(path))
    assert windows[-1].end_s == pytest.approx(30, abs=3)
    assert windows[-1].problem.startswith(f"'{name}' could not be read to its end (Input/output error); ")
    assert windows[-1].problem.endswith(" s of it were read.")


def test_a_disk_that_fails_at_once_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = encode(tmp_path / "a.wav", tone(1), codec="pcm_s16le")
    monkeypatch.setattr(media_file, "_bytes_of", FailingDisk)
    assert refusal(path).message == "'a.wav' could not be read to its end (Input/output error)."


@pytest.mark.parametrize(("name", "codec"), [("a.mp3", "libmp3lame"), ("a.ogg", "libopus")])
def test_a_file_that_becomes_shorter_while_it_is_read_is_told(tmp_path: Path, name: str, codec: str) -> None:
    rate = 48000
    samples = tone(60, rate=rate)
    path = encode(tmp_path / name, samples, codec=codec, rate=rate)
    windows = read_windows(path)
    assert next(windows).problem == ""
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    *_, last = windows
    assert 20 < last.end_s < 50
    assert last.problem.startswith(f"'{name}' became shorter while it was read; ")


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
def test_a_file_that_is_deleted_while_it_is_read_is_heard_to_its_end(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.wav", words(60), codec="pcm_s16le")
    windows = read_windows(path)
    next(windows)
    path.unlink()
    *_, last = windows
    assert last.end_s == pytest.approx(60, abs=0.1)
    assert last.problem == ""


class RoundAndRound(io.FileIO):
    """A file system in which there is always something more."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 20_000_000:
            self.seek(1000)
        return super().read(size) or b"\0" * 30_000


def test_a_file_without_end_comes_to_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.mkv"
    encode(path, tone(1), codec="flac")
    with path.open("r+b") as file:
        file.truncate(40_000_000)
    monkeypatch.setattr(media_file, "_bytes_of", RoundAndRound)
    *_, last = read_windows(path)
    assert "its index leads round in circles" in last.problem


def test_an_open_file_is_closed_when_the_reader_has_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[io.FileIO] = []

    def opened(path: Path) -> io.FileIO:
        made.append(io.FileIO(path))
        return made[-1]

    monkeypatch.setattr(media_file, "_bytes_of", opened)
    windows = read_windows(encode(tmp_path / "a.wav", words(60), codec="pcm_s16le"))
    next(windows)
    windows.close()
    assert [file.closed for file in made] == [True]


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [
        ("a.wav", "pcm_s16le", RATE),
        ("a.wav", "pcm_mulaw", 8000),
        ("a.aiff", "pcm_s16be", RATE),
        ("a.au", "pcm_mulaw", 8000),
        ("a.mp3", "libmp3lame", 44100),
        ("a.webm", "libopus", 48000),
        ("a.tta", "tta", RATE),
    ],
)
def test_of_a_copy_that_is_cut_off_it_is_told_how_much_is_missing(
    tmp_path: Path, name: str, codec: str, rate: int
) -> None:
    path = encode(tmp_path / name, tone(20, rate=rate), codec=codec, rate=rate)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    *_, last = read_windows(path)
    assert last.end_s == pytest.approx(10, abs=1)
    assert last.problem.startswith(f"'{name}' is cut off or damaged: of 20 s only ")


@pytest.mark.parametrize("length", [0, 0x7FFFFF00, 0xFFFFFFFF])
def test_a_recorder_that_did_not_know_the_length_beforehand_promised_nothing(tmp_path: Path, length: int) -> None:
    path = riff(tmp_path / "a.wav", wav_header(), bytes(64_000), (b"note", b"abc"))
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, data.index(b"data") + 4, length)
    path.write_bytes(data)
    *_, last = read_windows(path)
    assert (last.end_s, last.problem) == (pytest.approx(2), "")

"""The real engine with the default model."""

from __future__ import annotations

import os
import subprocess
import sys
import wave
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.audio.media import read_windows
from dictation_app.cli.common import model_store
from dictation_app.engine import BATCH_WINDOWS
from dictation_app.engine.faster_whisper import FasterWhisperEngine
from dictation_app.engine.guard import withheld_reason
from dictation_app.errors import ModelError, WorkDroppedError
from dictation_app.file_transcription import transcribe_file
from dictation_app.paths import resource
from dictation_app.values.speech import DecodeOptions, EngineConfig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dictation_app.values.speech import Samples

pytestmark = pytest.mark.model

WORDS = "first importance that the letter"
SPEECH = Path(__file__).parents[1] / "data" / "speech"


@pytest.fixture(scope="module")
def model_path() -> Path:
    try:
        return model_store().path("base")
    except ModelError as exc:
        pytest.fail(f"{exc.message} `python3 installers/bootstrap.py test` installs it.", pytrace=False)


@pytest.fixture(scope="module")
def engine(model_path: Path) -> Iterator[FasterWhisperEngine]:
    made = FasterWhisperEngine(EngineConfig(model="base", model_path=model_path, device="cpu"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def sample() -> Samples:
    return next(iter(read_windows(resource("sample.flac")))).samples


def test_it_says_what_is_loaded(engine: FasterWhisperEngine) -> None:
    info = engine.info
    assert (info.model, info.device, info.compute_type) == ("base", "cpu", "int8")
    assert info.load_seconds > 0


def test_the_sample_is_heard_right_at_the_first_try(engine: FasterWhisperEngine, sample: Samples) -> None:
    decoded = engine.transcribe(sample, DecodeOptions())
    assert WORDS in decoded.text
    assert decoded.language == "en"
    assert decoded.passes == 1
    assert decoded.speech_seconds > 3
    assert withheld_reason(decoded, audio_seconds=len(sample) / 16000, speech_ms=4000) == ""


def test_the_same_sound_gives_the_same_text(engine: FasterWhisperEngine, sample: Samples) -> None:
    assert engine.transcribe(sample, DecodeOptions()) == engine.transcribe(sample, DecodeOptions())


def test_the_language_is_taken_from_those_the_user_speaks(engine: FasterWhisperEngine, sample: Samples) -> None:
    decoded = engine.transcribe(sample, DecodeOptions(languages=("de", "fr")))
    assert decoded.language in {"de", "fr"}
    assert engine.transcribe(sample, DecodeOptions(language="en")).language_probability == 1.0


def test_times_lie_in_the_sound_and_in_order(engine: FasterWhisperEngine, sample: Samples) -> None:
    clip = Path(__file__).parents[1] / "data" / "speech" / "en_read_046.flac"
    other = next(iter(read_windows(clip))).samples
    both = np.concatenate((sample, np.zeros(24000, np.float32), other))
    decoded = engine.transcribe(both, DecodeOptions(timestamps=True))
    assert WORDS in decoded.text
    assert "thin stripe runs down the middle" in decoded.text
    times = [t for s in decoded.segments for t in (s.start_s, s.end_s)]
    assert times == sorted(times)
    assert times[0] >= 0
    assert times[-1] <= len(both) / 16000 + 0.1


@pytest.mark.parametrize("kind", ["silence", "noise", "hum"])
def test_sound_without_speech_is_skipped_or_withheld(engine: FasterWhisperEngine, kind: str) -> None:
    n = np.arange(16000 * 4)
    noise = np.random.default_rng(1).standard_normal(len(n)) * 0.05
    sound = {"silence": n * 0.0, "noise": noise, "hum": 0.2 * np.sin(2 * np.pi * 50 * n / 16000)}[kind]
    samples = sound.astype(np.float32)
    assert engine.transcribe(samples, DecodeOptions(skip_silence=True)).segments == ()
    decoded = engine.transcribe(samples, DecodeOptions())
    assert not decoded.text or withheld_reason(decoded, audio_seconds=4.0, speech_ms=4000)


def test_words_stand_where_they_were_spoken(engine: FasterWhisperEngine, sample: Samples) -> None:
    decoded = engine.transcribe(sample, DecodeOptions())
    words = engine.align(sample, decoded.text, decoded.language)
    assert " ".join(word.text for word in words) == decoded.text
    times = [t for word in words for t in (word.start_s, word.end_s)]
    assert times == sorted(times)
    assert times[-1] <= len(sample) / 16000
    assert all(0 <= word.probability <= 1 for word in words)
    # Half a second of quiet before it moves the words by so much (one at a pause may fall to its other side).
    later = engine.align(np.concatenate((np.zeros(8000, np.float32), sample)), decoded.text, decoded.language)
    moved = [b.start_s - a.start_s for a, b in zip(words[1:], later[1:], strict=True)]
    assert sum(abs(by_s - 0.5) < 0.15 for by_s in moved) >= 0.9 * len(moved), moved
    # What was not said is not believed.
    wrong = engine.align(sample, decoded.text.replace("first importance", "purple elephants"), decoded.language)
    believed = {word.text: word.probability for word in wrong}
    assert max(believed["purple"], believed["elephants"]) < 0.1


def test_no_words_in_no_sound_and_none_of_too_much_text(engine: FasterWhisperEngine, sample: Samples) -> None:
    assert engine.align(sample[:0], "words", "en") == ()
    assert engine.align(sample, " ", "en") == ()
    assert engine.align(sample, "many words " * 300, "en") == ()


def test_more_than_a_window_is_refused(engine: FasterWhisperEngine) -> None:
    with pytest.raises(ValueError, match="window"):
        engine.transcribe(np.zeros(16000 * 31, np.float32), DecodeOptions())
    with pytest.raises(ValueError, match="window"):
        engine.transcribe_batch([np.zeros(16000 * 31, np.float32)], DecodeOptions(language="en"))


def test_nothing_is_heard_in_no_sound(engine: FasterWhisperEngine) -> None:
    assert engine.transcribe(np.zeros(0, np.float32), DecodeOptions()).segments == ()


def test_a_folder_without_a_model_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        FasterWhisperEngine(EngineConfig(model="base", model_path=tmp_path, device="cpu"))


def test_it_opens_no_connection(model_path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "def audit(event, args):\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo'): raise SystemExit(f'network: {event} {args}')\n"
        "sys.addaudithook(audit)\n"
        "from dictation_app.engine.faster_whisper import FasterWhisperEngine\n"
        "from dictation_app.values.speech import DecodeOptions, EngineConfig\n"
        "import numpy as np\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "engine = FasterWhisperEngine(EngineConfig(model='base', model_path=path, device='cpu'))\n"
        "engine.transcribe(np.zeros(16000, np.float32), DecodeOptions())\n"
        "assert 'PySide6' not in sys.modules and 'av' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(model_path)], env=os.environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


# --- several windows --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def clips() -> list[Samples]:
    files = [resource("sample.flac"), SPEECH / "en_read_046.flac"]
    return [next(iter(read_windows(file))).samples for file in files]


def test_windows_decoded_together_have_the_text_of_each_and_always_the_same(
    engine: FasterWhisperEngine, clips: list[Samples]
) -> None:
    quiet = np.zeros(48000, np.float32)
    english = DecodeOptions(language="en", skip_silence=True)
    together = engine.transcribe_batch([*clips, quiet], english)
    assert WORDS in together[0].text
    for result, clip in zip(together, clips, strict=False):
        alone = engine.transcribe(clip, english).text.casefold().split()
        assert len(set(result.text.casefold().split()) & set(alone)) > 0.8 * len(set(alone))
    assert together[2].segments == ()
    assert engine.transcribe_batch([*clips, quiet], english) == together


def test_words_of_windows_decoded_together_are_where_they_are_alone(
    engine: FasterWhisperEngine, clips: list[Samples]
) -> None:
    late = np.concatenate([np.zeros(16000, np.float32), clips[0]])
    results = engine.transcribe_batch([late, clips[1]], DecodeOptions(language="en", words=True))
    words = [word for segment in results[0].segments for word in segment.words]
    assert "".join(word.text for word in words) == "".join(results[0].text.split())
    alone = {word.text: word.start_s for word in engine.align(clips[0], results[0].text, "en")}
    off_s = [abs(word.start_s - 1.0 - alone[word.text]) for word in words if len(word.text) > 4]
    assert len(off_s) > 3
    assert float(np.median(off_s)) < 0.2


def test_windows_that_are_not_wanted_any_more_are_given_up(
    engine: FasterWhisperEngine, clips: list[Samples], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[int] = []
    find = engine._silero.spans
    monkeypatch.setattr(engine._silero, "spans", lambda samples: looked_at.append(len(samples)) or find(samples))
    many = clips[:1] * BATCH_WINDOWS
    # Somebody presses the key when the speech of the first ones has been found.
    with pytest.raises(WorkDroppedError):
        engine.transcribe_batch(many, DecodeOptions(language="en"), lambda: len(looked_at) >= 2)
    assert 2 <= len(looked_at) < 6


def test_a_batch_without_a_language_detects_that_of_each(engine: FasterWhisperEngine, clips: list[Samples]) -> None:
    results = engine.transcribe_batch(clips[:1], DecodeOptions())
    assert results[0].language == "en"
    assert results[0].language_probability < 1.0


def test_a_window_is_checked_though_a_language_is_given(engine: FasterWhisperEngine, clips: list[Samples]) -> None:
    quiet = np.zeros(48000, np.float32)
    german = DecodeOptions(language="de", skip_silence=True)
    results = engine.transcribe_batch([quiet, *clips], replace(german, checked_window=2))
    assert [(result.language, result.sounds_like) for result in results] == [("de", ""), ("de", ""), ("de", "en")]
    assert engine.transcribe_batch([quiet, *clips], replace(german, checked_window=0))[0].sounds_like == ""


def test_a_talk_in_russian_after_an_english_beginning_is_written_in_russian(
    engine: FasterWhisperEngine, tmp_path: Path
) -> None:
    english, russian = ("en_read_021", "en_read_022"), ("ru_read_001", "ru_read_016") * 4
    sounds = [next(iter(read_windows(SPEECH / f"{name}.flac"))).samples for name in (*english, *russian)]
    path = tmp_path / "talk.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes((32767 * np.concatenate(sounds)).astype("<i2").tobytes())
    transcript = transcribe_file(path, engine, DecodeOptions())
    scripts = [
        (segment.start_s, {"Latin" if letter.isascii() else "Cyrillic" for letter in segment.text if letter.isalpha()})
        for segment in transcript.segments
    ]
    assert {"Latin"} == set.union(*(script for start_s, script in scripts if start_s < 15))
    assert {"Cyrillic"} == set.union(*(script for start_s, script in scripts if start_s > 22))


def test_words_of_a_translation_are_looked_for_as_one(
    engine: FasterWhisperEngine, sample: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    beginnings: list[bool] = []
    whisper = engine._whisper
    begin = whisper.vocabulary.beginning

    def noted(language: str, *, translate: bool = False) -> list[int]:
        beginnings.append(translate)
        return begin(language, translate=translate)

    monkeypatch.setattr(whisper.vocabulary, "beginning", noted)
    decoded = engine.transcribe(sample, DecodeOptions(language="de", translate=True, words=True))
    assert [word for segment in decoded.segments for word in segment.words]
    assert beginnings == [True]
    translated, written = (begin("de", translate=translate) for translate in (True, False))
    assert translated != written


def test_other_readings_are_near_what_was_said_and_end_when_nobody_wants_them(
    engine: FasterWhisperEngine, sample: Samples
) -> None:
    usual = engine.transcribe(sample, DecodeOptions(language="en")).text
    found = [engine.transcribe(sample, DecodeOptions(language="en", other_readings=n)).others for n in (1, 2, 3)]
    assert 2 <= len(found[0]) <= 5
    assert all("the letter" in text or "importance" in text for text in found[0])
    assert set(found[0]) - {usual}
    assert any(set(others) - {usual} for others in found[1:])
    with pytest.raises(WorkDroppedError):
        engine.transcribe(sample, DecodeOptions(language="en", other_readings=1), lambda: True)
    assert (
        engine.transcribe(np.zeros(16000, np.float32), DecodeOptions(other_readings=1, skip_silence=True)).others == ()
    )

"""Stand-ins for measuring: an engine that hears words in every tone, and a peer that always writes the same."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.bench.subject import Subject
from dictation_app.bench.takes import AFTER_S, BEFORE_S, Take, quiet
from dictation_app.engine import never
from dictation_app.values.speech import EngineInfo
from tests.fakes import decoded, tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.values.speech import Decoded, DecodeOptions, EngineConfig, Samples

WORDS = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel"]


class TalkingEngine:
    """Hears two words in each second of loud sound; nothing in quiet."""

    def __init__(self, name: str, config: EngineConfig) -> None:
        self.config = config
        self.info = EngineInfo(model=config.model, device=config.device, compute_type="int8")
        self.closed = False
        self.takes_s = 0.0

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        parts = np.abs(samples[: len(samples) // 160 * 160]).reshape(-1, 160)
        loud_s = int((parts.max(axis=1) > 0.05).sum()) / 100
        time.sleep(self.takes_s)
        return decoded(" ".join(WORDS[: max(1, round(2 * loud_s))]) + "." if loud_s > 0.1 else "")

    def close(self) -> None:
        self.closed = True


class ParrotPeer:
    """Writes what it was told to, whatever it hears."""

    def __init__(self, text: str, takes_s: float = 0.0) -> None:
        self.text = text
        self.takes_s = takes_s
        self.heard: list[int] = []

    def transcribe(self, samples: Samples, language: str | None) -> str:
        self.heard.append(len(samples))
        time.sleep(self.takes_s)
        return self.text


@pytest.fixture
def subject() -> Subject:
    return Subject(model="base", model_path=Path("model"))


@pytest.fixture
def talking() -> type[TalkingEngine]:
    return TalkingEngine


@pytest.fixture
def parrot() -> type[ParrotPeer]:
    return ParrotPeer


@pytest.fixture
def spoken() -> Callable[[float], Take]:
    def make(seconds: float) -> Take:
        sound = np.concatenate((quiet(BEFORE_S), tone(seconds), quiet(AFTER_S)))
        return Take(
            name=f"tone of {seconds} s",
            samples=sound,
            language="en",
            text=" ".join(WORDS[: round(2 * seconds)]),
            first_word_end_s=BEFORE_S + 0.5,
            speech_end_s=BEFORE_S + seconds,
        )

    return make

"""Measuring models on this machine: times, words, dictations that go first, advice, and what is expected of others."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.engine import never
from dictation_app.engine.catalogue import AccuracyClass, Catalogue
from dictation_app.engine.hardware import Device
from dictation_app.engine.hosted import EngineLostError
from dictation_app.errors import EngineError, WorkDroppedError
from dictation_app.measuring import (
    Candidate,
    Heard,
    Measured,
    MeasureProgress,
    MeasureRecord,
    Passage,
    advise,
    bundled,
    candidates,
    measure,
    paragraph,
)
from dictation_app.retranscription import Turn
from tests.fakes import FakeEngine, decoded
from tests.x11_display import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine import Engine
    from dictation_app.values.speech import Decoded, DecodeOptions, EngineConfig, Samples

SAMPLE = Passage(samples=np.zeros(16000 * 5, np.float32), text="We all go home.", language="en")
GERMAN = Passage(samples=np.zeros(16000 * 10, np.float32), text="Wir gehen alle nach Hause.", language="de")
BASE = Candidate(model="base", folder=Path("/models/base"), is_english=False, device="cpu", device_label="A processor")
ENGLISH = replace(BASE, model="tiny.en", is_english=True)
ON_GPU = replace(BASE, device="cuda:0", device_label="A card", uuid="GPU-1")


class Clock:
    """Goes on by itself only where an engine works."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


class WorkingEngine(FakeEngine):
    """Takes its time and hears what it is told to."""

    def __init__(self, clock: Clock, config: EngineConfig, heard: dict[str, str], *, decode_s: float = 0.5) -> None:
        super().__init__([], config, config.device)
        self.clock = clock
        self.heard = heard
        self.decode_s = decode_s
        clock.now_s += 2.0

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        self.calls.append((len(samples), options))
        self.clock.now_s += self.decode_s
        return decoded(self.heard[options.language or ""])


class Lab:
    """Runs a measurement and keeps its engines."""

    def __init__(self, *, decode_s: float = 0.5, failing: dict[str, EngineError] | None = None) -> None:
        self.clock = Clock()
        self.turn = Turn()
        self.engines: list[WorkingEngine] = []
        self.progress: list[MeasureProgress] = []
        self.decode_s = decode_s
        self.failing = failing or {}

    def create(self, _name: str, config: EngineConfig, _unwanted: Callable[[], bool]) -> Engine:
        if config.device in self.failing:
            raise self.failing[config.device]
        heard = {"en": "We all go home!", "de": "Wir gehen nach Hause."}
        self.engines.append(WorkingEngine(self.clock, config, heard, decode_s=self.decode_s))
        return self.engines[-1]

    def measure(self, chosen: list[Candidate], passages: tuple[Passage, ...] = (SAMPLE,)) -> tuple[Measured, ...]:
        found = measure("fake", chosen, passages, self.turn, self.progress.append, create=self.create, clock=self.clock)
        assert found is not None
        return found


def test_each_candidate_is_loaded_hears_everything_three_times_and_is_ended() -> None:
    lab = Lab()
    (found,) = lab.measure([BASE], (SAMPLE, GERMAN))
    assert (found.model, found.device, found.setting, found.compute_type) == ("base", "cpu", "cpu", "int8")
    assert (found.load_s, found.wait_s) == (2.0, 0.5)
    assert [(each.sound_s, each.decode_s, each.words) for each in found.heard] == [(5.0, 0.5, 4), (10.0, 0.5, 5)]
    assert [each.right_share for each in found.heard] == [1.0, 0.8]
    assert found.right_share == pytest.approx((4 * 1.0 + 5 * 0.8) / 9)
    assert found.times_faster == pytest.approx(15.0)
    (engine,) = lab.engines
    assert engine.closed
    assert [options.language for _, options in engine.calls] == ["en"] * 3 + ["de"] * 3


def test_a_slow_model_hears_it_once_only() -> None:
    lab = Lab(decode_s=40.0)
    (found,) = lab.measure([BASE])
    assert found.wait_s == 40.0
    assert len(lab.engines[0].calls) == 1


def test_a_model_that_knows_english_only_is_not_judged_by_another_language() -> None:
    (found,) = Lab().measure([ENGLISH], (SAMPLE, GERMAN))
    assert len(found.heard) == 1


def test_one_that_cannot_run_costs_only_itself_and_says_why() -> None:
    lab = Lab(failing={"cuda:0": EngineError("The GPU has too little memory.", "Close other programs.")})
    broken, well = lab.measure([ON_GPU, BASE])
    assert (broken.problem, broken.hint, broken.heard) == (
        "The GPU has too little memory.",
        "Close other programs.",
        (),
    )
    assert (broken.wait_s, broken.times_faster, broken.right_share) == (0.0, 0.0, 0.0)
    assert well.heard
    assert [(each.done, each.model, each.latest is None) for each in lab.progress] == [
        (0, "base", True),
        (1, "base", False),
        (1, "base", True),
        (2, "base", False),
    ]


def test_a_dictation_goes_first_and_what_it_interrupted_is_not_counted() -> None:
    lab = Lab()
    turn = lab.turn

    class Interrupted(WorkingEngine):
        is_first = True

        def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
            if self.is_first:
                self.is_first = False
                turn.hold(on=True)
                threading.Timer(0.2, lambda: turn.hold(on=False)).start()
                self.clock.now_s += 30.0
                assert unwanted()
                raise WorkDroppedError
            assert not unwanted()
            return super().transcribe(samples, options, unwanted)

    def create(_name: str, config: EngineConfig, _unwanted: Callable[[], bool]) -> Engine:
        return Interrupted(lab.clock, config, {"en": SAMPLE.text})

    found = measure("fake", [BASE], (SAMPLE,), turn, lab.progress.append, create=create, clock=lab.clock)
    assert found is not None
    assert found[0].wait_s == 0.5


def test_a_model_being_loaded_is_ended_for_a_dictation_and_loaded_again_after_it() -> None:
    lab = Lab()
    began: list[str] = []
    is_unwanted: list[Callable[[], bool]] = []

    def create(name: str, config: EngineConfig, unwanted: Callable[[], bool]) -> Engine:
        began.append(config.model)
        if len(began) == 1:
            lab.turn.hold(on=True)
            assert unwanted(), "somebody dictates"
            lab.turn.hold(on=False)  # and has ended before the engine has
            raise EngineLostError("The speech engine was ended.")
        is_unwanted.append(unwanted)
        return lab.create(name, config, unwanted)

    found = measure("fake", [BASE], (SAMPLE,), lab.turn, lab.progress.append, create=create, clock=lab.clock)
    assert found is not None
    assert (began, found[0].load_s) == (["base", "base"], 2.0)
    lab.turn.hold(on=True)
    assert not is_unwanted[0](), "once loaded it stays"
    lab.turn.cancel()
    assert is_unwanted[0]()


def test_it_can_be_given_up_while_it_waits_and_while_it_works() -> None:
    lab = Lab()
    results: list[object] = []
    lab.turn.hold(on=True)
    thread = threading.Thread(
        target=lambda: results.append(measure("fake", [BASE], (SAMPLE,), lab.turn, lab.progress.append))
    )
    thread.start()
    wait_for(lambda: bool(lab.progress), "the beginning")
    lab.turn.cancel()
    thread.join(5)
    assert results == [None]

    lab = Lab()

    def ended(_name: str, _config: EngineConfig, _unwanted: Callable[[], bool]) -> Engine:
        lab.turn.cancel()
        raise EngineLostError("The speech engine was ended.")

    assert measure("fake", [BASE], (SAMPLE,), lab.turn, lab.progress.append, create=ended) is None


def test_every_installed_model_is_measured_on_every_device(tmp_path: Path) -> None:
    class Store:
        def installed(self) -> tuple[str, ...]:
            return ("tiny.en", "base")

        def get(self, name: str) -> object:
            return Catalogue.read().get(name)

        def path(self, name: str) -> Path:
            return tmp_path / name

    devices = (
        Device(name="cpu", label="A processor", cores=2, compute_types=("int8",), default_type="int8"),
        Device(
            name="cuda:0", label="A card", cores=0, compute_types=("float16",), default_type="float16", uuid="GPU-1"
        ),
    )
    found = candidates(Store(), devices)  # type: ignore[arg-type]
    assert [(each.model, each.setting, each.is_english) for each in found] == [
        ("tiny.en", "cpu", True),
        ("tiny.en", "GPU-1", True),
        ("base", "cpu", False),
        ("base", "GPU-1", False),
    ]
    assert [each.model for each in candidates(Store(), devices[:1], ["base"])] == ["base"]  # type: ignore[arg-type]


def test_the_passages_fit_into_one_window_and_the_paragraph_is_in_a_language_one_speaks() -> None:
    assert 3 < len(bundled().samples) / 16000 < 8
    assert paragraph("xx", "de")[0] == "de"
    assert paragraph("sw")[0] == "en"
    for language in ("en", "de", "fr", "es", "it"):
        assert 30 <= len(paragraph(language)[1].split()) <= 60, "15 to 20 s at the usual pace"


# --- what to use --------------------------------------------------------------------------------------------------

ACCURACY = {"tiny": AccuracyClass.BASIC, "base": AccuracyClass.FAIR, "small": AccuracyClass.GOOD}


def result(model: str, wait_s: float, share: float = 1.0, *, device: str = "cpu", is_english: bool = False) -> Measured:
    heard = (Heard(sound_s=5.0, decode_s=wait_s, words=15, right_share=share),)
    return Measured(model=model, device=device, device_label="", setting=device, is_english=is_english, heard=heard)


def chosen(*results: Measured, english: bool = False) -> tuple[str, str, bool] | None:
    advice = advise(results, ACCURACY.get, speaks_english_only=english)
    return None if advice is None else (advice.chosen.model, advice.chosen.device, advice.is_quick)


def test_the_most_exact_of_those_that_answer_at_once_is_advised() -> None:
    assert chosen(result("tiny", 0.2), result("base", 0.4), result("small", 1.9)) == ("base", "cpu", True)
    assert chosen(result("base", 0.4), result("small", 1.9), result("small", 0.2, device="cuda:0")) == (
        "small",
        "cuda:0",
        True,
    )


def test_one_that_misses_words_here_is_not_advised_whatever_is_published() -> None:
    assert chosen(result("base", 0.4), result("small", 0.9, share=0.6)) == ("base", "cpu", True)


def test_where_none_is_quick_the_fastest_is_advised_as_such() -> None:
    assert chosen(result("tiny", 1.5), result("base", 3.0)) == ("tiny", "cpu", False)


def test_a_model_for_english_is_advised_only_to_who_speaks_nothing_else() -> None:
    mine = (result("base", 0.4, share=0.95), result("base.en", 0.4, is_english=True))
    assert chosen(*mine) == ("base", "cpu", True)
    assert chosen(*mine, english=True) == ("base.en", "cpu", True)
    assert chosen(result("tiny.en", 0.2, is_english=True)) is None


# --- what is expected of others -------------------------------------------------------------------------------------


def expected(record: MeasureRecord, model: str) -> float | None:
    catalogue = Catalogue.read()
    return record.expected_s(catalogue.get(model), catalogue.find)


def test_what_was_measured_tells_what_others_can_be_expected_to_take(tmp_path: Path) -> None:
    record = MeasureRecord(tmp_path / "state" / "measured.json", processor=lambda: "A processor")
    assert expected(record, "base") is None
    record.note([result("base", 0.5), result("small", 9.9, device="cuda:0")])
    assert expected(record, "base") == 0.5
    small = Catalogue.read().get("small").work
    assert small is not None
    assert expected(record, "small") == pytest.approx(0.5 * small)
    record.note([result("small", 1.2), replace(result("tiny", 1.0), heard=(), problem="It failed.")])
    assert expected(record, "small") == 1.2
    assert expected(record, "base") == 0.5, "what was known stays"
    assert expected(record, "tiny") == pytest.approx(0.5 * (Catalogue.read().get("tiny").work or 0)), "the nearest"
    assert (tmp_path / "state" / "measured.json").stat().st_mode & 0o077 == 0


def test_what_was_measured_on_another_processor_or_is_damaged_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "measured.json"
    MeasureRecord(file, processor=lambda: "A processor").note([result("base", 0.5)])
    assert expected(MeasureRecord(file, processor=lambda: "Another one"), "base") is None
    file.write_text("{")
    assert expected(MeasureRecord(file), "base") is None
    MeasureRecord(tmp_path / "measured.json" / "nowhere").note([result("base", 0.5)])

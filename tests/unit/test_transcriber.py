"""Transcriber: context, lost engines, GPU to CPU, withheld text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app import transcriber
from dictation_app.engine import starter
from dictation_app.engine.decoding import CONTEXT_CHARACTERS
from dictation_app.engine.device_plan import DevicePlanner
from dictation_app.engine.gpu_errors import GpuMemoryError, GpuModelError, GpuTypeError
from dictation_app.engine.gpu_record import GpuRecord
from dictation_app.engine.hosted import EngineHungError, EngineLostError
from dictation_app.errors import EngineError, ModelError
from dictation_app.settings import EngineSettings
from dictation_app.transcriber import Transcriber
from dictation_app.values.speech import EndReason, EngineConfig
from tests.fakes import FakeEngine, FakeModels, decoded, utterance
from tests.nvml import gpu, uuid

if TYPE_CHECKING:
    from dictation_app.engine.pace import Pace
    from dictation_app.values.speech import Decoded


class Workshop:
    """Makes fake engines on demand and keeps what they were made with."""

    def __init__(
        self,
        *batches: list[Decoded | Exception] | Exception,
        settings: EngineSettings | None = None,
        devices: DevicePlanner | None = None,
        models: Path = Path("/models"),
    ) -> None:
        self.batches = list(batches)
        self.engines: list[FakeEngine] = []
        self.configs: list[EngineConfig] = []
        self.told: list[str] = []
        self.transcriber = Transcriber(
            settings or EngineSettings(),
            FakeModels(models),
            tell=self.told.append,
            create=self.create,
            devices=devices,
        )

    def create(self, name: str, config: EngineConfig) -> FakeEngine:
        batch = self.batches.pop(0)
        self.configs.append(config)
        if isinstance(batch, Exception):
            raise batch
        self.engines.append(FakeEngine(batch, config, "cpu" if config.device in ("cpu", "auto") else config.device))
        return self.engines[-1]


def test_text_so_far_goes_along_as_context_within_a_dictation_only() -> None:
    shop = Workshop([decoded("First."), decoded("x" * 500), decoded("Third."), decoded("Other.")])
    for seq in range(3):
        shop.transcriber.transcribe(utterance(seq))
    shop.transcriber.transcribe(utterance(0, session_id=2))
    prompts = [options.prompt for _, options in shop.engines[0].calls]
    assert prompts[:2] == ["", "First."]
    assert len(prompts[2]) == CONTEXT_CHARACTERS
    assert prompts[3] == ""


def test_language_heard_clearly_is_kept_for_the_dictation() -> None:
    shop = Workshop(
        [
            decoded("Hm.", language="cy", language_probability=0.4),
            decoded("Guten Tag.", language="de", language_probability=0.97),
            decoded("Ja.", language="de"),
            decoded("Yes."),
        ]
    )
    for seq in range(3):
        shop.transcriber.transcribe(utterance(seq))
    shop.transcriber.transcribe(utterance(0, session_id=2))
    assert [options.language for _, options in shop.engines[0].calls] == [None, None, "de", None]


def test_language_may_change_within_a_dictation() -> None:
    shop = Workshop([decoded("Good morning."), decoded("Guten Morgen, wie geht es Ihnen?", language="de")])
    shop.transcriber.transcribe(utterance(0, speech_ms=4000))
    shop.transcriber.transcribe(utterance(1, speech_ms=4000))
    assert [options.language for _, options in shop.engines[0].calls] == [None, None]


def test_fixed_language_is_used_as_it_is() -> None:
    shop = Workshop([decoded("Oui.")], settings=EngineSettings(language="fr"))
    shop.transcriber.transcribe(utterance())
    assert shop.engines[0].calls[0][1].language == "fr"


def test_lost_engine_is_started_again_for_the_same_utterance() -> None:
    shop = Workshop([EngineLostError("The speech engine ended.")], [decoded("Saved.")])
    assert shop.transcriber.transcribe(utterance()).text == "Saved."
    assert shop.engines[0].closed
    assert shop.told == []


def test_engine_lost_twice_is_an_error() -> None:
    shop = Workshop([EngineLostError("Ended.")], [EngineLostError("Ended again.")])
    with pytest.raises(EngineError, match="Ended again"):
        shop.transcriber.transcribe(utterance())


def test_gpu_that_fails_is_replaced_by_the_cpu_and_told_once() -> None:
    shop = Workshop(
        [EngineError("CUDA out of memory.")],
        [decoded("Saved."), decoded("Next.")],
        settings=EngineSettings(device="cuda:0", compute_type="float16"),
    )
    assert shop.transcriber.transcribe(utterance()).text == "Saved."
    assert shop.transcriber.transcribe(utterance(1)).text == "Next."
    assert shop.engines[1].config is not None
    assert (shop.engines[1].config.device, shop.engines[1].config.compute_type) == ("cpu", "auto")
    assert len(shop.told) == 1
    assert "CUDA out of memory" in shop.told[0]


GPU = EngineSettings(device="cuda:0")


def test_a_gpu_that_did_not_answer_in_time_is_tried_once_more_before_the_cpu() -> None:
    shop = Workshop([EngineHungError("No answer.")], [decoded("Saved.")], settings=GPU)
    assert shop.transcriber.transcribe(utterance()).text == "Saved."
    assert [engine.info.device for engine in shop.engines] == ["cuda:0", "cuda:0"]
    assert shop.told == []


@pytest.mark.parametrize("again", [EngineHungError("No answer."), EngineError("No memory.")])
def test_a_gpu_that_fails_twice_is_replaced_by_the_cpu_for_the_same_utterance(again: EngineError) -> None:
    shop = Workshop([EngineHungError("No answer.")], [again], [decoded("Saved.")], settings=GPU)
    assert shop.transcriber.transcribe(utterance()).text == "Saved."
    assert [engine.info.device for engine in shop.engines] == ["cuda:0", "cuda:0", "cpu"]
    assert len(shop.told) == 1


def test_a_gpu_that_died_is_not_tried_again() -> None:
    shop = Workshop([EngineLostError("Ended.")], [decoded("Saved.")], settings=GPU)
    assert shop.transcriber.transcribe(utterance()).text == "Saved."
    assert [engine.info.device for engine in shop.engines] == ["cuda:0", "cpu"]


FULL = GpuMemoryError("There is not enough memory for the model 'base' on cuda:0.", "Choose a smaller model.")


def steps(shop: Workshop) -> list[tuple[str, str, bool]]:
    """What engines were started with."""
    return [(config.device, config.compute_type, config.is_lean) for config in shop.configs]


def test_the_same_utterance_is_decoded_with_less_and_less_of_a_gpu_that_is_full() -> None:
    shop = Workshop([FULL], [FULL], FULL, [decoded("Saved."), decoded("Next.")], settings=GPU)
    assert shop.transcriber.transcribe(utterance()).text == "Saved."
    assert steps(shop) == [
        ("cuda:0", "auto", False),
        ("cuda:0", "int8_float16", False),
        ("cuda:0", "int8_float16", True),
        ("cpu", "auto", False),
    ]
    assert all(engine.closed for engine in shop.engines[:-1]), "each gives its memory back first"
    assert len(shop.told) == 1
    assert "goes on with the CPU" in shop.told[0]
    assert shop.transcriber.transcribe(utterance(1)).text == "Next."


def test_a_smaller_type_is_enough_and_is_kept() -> None:
    shop = Workshop([FULL], [decoded("Saved.")], [decoded("Next.")], settings=GPU)
    assert shop.transcriber.transcribe(utterance()).text == "Saved."
    assert [engine.info.device for engine in shop.engines] == ["cuda:0", "cuda:0"]
    shop.transcriber.load()
    assert steps(shop)[2] == ("cuda:0", "int8_float16", False), "a rest does not bring the failure back"
    assert shop.told == [f"{FULL.message} Dictation goes on there in int8_float16."]


def test_a_type_that_the_gpu_does_not_know_becomes_float16_at_load() -> None:
    settings = EngineSettings(device="cuda:0", compute_type="bfloat16")
    shop = Workshop(GpuTypeError("cuda:0 cannot compute in 'bfloat16'."), [], settings=settings)
    assert shop.transcriber.load().device == "cuda:0"
    assert [step[1] for step in steps(shop)] == ["bfloat16", "float16"]
    assert len(shop.told) == 1


def test_choosing_another_type_begins_at_the_top_again() -> None:
    shop = Workshop(FULL, [], [], settings=GPU)
    shop.transcriber.load()
    shop.transcriber.reload(EngineSettings(device="cuda:0", compute_type="float16"))
    assert steps(shop)[-1] == ("cuda:0", "float16", False)


def test_where_the_cpu_fails_too_its_error_is_raised_and_nothing_is_told() -> None:
    shop = Workshop([FULL], FULL, FULL, EngineError("Broken model."), settings=GPU)
    with pytest.raises(EngineError, match="Broken model"):
        shop.transcriber.transcribe(utterance())
    assert shop.told == []


def test_nothing_is_tried_any_more_when_the_app_is_being_quit() -> None:
    stopping: list[bool] = []
    shop = Workshop([FULL], settings=GPU)
    quitting = Transcriber(
        GPU, FakeModels(Path("/models")), tell=shop.told.append, create=shop.create, stopping=lambda: bool(stopping)
    )
    quitting.load()
    stopping.append(True)
    with pytest.raises(GpuMemoryError):
        quitting.transcribe(utterance())
    assert len(shop.configs) == 1


@pytest.mark.parametrize("at_start", [1, 2])
def test_nothing_more_is_loaded_when_the_app_is_being_quit(at_start: int) -> None:
    shop = Workshop(FULL, FULL, FULL, FULL, settings=GPU)
    quitting = Transcriber(
        GPU,
        FakeModels(Path("/models")),
        tell=shop.told.append,
        create=shop.create,
        stopping=lambda: len(shop.configs) >= at_start,
    )
    with pytest.raises(GpuMemoryError):
        quitting.load()
    assert len(shop.configs) == at_start
    assert shop.told == []


def test_programs_to_give_way_to_may_be_named_while_the_model_is_loaded() -> None:
    shop = Workshop([], [], settings=GPU, devices=DevicePlanner(gpus=tuple, running=lambda names: names[0]))
    shop.transcriber.load()
    assert not shop.transcriber.gives_way
    assert shop.transcriber.takes(EngineSettings(device="cuda:0", gpu_yields_to="game")), "nothing is loaded anew"
    assert shop.transcriber.gives_way
    shop.transcriber.load()
    assert steps(shop)[-1][0] == "cpu"


class Courtesy:
    """A GPU, and programs that it is left to."""

    def __init__(self) -> None:
        self.programs: set[str] = {"game"}
        self.settings = EngineSettings(gpu_yields_to="game")
        self.planner = DevicePlanner(
            gpus=lambda: (gpu(),), running=lambda names: next((n for n in names if n in self.programs), "")
        )

    def shop(self, *batches: list[Decoded | Exception] | Exception) -> Workshop:
        return Workshop(*batches, settings=self.settings, devices=self.planner)


@pytest.mark.parametrize("at_load", [True, False])
def test_where_a_new_engine_is_for_the_gpu_again_and_fails_there_the_utterance_goes_down_the_ladder(
    *, at_load: bool
) -> None:
    courtesy = Courtesy()
    on_gpu = FULL if at_load else [FULL]
    shop = courtesy.shop([EngineLostError("Ended.")], on_gpu, [decoded("Saved.")])
    assert shop.transcriber.load().device == "cpu"
    courtesy.programs.clear()
    assert shop.transcriber.transcribe(utterance()).text == "Saved."
    assert [step[:2] for step in steps(shop)] == [("cpu", "auto"), ("cuda:0", "auto"), ("cuda:0", "int8_float16")]
    assert all(engine.closed for engine in shop.engines[:-1])


def test_on_a_machine_without_a_gpu_nothing_is_said_of_choosing_another_device() -> None:
    shop = Workshop([EngineLostError("Ended.")], EngineError("No memory."), [decoded("Saved.")])
    with pytest.raises(EngineError, match="No memory"):
        shop.transcriber.transcribe(utterance())
    assert shop.told == []
    assert shop.transcriber.transcribe(utterance()).text == "Saved."


def test_when_nothing_is_to_be_left_to_a_program_any_more_the_gpu_is_used_again() -> None:
    courtesy = Courtesy()
    shop = courtesy.shop([], [])
    assert shop.transcriber.load().device == "cpu"
    anew = EngineSettings()
    if not shop.transcriber.takes(anew):
        shop.transcriber.reload(anew)
    assert steps(shop)[-1][0] == "cuda:0"


def test_a_cpu_is_not_measured_by_the_pace_of_a_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    paces: list[Pace] = []

    class Hosted(FakeEngine):
        def __init__(self, _name: str, config: EngineConfig, *, pace: Pace, **_: object) -> None:
            super().__init__([], config, config.device)
            paces.append(pace)
            pace.decoded(5.0, 0.1 if config.device == "cuda:0" else 9.0)

    monkeypatch.setattr(starter, "HostedEngine", Hosted)
    courtesy = Courtesy()
    courtesy.programs.clear()
    app = Transcriber(courtesy.settings, FakeModels(Path("/models")), tell=[].append, devices=courtesy.planner)
    app.load()
    app.load()
    assert paces[0] is paces[1], "a rest on the same device forgets nothing"
    courtesy.programs.add("game")
    app.load()
    assert paces[2].limit_s(5.0) > 60, "a large model takes that long there"


def test_another_limit_of_memory_loads_anew() -> None:
    shop = Workshop([], settings=GPU)
    shop.transcriber.load()
    assert not shop.transcriber.takes(EngineSettings(device="cuda:0", gpu_memory_mb=3000))


def test_what_a_gpu_cannot_do_is_known_at_the_next_start(tmp_path: Path) -> None:
    def planner() -> DevicePlanner:
        return DevicePlanner(GpuRecord(tmp_path / "gpus.json"), gpus=lambda: (gpu(),))

    first = Workshop(GpuModelError("This GPU is too old."), [], devices=planner())
    first.transcriber.load()
    assert [step[0] for step in steps(first)] == ["cuda:0", "cpu"]
    second = Workshop([], devices=planner())
    second.transcriber.load()
    assert [step[0] for step in steps(second)] == ["cpu"]
    assert (len(first.told), len(second.told)) == (1, 0)


def test_a_gpu_that_was_taken_out_is_told_before_the_cpu_is_loaded() -> None:
    settings = EngineSettings(device=uuid("b"))
    shop = Workshop([], [], settings=settings, devices=DevicePlanner(gpus=lambda: (gpu("a"),)))
    assert shop.transcriber.load().device == "cpu"
    shop.transcriber.load()
    assert len(shop.told) == 1
    assert "not found" in shop.told[0]


def test_a_model_larger_than_the_free_memory_is_not_even_tried(tmp_path: Path) -> None:
    weights = tmp_path / "base" / "model.bin"
    weights.parent.mkdir()
    with weights.open("wb") as file:
        file.truncate(3_000_000_000)  # a file with a hole: it takes no room
    planner = DevicePlanner(gpus=lambda: (gpu(free_gb=3.5),))
    shop = Workshop([], devices=planner, models=tmp_path)
    shop.transcriber.load()
    assert steps(shop) == [("cuda:0", "int8_float16", False)]
    assert "3.5 GB are free" in shop.told[0]


def test_gpu_that_cannot_load_is_replaced_by_the_cpu() -> None:
    shop = Workshop(EngineError("No CUDA."), [], settings=EngineSettings(device="cuda"))
    assert shop.transcriber.load().device == "cpu"
    assert len(shop.told) == 1


def test_error_of_the_cpu_engine_is_not_hidden() -> None:
    shop = Workshop([EngineError("Broken model.")])
    with pytest.raises(EngineError, match="Broken model"):
        shop.transcriber.transcribe(utterance())
    assert shop.transcriber.is_ready


def test_missing_model_is_told_and_nothing_is_started() -> None:
    without = Transcriber(EngineSettings(), FakeModels(None), tell=print, create=FakeEngine)  # type: ignore[arg-type]
    with pytest.raises(ModelError, match="not installed"):
        without.load()
    assert not without.is_ready


def test_reload_uses_the_new_settings_and_ends_the_old_engine() -> None:
    shop = Workshop([], [])
    shop.transcriber.load()
    shop.transcriber.reload(EngineSettings(model="tiny.en"))
    assert shop.engines[0].closed
    assert shop.engines[1].config is not None
    assert shop.engines[1].config.model == "tiny.en"


def test_invented_text_is_withheld_and_gives_no_context() -> None:
    phantom = decoded("Thank you.", speech_seconds=0.0, no_speech_prob=0.9)
    shop = Workshop([phantom, decoded("Real.")])
    first = shop.transcriber.transcribe(utterance(0, speech_ms=0))
    assert first.withheld
    assert first.text == "Thank you."
    shop.transcriber.transcribe(utterance(1))
    assert shop.engines[0].calls[1][1].prompt == ""


BREATH, SPEAKING = EndReason.BREATH, EndReason.SPEAKING


def test_a_draft_at_the_breath_that_was_the_end_is_the_result() -> None:
    shop = Workshop([decoded("Hello the"), decoded("Hello there.")])
    shop.transcriber.load()
    early = shop.transcriber.draft(utterance(ended_by=SPEAKING, speech_end_ms=1200))
    ahead = shop.transcriber.draft(utterance(ended_by=BREATH, speech_end_ms=1800))
    final = shop.transcriber.transcribe(utterance(speech_end_ms=1800))
    assert early is not None
    assert ahead is not None
    assert (early.is_draft, ahead.is_draft, final.is_draft) == (True, True, False)
    assert (final.text, final.was_ahead) == ("Hello there.", True)
    assert len(shop.engines[0].calls) == 2, "nothing is decoded again"
    assert [options.is_draft for _, options in shop.engines[0].calls] == [True, False]
    work = shop.transcriber.work
    assert (work.utterances, work.ahead, work.drafts, work.dropped) == (1, 1, 2, 0)


def test_speech_after_the_breath_makes_its_draft_worthless() -> None:
    shop = Workshop([decoded("Hello."), decoded("Hello there.")])
    shop.transcriber.load()
    shop.transcriber.draft(utterance(ended_by=BREATH, speech_end_ms=900))
    final = shop.transcriber.transcribe(utterance(speech_end_ms=1800))
    assert (final.text, final.was_ahead) == ("Hello there.", False)
    assert shop.transcriber.work.ahead == 0


def test_a_draft_in_the_middle_of_speech_is_never_the_result() -> None:
    shop = Workshop([decoded("Hello"), decoded("Hello there.")])
    shop.transcriber.load()
    shop.transcriber.draft(utterance(ended_by=SPEAKING, speech_end_ms=1800))
    assert shop.transcriber.transcribe(utterance(speech_end_ms=1800)).text == "Hello there."


def test_a_draft_of_another_utterance_is_not_taken() -> None:
    shop = Workshop([decoded("Old."), decoded("New.")])
    shop.transcriber.load()
    shop.transcriber.draft(utterance(0, ended_by=BREATH, speech_end_ms=1800))
    assert shop.transcriber.transcribe(utterance(1, speech_end_ms=1800)).text == "New."


def test_what_a_draft_heard_is_judged_with_the_sound_it_heard() -> None:
    phantom = decoded("Thank you.", speech_seconds=0.0, no_speech_prob=0.9)
    shop = Workshop([phantom])
    shop.transcriber.load()
    shop.transcriber.draft(utterance(ended_by=BREATH))
    assert shop.transcriber.transcribe(utterance()).withheld


def test_a_draft_that_is_not_wanted_any_more_is_dropped_and_counted() -> None:
    shop = Workshop([decoded("Final.")])
    shop.transcriber.load()
    assert shop.transcriber.draft(utterance(ended_by=BREATH), lambda: True) is None
    assert shop.transcriber.transcribe(utterance()).text == "Final."
    assert (shop.transcriber.work.drafts, shop.transcriber.work.dropped) == (1, 1)


def test_a_draft_starts_no_engine() -> None:
    shop = Workshop([decoded("Never.")])
    assert shop.transcriber.draft(utterance(ended_by=BREATH)) is None
    assert shop.engines == []


def test_an_engine_lost_in_a_draft_is_started_again_by_the_utterance() -> None:
    shop = Workshop([EngineLostError("Ended.")], [decoded("Saved.")])
    shop.transcriber.load()
    assert shop.transcriber.draft(utterance(ended_by=SPEAKING)) is None
    assert shop.transcriber.transcribe(utterance()).text == "Saved."
    assert shop.told == []


def test_a_draft_gives_no_context_and_keeps_no_language() -> None:
    shop = Workshop([decoded("Wrong guess.", language="de"), decoded("Right.")])
    shop.transcriber.load()
    shop.transcriber.draft(utterance(0, ended_by=SPEAKING))
    shop.transcriber.transcribe(utterance(0))
    assert (shop.engines[0].calls[1][1].prompt, shop.engines[0].calls[1][1].language) == ("", None)


def test_the_time_of_drafts_that_came_to_nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(transcriber.time, "perf_counter", lambda: float(next(clock)))
    shop = Workshop([decoded("H"), decoded("He"), decoded("Hello."), decoded("Next"), decoded("Next one.")])
    shop.transcriber.load()
    shop.transcriber.draft(utterance(ended_by=SPEAKING, speech_end_ms=600))
    shop.transcriber.draft(utterance(ended_by=BREATH, speech_end_ms=900))
    shop.transcriber.draft(utterance(ended_by=BREATH, speech_end_ms=1800))
    shop.transcriber.transcribe(utterance(speech_end_ms=1800))
    work = shop.transcriber.work
    assert (work.wasted_seconds, work.useful_seconds) == (2.0, 1.0)
    shop.transcriber.draft(utterance(1, ended_by=SPEAKING, speech_end_ms=2400))
    shop.transcriber.transcribe(utterance(1, speech_end_ms=3000))
    work = shop.transcriber.work
    assert (work.wasted_seconds, work.useful_seconds) == (3.0, 2.0)


def test_a_gpu_lost_in_a_draft_falls_back_to_the_cpu_for_the_utterance() -> None:
    shop = Workshop(
        [EngineLostError("Ended.")],
        EngineError("No CUDA."),
        [decoded("Saved.")],
        settings=EngineSettings(device="cuda:0"),
    )
    shop.transcriber.load()
    assert shop.transcriber.draft(utterance(ended_by=SPEAKING)) is None
    assert shop.transcriber.transcribe(utterance()).text == "Saved."
    assert len(shop.told) == 1


def test_a_language_that_a_draft_of_enough_speech_is_sure_of_is_not_detected_again() -> None:
    german = {"language": "de", "language_probability": 0.95}
    answers = [decoded("Gu", **german), decoded("Guten Morgen", **german), decoded("Guten Morgen."), decoded("Next.")]
    shop = Workshop(answers)
    shop.transcriber.load()
    shop.transcriber.draft(utterance(ended_by=SPEAKING, speech_ms=900))
    shop.transcriber.draft(utterance(ended_by=SPEAKING, speech_ms=2400))
    shop.transcriber.transcribe(utterance(speech_ms=3000))
    shop.transcriber.transcribe(utterance(1, speech_ms=3000))
    assert [options.language for _, options in shop.engines[0].calls] == [None, None, "de", None]


@pytest.mark.parametrize(("of_key", "language"), [("de", "de"), ("auto", None), ("", "en")])
def test_the_language_of_the_key_goes_before_that_of_the_settings(of_key: str, language: str | None) -> None:
    shop = Workshop([decoded("Hello.")], settings=EngineSettings(language="en"))
    shop.transcriber.transcribe(replace(utterance(), language=of_key))
    assert shop.engines[0].calls[0][1].language == language


def test_detection_chooses_among_the_users_languages() -> None:
    shop = Workshop([decoded("Hello.")], settings=EngineSettings(languages="en, de"))
    shop.transcriber.transcribe(utterance())
    assert shop.engines[0].calls[0][1].languages == ("en", "de")

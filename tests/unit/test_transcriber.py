"""Transcriber: context, lost engines, GPU to CPU, withheld text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app import transcriber
from dictation_app.engine.decoding import CONTEXT_CHARACTERS
from dictation_app.engine.hosted import EngineHungError, EngineLostError
from dictation_app.errors import EngineError, ModelError
from dictation_app.settings import EngineSettings
from dictation_app.transcriber import Transcriber
from dictation_app.values import EndReason, EngineConfig
from tests.fakes import FakeEngine, FakeModels, decoded, utterance

if TYPE_CHECKING:
    from dictation_app.values import Decoded


class Workshop:
    """Makes fake engines on demand and keeps what they were made with."""

    def __init__(self, *batches: list[Decoded | Exception] | Exception, settings: EngineSettings | None = None) -> None:
        self.batches = list(batches)
        self.engines: list[FakeEngine] = []
        self.told: list[str] = []
        self.transcriber = Transcriber(
            settings or EngineSettings(), FakeModels(Path("/models")), tell=self.told.append, create=self.create
        )

    def create(self, name: str, config: EngineConfig) -> FakeEngine:
        batch = self.batches.pop(0)
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


def test_detection_chooses_among_the_users_languages() -> None:
    shop = Workshop([decoded("Hello.")], settings=EngineSettings(languages="en, de"))
    shop.transcriber.transcribe(utterance())
    assert shop.engines[0].calls[0][1].languages == ("en", "de")

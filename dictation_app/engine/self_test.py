"""Whether a device really works: a model is loaded there and decodes a known recording, in a process of its own.

It ends at the latest after the time given, whatever the GPU does: the process is killed.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from dictation_app.engine.hosted import HostedEngine
from dictation_app.errors import UserError
from dictation_app.sentences import say
from dictation_app.values.speech import DecodeOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine import Engine
    from dictation_app.values.speech import EngineConfig, Samples

TIME_LIMIT_S = 240.0
"""A GPU newer than the engine compiles its code at the first use, which can take minutes."""
RIGHT_SHARE = 0.8
"""Of the words. The smallest model mishears one or two; a GPU that computes nonsense gets none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTest:
    """What came of it."""

    device: str
    """As asked for, or ``cpu`` or ``cuda:N`` where it was loaded."""
    compute_type: str
    works: bool
    load_ms: int = 0
    """Process, model and the first decode of all; 0 = it did not come so far."""
    decode_ms: int = 0
    """Of the recording."""
    right_share: float = 0.0
    """Of the words of the recording, in their order."""
    problem: str = ""
    """What is wrong, in a sentence."""
    hint: str = ""
    """The next step for it."""


def self_test(
    engine: str,
    config: EngineConfig,
    samples: Samples,
    text: str,
    *,
    time_limit_s: float = TIME_LIMIT_S,
    cancelled: Callable[[], bool] = lambda: False,
    create: Callable[[str, EngineConfig, Callable[[], bool]], Engine] | None = None,
) -> SelfTest:
    """Load the engine `engine` with `config` and decode `samples`, in which `text` is said. Never raises for a GPU."""
    until_s = time.monotonic() + time_limit_s
    started_at_s = time.perf_counter()

    def is_over() -> bool:
        return cancelled() or time.monotonic() >= until_s

    device, compute_type, load_ms = config.device, config.compute_type, 0
    try:
        running = (create or _host)(engine, config, is_over)
        device, compute_type = running.info.device, running.info.compute_type
        load_ms = _ms_since(started_at_s)
        try:
            decoding_at_s = time.perf_counter()
            heard = running.transcribe(samples, DecodeOptions(language="en")).text
            decode_ms = _ms_since(decoding_at_s)
        finally:
            running.close()
    except UserError as exc:
        problem, hint = exc.message, exc.hint
        if time.monotonic() >= until_s:
            problem = say("It did not finish in {time_limit_s:.0f} s and was ended.", time_limit_s=time_limit_s)
            hint = say("Try once more: the first use of a GPU may take long. Otherwise set `engine.device` to cpu.")
        elif cancelled():
            problem, hint = say("It was cancelled."), ""
        return SelfTest(
            device=device, compute_type=compute_type, works=False, load_ms=load_ms, problem=problem, hint=hint
        )
    share = right_share(heard, text)
    works = share >= RIGHT_SHARE
    return SelfTest(
        device=device,
        compute_type=compute_type,
        works=works,
        load_ms=load_ms,
        decode_ms=decode_ms,
        right_share=round(share, 2),
        problem="" if works else say("It heard {share:.0%} of the words only: it computes wrongly.", share=share),
        hint="" if works else say("Set `engine.compute_type` to float32, or `engine.device` to cpu."),
    )


def right_share(heard: str, said: str) -> float:
    """The share of the words said that were heard, in their order; case and punctuation do not count."""
    words, wanted = _words(heard), _words(said)
    same = SequenceMatcher(None, words, wanted, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same) / max(len(wanted), len(words), 1)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.casefold())


def _ms_since(started_at_s: float) -> int:
    return round((time.perf_counter() - started_at_s) * 1000)


def _host(name: str, config: EngineConfig, stopping: Callable[[], bool]) -> Engine:
    return HostedEngine(name, config, stopping=stopping)

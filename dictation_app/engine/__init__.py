"""The seam to speech models: the `Engine` protocol and the registry of engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from dictation_app.registry import Entry, Registry
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.values.speech import Decoded, DecodeOptions, EngineInfo, Samples, Word


BATCH_SECONDS: Final = 136.0
BATCH_WINDOWS: Final = 16
"""Most sound, all its windows together, and most windows that one call of `Engine.transcribe_batch` takes."""


def never() -> bool:
    """The work is wanted to its end."""
    return False


class Engine(Protocol):
    """A loaded speech model. Constructed with a `values.speech.EngineConfig`; the constructor loads and warms up.

    Not thread-safe: one owner, one call at a time. Longer sound than one window is cut by the caller, who can so
    stop, report progress and let a dictation go first between the windows.
    """

    @property
    def info(self) -> EngineInfo:
        """What is loaded and where."""
        ...

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        """Decode one window (at most `values.speech.WINDOW_SECONDS`); raise `EngineError`.

        `unwanted` is asked between the steps of the work; where it says so, `WorkDroppedError` is raised.
        """
        ...

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        """Decode several windows in one go (at most `BATCH_SECONDS` of sound); one result for each, in their order.

        Windows of about the same length cost least. `unwanted` as for `transcribe`; the steps are short.
        """
        ...

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        """Where in this sound (one window) the words of `text`, heard in it, were spoken; raise `EngineError`.

        `unwanted` as for `transcribe`.
        """
        ...

    def close(self) -> None:
        """Free the model. The engine cannot be used afterwards."""
        ...


ENGINES: Registry[Engine] = Registry(
    say("speech engine"),
    Entry(
        name="faster-whisper",
        label=say("Faster-Whisper (CPU, NVIDIA)"),
        target="dictation_app.engine.faster_whisper:FasterWhisperEngine",
        requires=("faster_whisper", "ctranslate2"),
    ),
)

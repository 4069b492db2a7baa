"""What is measured (model, device, arithmetic), the same for the app and for its peer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dictation_app.settings import EngineSettings
from dictation_app.values.speech import EngineConfig

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.values.speech import Samples


class Peer(Protocol):
    """What the app is compared with (`engine.peers.PlainWhisper`)."""

    def transcribe(self, samples: Samples, language: str | None) -> str:
        """The text of sound of any length; `language` None = detect it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What both sides run; also the model store of the app's side (`transcriber.ModelPaths`)."""

    model: str
    model_path: Path
    device: str = "cpu"
    compute_type: str = "auto"
    language: str | None = None
    """Told to both sides; None = both detect it, each time."""

    @property
    def config(self) -> EngineConfig:
        """For an engine or a peer."""
        return EngineConfig(
            model=self.model, model_path=self.model_path, device=self.device, compute_type=self.compute_type
        )

    @property
    def settings(self) -> EngineSettings:
        """For the app's transcriber."""
        return EngineSettings(
            model=self.model,
            device=self.device,
            compute_type=self.compute_type,  # type: ignore[arg-type]  # checked by whoever asked for it
            language=self.language or "auto",
        )

    def path(self, _name: str) -> Path:
        """Where the model's files are."""
        return self.model_path

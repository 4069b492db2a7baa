"""Starting an engine while the models are moved or removed by someone else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from toy_models import HUB, FakeFetcher, catalogue

from dictation_app.engine.models import ModelStore
from dictation_app.engine.starter import EngineStarter
from dictation_app.errors import EngineError, ModelError
from dictation_app.settings import EngineSettings
from tests.fakes import FakeEngine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.values.speech import EngineConfig


class Child:
    """Loads whatever is there; before its first look something happens to the models."""

    def __init__(self, meanwhile: Callable[[], object], error: Exception, *, always_fails: bool = False) -> None:
        self.meanwhile = meanwhile
        self.error = error
        self.always_fails = always_fails
        self.looked: list[Path] = []

    def create(self, _name: str, config: EngineConfig) -> FakeEngine:
        if not self.looked:
            self.meanwhile()
        self.looked.append(config.model_path)
        if self.always_fails or not (config.model_path / "model.bin").is_file():
            raise self.error
        return FakeEngine([], config)


def started(models: ModelStore, child: Child) -> EngineStarter:
    settings = EngineSettings(model="toy", device="cpu")
    return EngineStarter(settings, models, tell=lambda _told: None, stopping=lambda: False, create=child.create)


@pytest.fixture
def models(tmp_path: Path) -> ModelStore:
    ready = ModelStore(tmp_path / "models", catalogue(HUB), hub=FakeFetcher())
    ready.fetch("toy")
    return ready


@pytest.mark.parametrize("error", [ModelError("The model 'toy' is not installed."), EngineError("It cannot be read.")])
def test_a_model_that_was_moved_meanwhile_is_loaded_where_it_is_now(
    tmp_path: Path, models: ModelStore, error: Exception
) -> None:
    child = Child(lambda: models.move(tmp_path / "disk"), error)
    started(models, child).start()
    assert child.looked == [tmp_path / "models" / "toy", tmp_path / "disk" / "toy"]


def test_a_model_that_was_removed_meanwhile_is_told_as_such(models: ModelStore) -> None:
    child = Child(lambda: models.remove("toy"), EngineError("It cannot be read."))
    with pytest.raises(ModelError, match="The model 'toy' is not installed"):
        started(models, child).start()
    assert len(child.looked) == 1


def test_a_model_that_stays_where_it_is_and_fails_is_not_tried_again(models: ModelStore) -> None:
    child = Child(lambda: None, EngineError("No memory."), always_fails=True)
    with pytest.raises(EngineError, match=r"^No memory\.$"):
        started(models, child).start()
    assert len(child.looked) == 1

"""Settings that name what does not exist: refused where somebody asks for them, and left out where a file has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dictation_app.engine.catalogue import Catalogue
from dictation_app.engine.models import ModelStore
from dictation_app.errors import UserError
from dictation_app.settings import Settings, get, with_value
from dictation_app.validation import check_settings, without_wrong_names

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def models(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path, Catalogue.read())


def made(**values: str) -> Settings:
    settings = Settings()
    for key, value in values.items():
        settings = with_value(settings, key.replace("__", "."), value)
    return settings


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("engine__model", "bbse"),
        ("engine__language", "qq"),
        ("engine__languages", "en,qq"),
        ("engine__name", "faster-whispes"),
        ("hotkey__chord", "Ctrm+Alt+Space"),
        ("hotkey__chord", "A"),
        ("hotkey__cancel", "Escapf"),
        ("hotkey__cancel", "Ctrl+Alt+Space"),
        ("hotkey__backend", "x12"),
        ("output__method", "typf"),
    ],
)
def test_one_wrong_name_costs_only_itself(models: ModelStore, key: str, value: str) -> None:
    settings = made(audio__tail_ms="100", **{key: value})
    with pytest.raises(UserError):
        check_settings(settings, models)
    good, notes = without_wrong_names(settings, models)
    check_settings(good, models)
    assert good == made(audio__tail_ms="100")
    (note,) = notes
    assert key.replace("__", ".") in note


def test_what_exists_stays(models: ModelStore) -> None:
    settings = made(engine__model="tiny.en", engine__language="en", hotkey__chord="Ctrl+Alt+S", hotkey__cancel="F9")
    assert without_wrong_names(settings, models) == (settings, ())


def test_a_language_that_the_model_does_not_know_gives_way(models: ModelStore) -> None:
    good, notes = without_wrong_names(made(engine__model="tiny.en", engine__language="de"), models)
    assert (get(good, "engine.model"), get(good, "engine.language")) == ("tiny.en", "auto")
    assert len(notes) == 1


def test_keys_that_are_good_together_are_not_judged_one_by_one(models: ModelStore) -> None:
    settings = made(hotkey__cancel="F9", hotkey__chord="Escape")
    assert without_wrong_names(settings, models) == (settings, ())

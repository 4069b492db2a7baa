"""Settings that name what does not exist: refused where somebody asks for them, and left out where a file has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dictation_app.engine.catalogue import Catalogue
from dictation_app.engine.models import ModelStore
from dictation_app.errors import UserError
from dictation_app.settings import Settings, get, with_value
from dictation_app.validation import check_settings, usable_here, without_wrong_names

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


def test_an_imported_name_that_nothing_has_here_leaves_what_was_set(models: ModelStore) -> None:
    now = made(engine__model="small", engine__language="de", hotkey__chord="Ctrl+Alt+S")
    imported = made(engine__model="my-own", engine__language="fr", hotkey__chord="Ctrm+Alt+Q", audio__tail_ms="100")
    usable, notes = usable_here(imported, models, now)
    assert usable == made(
        engine__model="small", engine__language="fr", hotkey__chord="Ctrl+Alt+S", audio__tail_ms="100"
    )
    assert ["it stays as it is" in note for note in notes] == [True, True]


def test_an_imported_model_that_is_not_installed_leaves_the_one_that_is(
    models: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = {"small.en"}
    monkeypatch.setattr(models, "is_installed", lambda name: models.get(name).name in here)
    now = made(engine__model="small.en")
    usable, notes = usable_here(made(engine__model="turbo", engine__language="de"), models, now)
    assert usable == now, "and a language that it does not know neither"
    assert "The model 'turbo' is not installed here, so 'small.en' stays in use" in notes[0]
    assert len(notes) == 2
    here.add("large-v3-turbo")
    assert usable_here(made(engine__model="turbo"), models, now) == (made(engine__model="turbo"), ())
    here.clear()
    assert usable_here(made(engine__model="turbo"), models, now) == (made(engine__model="turbo"), ()), "a new machine"


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

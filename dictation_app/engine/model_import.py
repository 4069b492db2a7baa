"""A folder that the user brings along: which model it is, or what has to be done to it first.

Only the CTranslate2 form can be loaded. Other forms are told by their files, and answered with the command that turns
them into it; nothing is converted here, since that takes PyTorch and much memory.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Literal

import msgspec

from dictation_app.engine import model_files, model_folders
from dictation_app.engine.catalogue import CatalogueEntry, FolderSource
from dictation_app.errors import ModelError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_ENGLISH_TOKENS = 51_864
_MULTILINGUAL_TOKENS = 51_865
"""A later vocabulary has one language and token more."""
_TRANSFORMERS = (
    "model.safetensors",
    "pytorch_model.bin",
    "model.safetensors.index.json",
    "pytorch_model.bin.index.json",
)
_NEEDED = say("A folder with model.bin, config.json, tokenizer.json and a vocabulary is needed (CTranslate2 form).")


def refuse_other_form(folder: Path) -> None:
    """Raise `ModelError` with the way to the right form for anything but a Whisper model in CTranslate2 form."""
    if not folder.exists():
        raise ModelError(say("There is no folder {folder}.", folder=folder), say("Check its name."))
    other = _other_form(folder)
    if other:
        raise ModelError(say("{folder} is no model in CTranslate2 form: {why}.", folder=folder, why=other[0]), other[1])
    missing = model_files.missing_file(folder)
    if missing == "tokenizer.json" and (folder / model_files.WEIGHTS).is_file():
        raise ModelError(
            say("The model in {folder} has no file tokenizer.json.", folder=folder),
            say(
                "Copy it there from the model it was converted from, or convert again with --copy_files tokenizer.json."
            ),
        )
    if missing:
        raise ModelError(
            say("{folder} holds no model: it has no file {missing}.", folder=folder, missing=missing), _NEEDED
        )
    problem = model_files.weights_problem(folder / model_files.WEIGHTS)
    if problem:
        raise ModelError(say("The file model.bin in {folder} {problem}.", folder=folder, problem=problem), _NEEDED)


def _other_form(folder: Path) -> tuple[str, str] | None:
    """What it is, and what to do."""
    if folder.is_file():
        return _of_one_file(folder) or (say("it is a file"), say("Name the folder that holds the model."))
    if (folder / model_files.WEIGHTS).is_file():
        return None
    names = sorted(path.name for path in folder.iterdir())
    if any(name in names for name in _TRANSFORMERS):
        given, made = shlex.quote(str(folder)), shlex.quote(f"{folder}-ct2")
        command = (
            f"ct2-transformers-converter --model {given} --output_dir {made} "
            "--copy_files tokenizer.json preprocessor_config.json --quantization float16"
        )
        return (
            say("it is in the form of the Transformers library"),
            say("Convert it with `{command}`, and import what comes out.", command=command),
        )
    return next((found for name in names if (found := _of_one_file(folder / name))), None)


def _of_one_file(path: Path) -> tuple[str, str] | None:
    original = say("Take the original model (Transformers form) and convert it with `ct2-transformers-converter`.")
    if path.suffix in {".gguf", ".ggml"} or (path.name.startswith("ggml-") and path.suffix == ".bin"):
        return say("{file} belongs to whisper.cpp, and cannot be converted", file=path.name), original
    if path.suffix == ".onnx":
        return say("{file} is in ONNX form, and cannot be converted", file=path.name), original
    if path.suffix == ".nemo":
        return say("{file} belongs to NeMo, and is no Whisper model", file=path.name), say("Choose a Whisper model.")
    if path.suffix == ".pt":
        given, made = shlex.quote(str(path)), shlex.quote(str(path.with_suffix("")))
        command = (
            "python -m transformers.models.whisper.convert_openai_to_hf "
            f"--checkpoint_path {given} --pytorch_dump_folder_path {made}"
        )
        return (
            say("{file} is in the form of OpenAI's own program", file=path.name),
            say("Convert it with `{command}`, and what comes out with `ct2-transformers-converter`.", command=command),
        )
    return None


def own_entry(folder: Path, name: str) -> CatalogueEntry:
    """What can be said of a model that the catalogue does not have."""
    files = [folder / file for file in model_files.ALL if (folder / file).is_file()]
    return CatalogueEntry(
        name=name,
        languages=_languages(folder),
        licence="not known",
        bytes=sum(file.stat().st_size for file in files),
        sources=(FolderSource(),),
    )


def name_for(folder: Path, wanted: str) -> str:
    """As the user wants it, or after the folder; raise `ModelError` where no folder can have this name."""
    name = wanted or re.sub(r"[^A-Za-z0-9._-]+", "-", folder.resolve().name).lstrip(".-_")
    if not _NAME.fullmatch(name) or model_folders.is_damaged(name):
        raise ModelError(
            say("A model cannot be named '{name}'.", name=name),
            say("Use letters, digits, dots and hyphens (--name), beginning with a letter or a digit."),
        )
    return name


def read_own(folder: Path) -> CatalogueEntry | None:
    """The entry of a model that was brought along; None where there is none, or none that can be understood."""
    try:
        entry = msgspec.json.decode((folder / model_files.OWN).read_bytes(), type=CatalogueEntry)
    except (OSError, msgspec.DecodeError):
        return None
    return entry if entry.name == folder.name else None


def write_own(folder: Path, entry: CatalogueEntry) -> None:
    """Put it beside the model's files."""
    (folder / model_files.OWN).write_bytes(msgspec.json.format(msgspec.json.encode(entry)))


def _languages(folder: Path) -> int | Literal["en"]:
    """Told by the size of the vocabulary, which is all that differs."""
    try:
        if (folder / "vocabulary.json").is_file():
            tokens = len(msgspec.json.decode((folder / "vocabulary.json").read_bytes(), type=list[str]))
        else:
            tokens = len((folder / "vocabulary.txt").read_bytes().splitlines())
    except (OSError, msgspec.DecodeError):
        tokens = _MULTILINGUAL_TOKENS
    if tokens == _ENGLISH_TOKENS:
        return "en"
    return 100 if tokens > _MULTILINGUAL_TOKENS else 99

"""The weights of all-MiniLM-L6-v2, laid out for CTranslate2 as 8-bit integers.

Done once, in a second or two: a quarter of the memory, and on a CPU several times the speed of the 32-bit floats that
the package carries. A folder is whole when it has its name; its name says what it was made of.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import ctranslate2
import numpy as np
from ctranslate2.specs import common_spec, transformer_spec

from dictation_app.errors import ModelError
from dictation_app.meaning import PACKAGE
from dictation_app.sentences import say

if TYPE_CHECKING:
    import numpy.typing as npt

_VOCABULARY: Final = "vocabulary.txt"
_VOCABULARY_WORDS: Final = 30_522
_LAYERS, _HEADS = 6, 12
_LAYER_NORM_EPSILON: Final = 1e-12


def provide(folder: Path) -> Path:
    """Where the model lies below `folder`, made first if need be; raise `ModelError`."""
    carried = _carried()
    ready = folder / f"{PACKAGE}-{carried.stat().st_size}-ct2-{ctranslate2.__version__}"
    if ready.is_dir():
        return ready
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as scratch:
            made = Path(scratch) / "model"
            made.mkdir()
            _convert(carried, made)
            forget(folder)
            made.rename(ready)
    except OSError as exc:
        if ready.is_dir():  # another program was quicker
            return ready
        raise ModelError(
            say("The model of the search by meaning cannot be made ready: {reason}.", reason=exc.strerror or exc),
            say("Is there room on the disk?"),
        ) from exc
    except (KeyError, ValueError) as exc:
        raise damaged() from exc
    return ready


def vocabulary(ready: Path) -> dict[str, int]:
    """The words of the model in `ready`, numbered; raise `ValueError` or `OSError` where the file is damaged."""
    words = (ready / _VOCABULARY).read_text(encoding="utf-8").splitlines()
    if len(words) != _VOCABULARY_WORDS:
        raise ValueError(_VOCABULARY)
    return {word: number for number, word in enumerate(words)}


def forget(folder: Path) -> None:
    """Remove what lies ready below `folder`, so that it is made again."""
    for ready in folder.glob(f"{PACKAGE}-*"):
        shutil.rmtree(ready, ignore_errors=True)


def damaged() -> ModelError:
    """The package itself is."""
    return ModelError(say("The model of the search by meaning is damaged."), say("Install the extra 'meaning' again."))


def _carried() -> Path:
    """The file of the package, which itself is not imported: it would look for PyTorch."""
    package = find_spec(PACKAGE)
    for folder in (package.submodule_search_locations or ()) if package is not None else ():
        path = Path(folder, "model", "model.safetensors")
        if path.is_file():
            return path
    raise ModelError(say("The model of the search by meaning is not installed."), say("Install the extra 'meaning'."))


class _Tensors:
    """What a safetensors file holds: a length, a JSON table, and the numbers."""

    def __init__(self, path: Path) -> None:
        self._bytes = np.memmap(path, dtype=np.uint8, mode="r")
        end = 8 + int.from_bytes(self._bytes[:8].tobytes(), "little")
        self._begin = end
        self._table: dict[str, Any] = json.loads(self._bytes[8:end].tobytes())

    def __getitem__(self, name: str) -> npt.NDArray[np.float32]:
        entry = self._table[name]
        if entry["dtype"] != "F32":
            raise ValueError(entry["dtype"])
        first, last = (self._begin + offset for offset in entry["data_offsets"])
        return np.array(self._bytes[first:last].view("<f4").reshape(entry["shape"]), dtype=np.float32)


def _convert(carried: Path, folder: Path) -> None:
    tensors = _Tensors(carried)
    encoder = transformer_spec.TransformerEncoderSpec(
        _LAYERS,
        _HEADS,
        pre_norm=False,
        activation=common_spec.Activation.GELU,
        layernorm_embedding=True,
        num_source_embeddings=2,
        embeddings_merge=common_spec.EmbeddingsMerge.ADD,
    )
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = tensors["embeddings.word_embeddings.weight"]
    encoder.embeddings[1].weight = tensors["embeddings.token_type_embeddings.weight"]
    encoder.position_encodings.encodings = tensors["embeddings.position_embeddings.weight"]
    _set_norm(encoder.layernorm_embedding, tensors, "embeddings.LayerNorm")
    for number, layer in enumerate(encoder.layer):
        _set_layer(layer, tensors, f"encoder.layer.{number}")
    spec = transformer_spec.TransformerEncoderModelSpec(encoder, pooling_layer=False)
    spec.config.unk_token = "[UNK]"  # noqa: S105  # a word of the vocabulary
    spec.config.layer_norm_epsilon = _LAYER_NORM_EPSILON
    words = (carried.parent / "vocab.txt").read_text(encoding="utf-8")
    spec.register_vocabulary(words.splitlines())
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
    (folder / _VOCABULARY).write_text(words, encoding="utf-8")
    for file in folder.iterdir():  # the rename that follows must not come to the disk before the contents
        with file.open("rb") as opened:
            os.fsync(opened.fileno())


def _set_layer(layer: Any, tensors: _Tensors, name: str) -> None:
    asking = f"{name}.attention.self"
    joined, out = layer.self_attention.linear
    joined.weight = np.concatenate([tensors[f"{asking}.{part}.weight"] for part in ("query", "key", "value")])
    joined.bias = np.concatenate([tensors[f"{asking}.{part}.bias"] for part in ("query", "key", "value")])
    _set_linear(out, tensors, f"{name}.attention.output.dense")
    _set_norm(layer.self_attention.layer_norm, tensors, f"{name}.attention.output.LayerNorm")
    _set_linear(layer.ffn.linear_0, tensors, f"{name}.intermediate.dense")
    _set_linear(layer.ffn.linear_1, tensors, f"{name}.output.dense")
    _set_norm(layer.ffn.layer_norm, tensors, f"{name}.output.LayerNorm")


def _set_linear(linear: Any, tensors: _Tensors, name: str) -> None:
    linear.weight, linear.bias = tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def _set_norm(norm: Any, tensors: _Tensors, name: str) -> None:
    norm.gamma, norm.beta = tensors[f"{name}.weight"], tensors[f"{name}.bias"]

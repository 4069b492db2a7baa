"""Models that the user brings along, and removing models."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from toy_models import ANY_INDEX, FakeFetcher, catalogue, put, toy_files, weights

from dictation_app.engine import model_folders
from dictation_app.engine.catalogue import AccuracyClass, Catalogue, SpeedClass
from dictation_app.engine.fetch_progress import FetchStage, Reporter
from dictation_app.engine.model_folders import ModelPlace
from dictation_app.engine.models import ModelStore
from dictation_app.errors import ModelError

OTHER = toy_files() | {"model.bin": weights(b"other" * 900)}


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def store(models: Path) -> ModelStore:
    return ModelStore(models, catalogue(ANY_INDEX), index=FakeFetcher())


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(".lock-"))


# --- the catalogue's judgement ----------------------------------------------------------------------------------------


def test_every_model_of_the_catalogue_has_a_speed_an_accuracy_a_licence_and_a_size() -> None:
    shipped = Catalogue.read()
    for name in shipped.names():
        entry = shipped.get(name)
        assert entry.speed is not None
        assert entry.accuracy is not None
        assert entry.licence
        assert entry.bytes > 1e7
        assert not entry.is_own


def test_all_sizes_of_whisper_are_there_with_english_distil_and_turbo() -> None:
    names = set(Catalogue.read().names())
    sizes = {"tiny", "base", "small", "medium"}
    assert sizes | {f"{size}.en" for size in sizes} <= names
    assert {"large-v1", "large-v2", "large-v3", "large-v3-turbo"} <= names
    assert {f"distil-{size}" for size in ("small.en", "medium.en", "large-v2", "large-v3", "large-v3.5")} <= names


def test_larger_models_are_never_called_faster_or_less_accurate() -> None:
    shipped = Catalogue.read()
    speeds, accuracies = list(SpeedClass), list(AccuracyClass)
    sizes = [shipped.get(name) for name in ("tiny", "base", "small", "medium", "large-v3")]
    places = [(speeds.index(entry.speed), accuracies.index(entry.accuracy)) for entry in sizes if entry.speed]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_the_time_of_one_model_tells_that_of_another() -> None:
    shipped = Catalogue.read()
    base, small = shipped.get("base"), shipped.get("small")
    assert small.expected_seconds(base, 0.2) == pytest.approx(0.7)
    unknown = msgspec.structs.replace(small, work=None)
    assert unknown.speed is None
    assert unknown.expected_seconds(base, 0.2) is None


# --- importing --------------------------------------------------------------------------------------------------------


def test_a_copy_of_a_model_of_the_catalogue_gets_its_name(tmp_path: Path, store: ModelStore, models: Path) -> None:
    folder = put(tmp_path / "whatever", toy_files())
    assert store.add(folder, "my-name") == "toy"
    assert visible(models) == ["toy"]
    assert visible(folder) == sorted(toy_files())


def test_another_model_gets_the_name_of_its_folder(tmp_path: Path, store: ModelStore, models: Path) -> None:
    assert store.add(put(tmp_path / "My model (2)", OTHER | {"README.md": b"hello"})) == "My-model-2-"
    assert store.names() == ("toy", "My-model-2-")
    assert store.installed() == ("My-model-2-",)
    assert store.verify("My-model-2-") == models / "My-model-2-"
    entry = store.get("My-model-2-")
    assert (entry.is_own, entry.licence, entry.speed, entry.bytes) == (
        True,
        "not known",
        None,
        sum(map(len, OTHER.values())),
    )
    assert not (models / "My-model-2-" / "README.md").exists()


@pytest.mark.parametrize(("tokens", "languages"), [(51_864, "en"), (51_865, 99), (51_866, 100)])
@pytest.mark.parametrize("name", ["vocabulary.txt", "vocabulary.json"])
def test_its_languages_are_told_by_the_size_of_its_vocabulary(
    tmp_path: Path, store: ModelStore, tokens: int, languages: int | str, name: str
) -> None:
    words = [f"w{number}" for number in range(tokens)]
    data = msgspec.json.encode(words) if name.endswith("json") else "".join(f"{word}\n" for word in words).encode()
    others = {file: content for file, content in OTHER.items() if file != "vocabulary.txt"}
    store.add(put(tmp_path / "mine", others | {name: data}))
    assert store.get("mine").languages == languages


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("toy", "There is already a model 'toy'"),
        ("plaything", "There is already a model 'plaything'"),
        ("../evil", r"A model cannot be named '\.\./evil'"),
        (".hidden", "cannot be named"),
        ("a b", "cannot be named"),
        ("x.damaged-20260101-000000", "cannot be named"),
        ("TOY", "There is already a model 'TOY'"),
    ],
)
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, store: ModelStore, name: str, complaint: str) -> None:
    with pytest.raises(ModelError, match=complaint):
        store.add(put(tmp_path / "mine", OTHER), name)
    assert store.installed() == ()


@pytest.mark.parametrize("name", ["import", "all", "place"])
def test_no_name_is_taken_by_the_store_itself(tmp_path: Path, store: ModelStore, name: str) -> None:
    waited: list[FetchStage] = []

    def gives_up() -> bool:
        return waited[-3:] == [FetchStage.WAITING] * 3

    assert store.add(put(tmp_path / name, OTHER), "", lambda seen: waited.append(seen.stage), gives_up) == name
    assert store.verify(name) == store.folder / name


def test_a_name_is_given_once(tmp_path: Path, store: ModelStore) -> None:
    store.add(put(tmp_path / "mine", OTHER))
    with pytest.raises(ModelError, match=r"already a model 'mine'. Rename the folder, or remove"):
        store.add(tmp_path / "mine")
    assert store.add(tmp_path / "mine", "second") == "second"


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        (
            {"model.safetensors": b"", "config.json": b"{}"},
            r"Transformers library\. Convert it with `ct2-transformers-converter --model \S+/it --output_dir \S+-ct2 ",
        ),
        ({"pytorch_model.bin": b""}, "Convert it with `ct2-transformers-converter"),
        ({"small.pt": b""}, r"form of OpenAI's own program.*convert_openai_to_hf --checkpoint_path .*small\.pt"),
        ({"ggml-base.bin": b""}, r"ggml-base\.bin belongs to whisper\.cpp, and cannot be converted"),
        ({"base.gguf": b""}, r"belongs to whisper\.cpp"),
        ({"encoder.onnx": b""}, r"is in ONNX form, and cannot be converted"),
        ({"parakeet.nemo": b""}, r"belongs to NeMo, and is no Whisper model"),
        ({"holiday.jpg": b""}, r"holds no model: it has no file model\.bin\. A folder with model\.bin, config\.json"),
        ({"model.bin": weights(), "config.json": b"{}"}, r"has no file tokenizer\.json\. Copy it there from the model"),
        (OTHER | {"model.bin": b"GGML" * 10}, r"The file model\.bin in .* is no Whisper model in CTranslate2 form"),
        (OTHER | {"model.bin": weights()[:-9]}, r"is cut or no Whisper model"),
    ],
)
def test_a_folder_of_another_form_is_answered_with_the_way_to_the_right_one(
    tmp_path: Path, store: ModelStore, models: Path, files: dict[str, bytes], complaint: str
) -> None:
    with pytest.raises(ModelError, match=complaint) as caught:
        store.add(put(tmp_path / "it", files))
    assert caught.value.exit_code == 5
    assert not models.exists() or visible(models) == []


def test_a_single_file_is_answered(tmp_path: Path, store: ModelStore) -> None:
    put(tmp_path / "it", {"ggml-base.bin": b"", "model.bin": weights()})
    with pytest.raises(ModelError, match=r"belongs to whisper\.cpp"):
        store.add(tmp_path / "it" / "ggml-base.bin")
    with pytest.raises(ModelError, match=r"it is a file\. Name the folder that holds the model"):
        store.add(tmp_path / "it" / "model.bin")
    with pytest.raises(ModelError, match="There is no folder"):
        store.add(tmp_path / "nothing")


def test_a_cancelled_import_leaves_nothing(tmp_path: Path, store: ModelStore, models: Path) -> None:
    assert store.add(put(tmp_path / "mine", OTHER), cancelled=lambda: True) is None
    assert visible(models) == []


def test_an_import_without_room_on_the_disk_is_refused(tmp_path: Path, models: Path) -> None:
    small = ModelStore(models, catalogue(), free_bytes=lambda _folder: 1_000_000)
    with pytest.raises(ModelError, match=r"could not be imported: needs 50 MB on the disk, where 1 MB are free"):
        small.add(put(tmp_path / "mine", OTHER))
    assert visible(models) == []


def test_a_damaged_model_of_the_users_own_is_told_as_such(tmp_path: Path, store: ModelStore, models: Path) -> None:
    store.add(put(tmp_path / "mine", OTHER))
    path = models / "mine" / "model.bin"
    data = bytearray(path.read_bytes())
    data[500] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelError, match=r"The model 'mine' is damaged: .* Import it again\."):
        store.verify("mine")
    assert store.names() == ("toy",)
    assert store.add(tmp_path / "mine") == "mine"


def test_a_users_model_that_cannot_be_repaired_is_to_be_imported_again(
    tmp_path: Path, store: ModelStore, models: Path
) -> None:
    store.add(put(tmp_path / "mine", OTHER))
    (models / "mine" / "config.json").write_bytes(b"{")
    with pytest.raises(ModelError, match=r"holds a wrong file: config\.json .*\. Import it again: `dictation"):
        store.fetch("mine")


_INSTALLS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from dying import die_at
from toy_models import ANY_INDEX, FakeFetcher, catalogue
from dictation_app.engine.models import ModelStore
changes = die_at(int(sys.argv[5]))
store = ModelStore(Path(sys.argv[2]), catalogue(ANY_INDEX), index=FakeFetcher())
match sys.argv[4]:
    case "fetch":
        store.fetch("toy")
    case "import":
        store.add(Path(sys.argv[3]))
    case "remove":
        store.remove("toy")
print(changes())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("work", ["fetch", "import", "remove"])
def test_work_killed_at_any_write_leaves_whole_models_or_none(tmp_path: Path, models: Path, work: str) -> None:
    mine = put(tmp_path / "mine", OTHER)
    ready = ModelStore(models, catalogue(ANY_INDEX), index=FakeFetcher())

    def die(at: int) -> subprocess.CompletedProcess[str]:
        shutil.rmtree(models, ignore_errors=True)
        if work == "remove":
            ready.fetch("toy")
        command = (sys.executable, "-c", _INSTALLS, str(Path(__file__).parent), str(models), str(mine), work, str(at))
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    whole = die(10_000)
    assert whole.returncode == 0, whole.stderr
    for at in range(1, int(whole.stdout) + 1):
        assert die(at).returncode == -9
        for name in ready.installed():
            assert ready.verify(name) == models / name
        ready.tidy()
        assert ready.leftovers() == ()
        if "mine" not in ready.installed():
            assert ready.add(mine) == "mine"
        ready.fetch("toy")
        assert ready.verify("toy") == models / "toy"
        assert [name for name in visible(models) if not name.startswith(".fetching-")] == ["mine", "toy"]


def test_a_broken_description_of_a_users_model_hides_it_and_breaks_nothing(
    tmp_path: Path, store: ModelStore, models: Path
) -> None:
    store.add(put(tmp_path / "mine", OTHER))
    (models / "mine" / ".model.json").write_text("{")
    assert store.names() == ("toy",)
    with pytest.raises(ModelError, match="There is no model 'mine'"):
        store.get("mine")


# --- removing ---------------------------------------------------------------------------------------------------------


def test_a_removed_model_is_gone_and_its_size_told(tmp_path: Path, store: ModelStore, models: Path) -> None:
    store.fetch("toy")
    store.add(put(tmp_path / "mine", OTHER))
    assert store.remove("plaything") >= sum(map(len, toy_files().values()))
    assert store.installed() == ("mine",)
    store.remove("mine")
    assert visible(models) == []
    assert store.names() == ("toy",)


def test_removing_what_is_not_there_is_told(store: ModelStore) -> None:
    with pytest.raises(ModelError, match="The model 'toy' is not installed"):
        store.remove("toy")


def test_what_a_killed_removal_left_is_shown_and_tidied(store: ModelStore, models: Path) -> None:
    store.fetch("toy")
    (models / "toy").rename(models / ".removing-toy")
    put(models / "toy.damaged-20260101-000000", {"model.bin": b"broken"})
    put(models / ".fetching-toy", {})  # empty: nobody needs to hear of it
    assert [(item.path.name, item.what) for item in store.leftovers()] == [
        (".removing-toy", "what a removed or moved model left"),
        ("toy.damaged-20260101-000000", "a damaged model"),
    ]
    assert store.tidy() > 0
    assert store.leftovers() == ()
    store.fetch("toy")
    assert store.remove("toy") > 0


def test_a_link_to_a_model_elsewhere_is_removed_and_the_model_stays(
    tmp_path: Path, store: ModelStore, models: Path
) -> None:
    put(tmp_path / "elsewhere", toy_files())
    models.mkdir()
    (models / "toy").symlink_to(tmp_path / "elsewhere")
    assert store.fetch("toy") == models / "toy"
    store.remove("toy")
    assert visible(models) == []
    assert {path.name for path in (tmp_path / "elsewhere").iterdir()} == {*toy_files(), ".installed.json"}


def test_what_two_delete_at_once_is_gone(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `tidy` meets what a `remove` in another process is still deleting."""
    put(models / "one", toy_files())
    real, files = os.unlink, []

    def late(path: str, **words: int) -> None:
        if not files:
            real(path, **words)
        files.append(path)
        real(path, **words)

    monkeypatch.setattr(os, "unlink", late)
    model_folders.remove(models / "one")
    assert len(files) > 1
    assert list(models.iterdir()) == []


def test_what_only_looks_like_a_leftover_is_the_users(store: ModelStore, models: Path) -> None:
    put(models / "car.damaged-in-spring", {"photo.jpg": b"x"})
    (models / "bill.damaged-20260101-000000").write_bytes(b"x")
    put(models / "toy.damaged-20260101-000000-2", {"model.bin": b"broken"})
    assert [item.path.name for item in store.leftovers()] == ["toy.damaged-20260101-000000-2"]
    store.tidy()
    assert visible(models) == ["bill.damaged-20260101-000000", "car.damaged-in-spring"]


@pytest.mark.parametrize("work", ["remove", "discard", "tidy"])
def test_nobody_waits_for_a_download_to_end_before_something_is_deleted(
    store: ModelStore, models: Path, work: str
) -> None:
    store.fetch("toy")
    with (
        ModelPlace(models).alone("toy", Reporter(lambda _progress: None, lambda: False)),
        pytest.raises(ModelError, match=r"A model is being fetched, checked or moved just now\. Wait"),
    ):
        store.tidy() if work == "tidy" else getattr(store, work)("toy")
    assert store.verify("toy") == models / "toy"


def test_sizes_on_the_disk_are_told(store: ModelStore, models: Path) -> None:
    assert store.installed_bytes("toy") == 0
    store.fetch("toy")
    assert store.installed_bytes("toy") == sum(path.stat().st_size for path in (models / "toy").iterdir())
    os.utime(models / "toy" / "model.bin", (1, 1))
    assert store.installed_bytes("toy") == 0

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from toy_models import ANY_INDEX, HUB, FakeFetcher, catalogue, put, sha256, toy_files, weights

from dictation_app.engine import model_folders
from dictation_app.engine.catalogue import Catalogue, HubSource, size_in_words
from dictation_app.engine.fetch_progress import (
    FetchCancelledError,
    FetchProgress,
    FetchStage,
    Reporter,
    SourceUnavailableError,
)
from dictation_app.engine.model_files import weights_problem
from dictation_app.engine.model_folders import ModelPlace
from dictation_app.engine.models import ModelStore
from dictation_app.errors import ModelError
from dictation_app.settings import ModelSettings

if TYPE_CHECKING:
    from collections.abc import Callable


def visible(folder: Path) -> list[str]:
    """What lies in the models folder, without the lock files, which stay."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(".lock-"))


def store(folder: Path, *, index: FakeFetcher | None = None, hub: FakeFetcher | None = None) -> ModelStore:
    sources = [*([ANY_INDEX] if index else []), *([HUB] if hub else [])]
    return ModelStore(folder, catalogue(*sources), index=index, hub=hub)


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def installed(models: Path) -> ModelStore:
    ready = store(models, index=FakeFetcher())
    ready.fetch("toy")
    return ready


# --- catalogue --------------------------------------------------------------------------------------------------------


def test_the_shipped_catalogue_has_every_model_faster_whisper_knows_from_the_same_repository() -> None:
    known = pytest.importorskip("faster_whisper.utils")._MODELS
    shipped = Catalogue.read()
    for name, repository in known.items():
        hubs = [s.repository for s in shipped.get(name).sources if isinstance(s, HubSource)]
        assert hubs[0] == repository


def test_the_default_model_needs_no_hub_and_every_file_of_it_is_pinned() -> None:
    entry = Catalogue.read().get("base")
    assert [type(source).label for source in entry.sources] == ["own folder", "package index", "model hub"]
    assert {file.name for file in entry.files} == {"model.bin", "config.json", "tokenizer.json", "vocabulary.txt"}
    assert all(file.sha256 for file in entry.files)
    assert entry.size == "148 MB"


def test_an_unknown_model_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(ModelError, match=r"There is no model 'larg-v3'. Did you mean 'large-v3'\?"):
        Catalogue.read().get("larg-v3")


def test_an_alias_stands_for_its_model() -> None:
    assert Catalogue.read().get("turbo").name == "large-v3-turbo"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda models: models.append(models[0]), "'tiny' is named twice"),
        (lambda models: models[0].update(bytes=5), "the size of 'tiny' is not that of its files"),
        (lambda models: models[0].update(name="../../etc"), "name"),
        (lambda models: models[0]["files"][0].update(name="a/b"), "files"),
        (lambda models: models[0].update(surprise=1), "surprise"),
        (lambda models: models[0]["files"][0].update(sha256="abc"), "sha256"),
    ],
)
def test_a_wrong_catalogue_is_refused_with_the_place_named(
    tmp_path: Path, change: Callable[[list[dict[str, Any]]], None], complaint: str
) -> None:
    raw = json.loads(Path(__file__).parents[3].joinpath("resources", "models.json").read_text(encoding="utf-8"))
    change(raw["models"])
    path = tmp_path / "models.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(ModelError, match=complaint):
        Catalogue.read(path)


def test_sizes_are_written_as_people_know_them() -> None:
    assert [size_in_words(n) for n in (1, 77_900_000, 999_600_000, 3_087_284_237)] == [
        "1 MB",
        "78 MB",
        "1.0 GB",
        "3.1 GB",
    ]


# --- installed or not -------------------------------------------------------------------------------------------------


def test_a_model_that_is_not_there_is_named_with_the_command_that_fetches_it(models: Path) -> None:
    with pytest.raises(
        ModelError, match=r"The model 'toy' is not installed. Run `dictation models fetch toy` \(1 MB\)."
    ):
        store(models).path("plaything")


def test_a_fetched_model_is_installed_under_its_name(models: Path, installed: ModelStore) -> None:
    assert installed.path("plaything") == models / "toy"
    assert installed.installed() == ("toy",)
    assert {p.name: p.read_bytes() for p in (models / "toy").iterdir() if p.name[0] != "."} == toy_files()
    assert visible(models) == ["toy"]


def test_asking_whether_a_model_is_installed_costs_less_than_5_ms(installed: ModelStore) -> None:
    def seconds() -> float:
        start = time.perf_counter()
        assert installed.is_installed("toy")
        return time.perf_counter() - start

    assert min(seconds() for _ in range(20)) < 0.005


@pytest.mark.parametrize("harm", ["cut", "touched", "gone", "marker broken"])
def test_a_model_whose_files_changed_is_not_used_unchecked(models: Path, installed: ModelStore, harm: str) -> None:
    path = models / "toy" / "model.bin"
    match harm:
        case "cut":
            path.write_bytes(path.read_bytes()[:-1])
        case "touched":
            os.utime(path, (1, 1))
        case "gone":
            path.unlink()
        case "marker broken":
            (models / "toy" / ".installed.json").write_text("{", encoding="utf-8")
    assert not installed.is_installed("toy")
    with pytest.raises(ModelError, match="changed since they were last checked"):
        installed.path("toy")


def test_a_model_folder_given_relative_to_the_working_directory_is_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert store(Path("models"), index=FakeFetcher()).fetch("toy") == tmp_path / "models" / "toy"


# --- fetching ---------------------------------------------------------------------------------------------------------


def test_an_installed_model_is_not_fetched_again(models: Path, installed: ModelStore) -> None:
    index = FakeFetcher()
    assert store(models, index=index).fetch("toy") == models / "toy"
    assert index.asked == 0


def test_the_next_source_is_tried_when_one_fails(models: Path) -> None:
    index, hub = FakeFetcher(error=SourceUnavailableError("cannot be reached")), FakeFetcher()
    assert store(models, index=index, hub=hub).fetch("toy") == models / "toy"
    assert (index.asked, hub.asked) == (1, 1)
    assert visible(models) == ["toy"]


def test_when_all_sources_fail_the_reason_of_each_is_told(models: Path) -> None:
    index = FakeFetcher(error=SourceUnavailableError("cannot be reached"))
    hub = FakeFetcher(error=SourceUnavailableError("is switched off"))
    with pytest.raises(ModelError) as caught:
        store(models, index=index, hub=hub).fetch("toy")
    assert caught.value.message == (
        "The model 'toy' could not be fetched: the package index cannot be reached; the model hub is switched off."
    )
    assert str(models / "toy") in caught.value.hint
    assert visible(models) == []


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"model.bin": weights(b"x" * 4000)}, "model.bin is not the published file"),
        ({"model.bin": weights()[:-7]}, "model.bin has .* bytes instead of"),
        ({"tokenizer.json": b'{"version": "9.9"}'}, "tokenizer.json is not the published file"),
        ({"vocabulary.txt": None}, "vocabulary.txt is missing"),
    ],
)
def test_files_other_than_the_published_ones_never_become_visible(
    models: Path, files: dict[str, bytes | None], complaint: str
) -> None:
    given = {name: data for name, data in (toy_files() | files).items() if data is not None}
    with pytest.raises(ModelError, match=complaint):
        store(models, index=FakeFetcher(given)).fetch("toy")
    assert visible(models) == []


def test_a_hash_stated_by_the_source_counts_where_the_catalogue_has_none(models: Path) -> None:
    hub = FakeFetcher(stated={"model.bin": sha256(b"something else")})
    with pytest.raises(ModelError, match=r"model\.bin is not the published file"):
        ModelStore(models, catalogue(HUB, hashes=False), hub=hub).fetch("toy")
    assert visible(models) == []


def test_a_full_disk_is_said_and_leaves_nothing(models: Path) -> None:
    index = FakeFetcher(error=OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(ModelError, match=r"could not be written: the disk is full. Free at least 1 MB"):
        store(models, index=index).fetch("toy")
    assert visible(models) == []


def test_without_room_on_the_disk_nothing_is_downloaded(models: Path) -> None:
    index = FakeFetcher()
    small = ModelStore(models, catalogue(ANY_INDEX), index=index, free_bytes=lambda _folder: 1_000_000)
    with pytest.raises(ModelError, match=r"needs 50 MB on the disk, where 1 MB are free. Free some space"):
        small.fetch("toy")
    assert index.asked == 0


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom permissions stop")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ModelError, match="cannot be used: Permission denied"):
        store(tmp_path / "models", index=FakeFetcher()).fetch("toy")


def test_a_models_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("")
    with pytest.raises(ModelError, match=r"The model folder .* cannot be used: File exists"):
        store(tmp_path / "models", index=FakeFetcher()).fetch("toy")


def test_cancelling_in_the_middle_leaves_nothing(models: Path) -> None:
    answers = iter([False, False, True])
    index = FakeFetcher()
    assert store(models, index=index).fetch("toy", cancelled=lambda: next(answers)) is None
    assert index.asked == 1
    assert visible(models) == []


def test_an_interrupt_in_the_middle_leaves_nothing(models: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        store(models, index=FakeFetcher(error=KeyboardInterrupt())).fetch("toy")
    assert visible(models) == []


def test_what_a_killed_fetch_left_is_removed_by_the_next(models: Path) -> None:
    put(models / ".fetching-toy" / "model", {"model.bin": b"half"})
    store(models, index=FakeFetcher()).fetch("toy")
    assert visible(models) == ["toy"]


def test_progress_tells_the_stages_in_order_and_never_more_than_all(models: Path) -> None:
    seen: list[FetchProgress] = []
    store(models, index=FakeFetcher()).fetch("toy", seen.append)
    assert list(dict.fromkeys(p.stage for p in seen)) == [FetchStage.DOWNLOADING, FetchStage.CHECKING]
    assert all(p.done_bytes <= p.total_bytes for p in seen)
    assert seen[-1].done_bytes == sum(map(len, toy_files().values()))


def test_two_threads_that_want_the_same_model_fetch_it_once(models: Path) -> None:
    index = FakeFetcher()
    both = threading.Barrier(2)
    paths: list[Path | None] = []

    def fetch() -> None:
        both.wait()
        paths.append(store(models, index=index).fetch("toy"))

    threads = [threading.Thread(target=fetch) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert paths == [models / "toy"] * 2
    assert index.asked == 1


_HOLDS_THE_LOCK = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from toy_models import ANY_INDEX, FakeFetcher, catalogue
from dictation_app.engine.models import ModelStore

class Stuck(FakeFetcher):
    def fetch(self, *args):
        print("holding", flush=True)
        sys.stdin.read()

ModelStore(Path(sys.argv[1]), catalogue(ANY_INDEX), index=Stuck()).fetch("toy")
"""


def test_a_second_process_waits_says_so_and_goes_on_when_the_first_is_killed(models: Path) -> None:
    command = (sys.executable, "-c", _HOLDS_THE_LOCK, str(models), str(Path(__file__).parent))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "holding\n"
        seen: list[FetchStage] = []

        def note(progress: FetchProgress) -> None:
            seen.append(progress.stage)
            if len(seen) == 2:  # waited more than once: the other really has it
                first.kill()

        assert store(models, index=FakeFetcher()).fetch("toy", note) == models / "toy"
    assert seen[:2] == [FetchStage.WAITING] * 2
    assert visible(models) == ["toy"]


def test_waiting_for_another_process_can_be_cancelled(models: Path) -> None:
    command = (sys.executable, "-c", _HOLDS_THE_LOCK, str(models), str(Path(__file__).parent))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        first.stdout.readline()
        index = FakeFetcher()
        assert store(models, index=index).fetch("toy", cancelled=lambda: True) is None
        assert index.asked == 0
        first.kill()


def test_nobody_else_works_on_a_damaged_model_while_it_is_moved_aside(
    models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(models / "toy", toy_files() | {"config.json": b"{}"})
    real = model_folders.move_aside

    def taken(target: Path) -> Path:
        with (
            pytest.raises(FetchCancelledError),
            ModelPlace(models).alone("toy", Reporter(lambda _progress: None, lambda: True)),
        ):
            raise AssertionError("the lock was free")
        return real(target)

    monkeypatch.setattr(model_folders, "move_aside", taken)
    with pytest.raises(ModelError, match="is damaged"):
        store(models).verify("toy")


# --- own folders ------------------------------------------------------------------------------------------------------


def test_files_copied_by_hand_are_checked_and_used_without_any_download(models: Path) -> None:
    put(models / "toy", toy_files())
    index = FakeFetcher()
    ready = store(models, index=index)
    assert not ready.is_installed("toy")
    assert ready.fetch("toy") == models / "toy"
    assert ready.is_installed("toy")
    assert index.asked == 0


def test_files_whose_time_changed_are_taken_again_without_a_download(models: Path, installed: ModelStore) -> None:
    os.utime(models / "toy" / "config.json", (1, 1))
    index = FakeFetcher()
    assert store(models, index=index).fetch("toy") == models / "toy"
    assert index.asked == 0


def test_damaged_files_under_the_models_name_are_kept_aside_and_fetched_anew(models: Path) -> None:
    put(models / "toy", toy_files() | {"model.bin": b"broken"})
    ready = store(models, index=FakeFetcher())
    ready.fetch("toy")
    assert ready.is_installed("toy")
    kept = [name for name in visible(models) if name.startswith("toy.damaged-")]
    assert len(kept) == 1
    assert (models / kept[0] / "model.bin").read_bytes() == b"broken"


def test_when_nothing_replaces_damaged_files_the_reason_is_among_the_others(models: Path) -> None:
    put(models / "toy", toy_files() | {"model.bin": b"broken"})
    with pytest.raises(ModelError, match=r"the own folder holds a wrong file: model\.bin has 6 bytes instead of"):
        store(models).fetch("toy")


def test_a_model_can_be_installed_from_a_folder_which_stays_as_it_is(tmp_path: Path, models: Path) -> None:
    original = put(tmp_path / "stick", toy_files() | {"README.md": b"hello"})
    seen: list[FetchProgress] = []
    index = FakeFetcher()
    assert store(models, index=index).fetch("toy", seen.append, folder=original) == models / "toy"
    assert not (models / "toy" / "README.md").exists()
    assert (original / "model.bin").exists()
    assert seen[0].stage is FetchStage.COPYING
    assert index.asked == 0


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_as_the_hubs_cache_has_them_are_copied_as_files(tmp_path: Path, models: Path) -> None:
    blobs, snapshot = put(tmp_path / "blobs", toy_files()), put(tmp_path / "snapshot", {})
    for path in blobs.iterdir():
        (snapshot / path.name).symlink_to(path)
    ready = store(models)
    ready.fetch("toy", folder=snapshot)
    shutil.rmtree(blobs)
    assert ready.verify("toy") == models / "toy"


@pytest.mark.parametrize(
    ("files", "complaint"),
    [(None, "does not exist"), ({"config.json": b"{}"}, "has no file model.bin"), ({"model.bin": b"x"}, "wrong file")],
)
def test_a_folder_without_the_model_is_refused(
    tmp_path: Path, models: Path, files: dict[str, bytes] | None, complaint: str
) -> None:
    folder = tmp_path / "stick"
    if files is not None:
        put(folder, files if "config.json" in files else toy_files() | files)
    with pytest.raises(ModelError, match=complaint) as caught:
        store(models, index=FakeFetcher()).fetch("toy", folder=folder)
    assert caught.value.hint == "Name a folder that holds a whole copy of this model."
    assert visible(models) == []


# --- verifying --------------------------------------------------------------------------------------------------------


def test_a_whole_model_is_confirmed_with_progress(models: Path, installed: ModelStore) -> None:
    seen: list[FetchProgress] = []
    assert installed.verify("toy", seen.append) == models / "toy"
    assert {p.stage for p in seen} == {FetchStage.CHECKING}


def test_a_flipped_bit_is_found_named_kept_aside_and_fetched_again(models: Path, installed: ModelStore) -> None:
    path = models / "toy" / "model.bin"
    data = bytearray(path.read_bytes())
    data[500] ^= 1
    stat = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert installed.is_installed("toy")  # size and time are as before: only reading it can tell
    with pytest.raises(ModelError, match=r"The model 'toy' is damaged: model.bin is not the published file") as caught:
        installed.verify("toy")
    (kept,) = visible(models)
    assert kept.startswith("toy.damaged-")
    assert kept in caught.value.hint
    assert installed.fetch("toy") == models / "toy"


def test_a_second_damage_in_the_same_second_is_kept_beside_the_first(models: Path, installed: ModelStore) -> None:
    for _ in range(2):
        (models / "toy" / "config.json").unlink()
        with pytest.raises(ModelError, match=r"config\.json is missing"):
            installed.verify("toy")
        installed.fetch("toy")
    assert len([name for name in visible(models) if name.startswith("toy.damaged-")]) == 2


def test_damage_is_found_by_the_hash_of_the_installation_where_the_catalogue_has_none(models: Path) -> None:
    ready = ModelStore(models, catalogue(HUB, hashes=False), hub=FakeFetcher())
    ready.fetch("toy")
    path = models / "toy" / "tokenizer.json"
    path.write_bytes(path.read_bytes().replace(b"1.0", b"1.1"))
    with pytest.raises(ModelError, match=r"tokenizer\.json is not the published file"):
        ready.verify("toy")


def test_verifying_what_is_not_installed_says_so(models: Path) -> None:
    with pytest.raises(ModelError, match="is not installed"):
        store(models).verify("toy")


def test_verifying_can_be_cancelled_and_moves_nothing(models: Path, installed: ModelStore) -> None:
    assert installed.verify("toy", cancelled=lambda: True) is None
    assert visible(models) == ["toy"]


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (weights(), ""),
        (weights()[:-1], "is cut or no Whisper model in CTranslate2 form"),
        (weights()[:2000], "is cut or no Whisper model in CTranslate2 form"),
        (weights() + b"x", "is cut"),
        (b"", "is cut or no Whisper model in CTranslate2 form"),
        (b"PK\3\4" + b"\0" * 100, "is no Whisper model in CTranslate2 form"),
        (weights().replace(b"WhisperSpec", b"TransformerS"[:11]), "is no Whisper model in CTranslate2 form"),
    ],
)
def test_weights_are_judged_by_their_structure(tmp_path: Path, data: bytes, complaint: str) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(data)
    assert weights_problem(path) == complaint


# --- how much models may take -----------------------------------------------------------------------------------------


def test_a_model_beyond_the_limit_of_the_folder_is_refused_before_anything_is_fetched(models: Path) -> None:
    index = FakeFetcher()
    ready = store(models, index=index)
    put(models / "another", {"model.bin": b"x" * 999_000})
    with pytest.raises(ModelError, match="'toy' takes 1 MB; the others take 1 MB, and 1 MB are allowed together"):
        ready.fetch("toy", sources=ModelSettings(folder_mb=1))
    assert index.asked == 0
    assert visible(models) == ["another"]
    assert ready.fetch("toy", sources=ModelSettings(folder_mb=2)) == models / "toy"


def test_without_a_limit_the_folder_may_hold_anything(models: Path) -> None:
    ready = store(models, index=FakeFetcher())
    put(models / "another", {"model.bin": b"x" * 2_000_000})
    assert ready.fetch("toy", sources=ModelSettings(folder_mb=0)) == models / "toy"


def test_an_imported_model_counts_and_what_lies_there_already_is_no_new_one(models: Path, tmp_path: Path) -> None:
    ready = store(models, index=FakeFetcher())
    mine = put(tmp_path / "mine", toy_files() | {"model.bin": weights(b"o" * 1_500_000)})
    with pytest.raises(ModelError, match="'mine' takes 2 MB"):
        ready.add(mine, sources=ModelSettings(folder_mb=1))
    assert not (models / "mine").exists()
    put(models / "another", {"model.bin": b"x" * 1_500_000})
    put(models / "toy", toy_files())
    assert ready.fetch("toy", sources=ModelSettings(folder_mb=1)) == models / "toy", "copied there by hand"

"""Moving the models: at every moment, killed or not, there is a whole set of them where the store looks."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from toy_models import HUB, FakeFetcher, catalogue, put, toy_files, weights

from dictation_app.engine import fetch_progress, model_files, model_folders
from dictation_app.engine.catalogue import Catalogue, CatalogueEntry
from dictation_app.engine.fetch_progress import FetchProgress, FetchStage, Reporter
from dictation_app.engine.model_folders import ModelPlace, PlaceNote
from dictation_app.engine.models import ModelStore
from dictation_app.errors import ModelError


def store(models: Path, *, free_bytes: int = 10**12) -> ModelStore:
    return ModelStore(models, catalogue(HUB), hub=FakeFetcher(), free_bytes=lambda _folder: free_bytes)


def visible(folder: Path) -> list[str]:
    hidden = (".lock-", ".place")
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(hidden)) if folder.exists() else []


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A model of the catalogue and one of the user's own."""
    folder = tmp_path / "models"
    ready = store(folder)
    ready.fetch("toy")
    ready.add(put(tmp_path / "mine", toy_files() | {"model.bin": weights(b"mine" * 500)}))
    return folder


def assert_whole(ready: ModelStore) -> None:
    assert ready.installed() == ("toy", "mine")
    for name in ready.installed():
        assert ready.verify(name) == ready.folder / name


def test_all_models_are_in_the_new_folder_and_none_in_the_old(tmp_path: Path, models: Path) -> None:
    running = store(models)  # an app that has been running since before
    seen: list[FetchProgress] = []
    assert store(models).move(tmp_path / "disk" / "models", seen.append) == tmp_path / "disk" / "models"
    assert visible(models) == []
    assert visible(tmp_path / "disk" / "models") == ["mine", "toy"]
    for ready in (running, store(models)):
        assert ready.folder == tmp_path / "disk" / "models"
        assert_whole(ready)
    assert {progress.stage for progress in seen} == {FetchStage.COPYING}
    assert seen[-1].done_bytes == seen[-1].total_bytes


def test_models_can_be_moved_on_and_back(tmp_path: Path, models: Path) -> None:
    store(models).move(tmp_path / "a")
    store(models).move(tmp_path / "b")
    assert not (tmp_path / "a").exists()
    store(models).move(models)
    assert not (tmp_path / "b").exists()
    assert_whole(store(models))
    assert store(models).folder == models


def test_a_model_is_fetched_into_the_new_folder(tmp_path: Path, models: Path) -> None:
    store(models).remove("toy")
    store(models).move(tmp_path / "disk")
    assert store(models).fetch("toy") == tmp_path / "disk" / "toy"


def test_a_paused_download_moves_along(tmp_path: Path, models: Path) -> None:
    put(models / ".fetching-toy" / "scratch" / "kept", {"model.bin.part": b"half"})
    store(models).move(tmp_path / "disk")
    assert store(models).paused_bytes("toy") == 4
    assert not (models / ".fetching-toy").exists()


def test_a_folder_that_holds_something_of_the_same_name_is_refused(tmp_path: Path, models: Path) -> None:
    put(tmp_path / "disk" / "toy", {"holiday.jpg": b"x"})
    with pytest.raises(ModelError, match="it has something named 'toy'"):
        store(models).move(tmp_path / "disk")
    assert visible(tmp_path / "disk") == ["toy"]
    assert_whole(store(models))


@pytest.mark.parametrize("place", ["models/inside", ".", "file"])
def test_a_place_that_cannot_be_is_refused(tmp_path: Path, models: Path, place: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ModelError, match=r"cannot be moved to"):
        store(models).move(tmp_path / place)
    assert_whole(store(models))


def test_a_disk_without_room_is_refused_before_anything_is_copied(tmp_path: Path, models: Path) -> None:
    with pytest.raises(ModelError, match=r"they need 50 MB, and 1 MB are free there"):
        store(models, free_bytes=1_000_000).move(tmp_path / "disk")
    assert visible(tmp_path / "disk") == []
    assert_whole(store(models))


def test_a_cancelled_move_leaves_nothing_in_the_new_folder(
    tmp_path: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch_progress, "_TOLD_EVERY_S", 0.0)
    seen: list[FetchProgress] = []
    assert store(models).move(tmp_path / "disk", seen.append, lambda: len(seen) > 6) is None
    assert seen
    assert not (tmp_path / "disk").exists()
    assert_whole(store(models))


def test_a_disk_that_fills_up_is_told_and_the_models_stay(
    tmp_path: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ModelError, match=r"disk is full\. Free some space in .*disk"):
        store(models).move(tmp_path / "disk")
    monkeypatch.undo()
    assert visible(tmp_path / "disk") == []
    assert_whole(store(models))


def test_a_model_that_is_damaged_is_not_moved_and_stays(tmp_path: Path, models: Path) -> None:
    path = models / "toy" / "model.bin"
    stat, data = path.stat(), bytearray(path.read_bytes())
    data[500] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    with pytest.raises(ModelError, match=r"The models stay in .*: model\.bin is not as it was when it was installed"):
        store(models).move(tmp_path / "disk")
    assert visible(models) == ["mine", "toy"]
    assert visible(tmp_path / "disk") == []


@pytest.mark.parametrize("harm", ["changed", "put there"])
def test_a_model_that_nobody_checked_is_not_left_behind(tmp_path: Path, models: Path, harm: str) -> None:
    if harm == "changed":
        os.utime(models / "toy" / "model.bin", (1, 1))
    else:
        (models / "toy" / ".installed.json").unlink()
    with pytest.raises(ModelError, match=r"model 'toy' were put there or changed .* Run `dictation models verify toy`"):
        store(models).move(tmp_path / "disk")
    assert store(models).verify("toy") == models / "toy"
    store(models).move(tmp_path / "disk")
    assert_whole(store(models))


def test_a_paused_download_moves_along_where_nothing_is_installed(tmp_path: Path) -> None:
    put(tmp_path / "models" / ".fetching-toy" / "scratch" / "kept", {"model.bin.part": b"half"})
    store(tmp_path / "models").move(tmp_path / "disk")
    assert store(tmp_path / "models").paused_bytes("toy") == 4


def test_a_disk_that_is_not_there_is_told_and_nothing_is_made_in_its_place(tmp_path: Path, models: Path) -> None:
    store(models).move(tmp_path / "disk")
    (tmp_path / "disk").rename(tmp_path / "unplugged")
    ready = store(models)
    assert ready.installed() == ()
    for ask in (lambda: ready.path("toy"), lambda: ready.fetch("toy"), lambda: ready.move(tmp_path / "other")):
        with pytest.raises(ModelError, match=r"The folder of the models, .*disk, is not there. Plug in its disk"):
            ask()
    assert not (tmp_path / "disk").exists()
    (tmp_path / "unplugged").rename(tmp_path / "disk")
    assert_whole(ready)


def test_a_disk_that_is_gone_can_be_forgotten(tmp_path: Path, models: Path) -> None:
    store(models).move(tmp_path / "disk")
    shutil.rmtree(tmp_path / "disk")
    ready = store(models)
    ready.forget_place()
    assert ready.fetch("toy") == models / "toy"


def test_a_damaged_model_that_stays_in_the_first_folder_is_not_forgotten(tmp_path: Path, models: Path) -> None:
    aside = put(models / "toy.damaged-20260101-000000", {"model.bin": b"broken"})
    store(models).move(tmp_path / "disk")
    assert [item.path for item in store(models).leftovers()] == [aside]
    store(models).tidy()
    assert not aside.exists()


def test_a_disk_whose_place_stays_as_an_empty_folder_is_not_there(tmp_path: Path, models: Path) -> None:
    """As below /mnt: nothing may be fetched under the disk, where it would be hidden later."""
    store(models).move(tmp_path / "disk")
    (tmp_path / "disk").rename(tmp_path / "unplugged")
    (tmp_path / "disk").mkdir()
    ready = store(models)
    for ask in (lambda: ready.path("toy"), lambda: ready.fetch("toy"), lambda: ready.move(tmp_path / "other")):
        with pytest.raises(ModelError, match="Plug in its disk"):
            ask()
    assert list((tmp_path / "disk").iterdir()) == []
    ready.forget_place()
    assert ready.fetch("toy") == models / "toy"


def test_a_place_that_is_there_is_not_forgotten(tmp_path: Path, models: Path) -> None:
    store(models).move(tmp_path / "disk")
    with pytest.raises(ModelError, match=r"disk, is there\. Run `dictation models move"):
        store(models).forget_place()
    assert_whole(store(models))


def test_the_place_is_not_forgotten_under_a_download(tmp_path: Path, models: Path) -> None:
    store(models).move(tmp_path / "disk")
    (tmp_path / "disk").rename(tmp_path / "unplugged")
    with (
        ModelPlace(models).alone("toy", Reporter(lambda _progress: None, lambda: False)),
        pytest.raises(ModelError, match="being fetched, checked or moved just now"),
    ):
        store(models).forget_place()


def test_the_same_folder_under_another_name_is_no_move(tmp_path: Path) -> None:
    models = tmp_path / "models"
    put(models / ".fetching-toy" / "scratch" / "kept", {"model.bin.part": b"half"})
    (tmp_path / "link").symlink_to(models)
    store(models).move(tmp_path / "link")
    assert store(models).folder == models
    assert store(models).paused_bytes("toy") == 4


def test_a_folder_inside_under_another_name_is_refused(tmp_path: Path, models: Path) -> None:
    (tmp_path / "link").symlink_to(models)
    with pytest.raises(ModelError, match="one of the folders lies in the other"):
        store(models).move(tmp_path / "link" / "inside")


def test_what_somebody_put_there_meanwhile_is_not_overwritten_by_a_move_that_goes_on(
    tmp_path: Path, models: Path
) -> None:
    holiday = put(tmp_path / "disk" / "mine", {"holiday.jpg": b"x"})
    ModelPlace(models).write(PlaceNote(folder=str(models), arriving=str(tmp_path / "disk")))  # killed there
    with pytest.raises(ModelError, match="it has something named 'mine'"):
        store(models).move(tmp_path / "disk")
    assert [path.name for path in holiday.iterdir()] == ["holiday.jpg"]
    assert_whole(store(models))


@pytest.mark.skipif(sys.platform == "win32", reason="folders are protected otherwise there")
def test_an_old_folder_that_nothing_can_be_deleted_in_is_moved_out_of_all_the_same(
    tmp_path: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = model_folders.rename

    def protected(source: Path, target: Path) -> None:
        if source.parent == models:
            raise PermissionError(errno.EACCES, "Permission denied", str(source))
        real(source, target)

    monkeypatch.setattr(model_folders, "rename", protected)
    assert store(models).move(tmp_path / "disk") == tmp_path / "disk"
    assert store(models).move(tmp_path / "other") == tmp_path / "other"
    assert_whole(store(models))


def test_names_in_a_marker_never_become_other_paths(tmp_path: Path, models: Path) -> None:
    """A folder that somebody was given and put there, marker and all."""
    (tmp_path / "evil").write_bytes(b"x")
    marker = model_files.read_marker(models / "toy")
    stat = (tmp_path / "evil").stat()
    assert marker is not None
    evil = model_files.InstalledFile(
        bytes=1, mtime_ns=stat.st_mtime_ns, sha256=model_files.sha256_of(tmp_path / "evil")
    )
    msgspec.structs.replace(marker, files=marker.files | {"../../evil": evil}).write(models / "toy")
    assert not store(models).is_installed("toy")
    with pytest.raises(ModelError):
        store(models).move(tmp_path / "deep" / "disk")
    assert not (tmp_path / "deep" / "evil").exists()


def test_a_broken_note_of_the_place_is_as_none(models: Path) -> None:
    (models / ".place.json").write_text("{")
    assert_whole(store(models))


# --- killed -----------------------------------------------------------------------------------------------------------

_MOVES = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from dying import die_at
from dictation_app.engine import model_folders
from test_model_move import store
changes = die_at(int(sys.argv[4]))
store(Path(sys.argv[2])).move(Path(sys.argv[3]))
print(changes())
"""


def _move_and_die(models: Path, target: Path, at: int) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-c", _MOVES, str(Path(__file__).parent), str(models), str(target), str(at))
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_move_killed_at_any_write_loses_no_model_and_can_be_done_again(tmp_path: Path, models: Path) -> None:
    original = tmp_path / "original"
    shutil.copytree(models, original, copy_function=shutil.copy2)
    whole = _move_and_die(models, tmp_path / "disk", 10_000)
    assert whole.returncode == 0, whole.stderr
    steps = int(whole.stdout)
    assert steps > 20
    states: set[str] = set()
    for at in range(1, steps + 1, 2):
        for folder in (models, tmp_path / "disk", tmp_path / "elsewhere"):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(original, models, copy_function=shutil.copy2)
        assert _move_and_die(models, tmp_path / "disk", at).returncode == -9
        ready = store(models)
        states.add(ready.folder.name)
        assert_whole(ready)
        # Half of them go on to the same folder, half change their mind.
        target = tmp_path / ("disk" if at % 4 == 1 else "elsewhere")
        assert ready.move(target) == target
        assert_whole(store(models))
        for folder in {models, tmp_path / "disk", tmp_path / "elsewhere"} - {target}:
            assert visible(folder) == []
        assert visible(target) == ["mine", "toy"]
    assert states == {"models", "disk"}  # killed before the switch, and after it


def test_a_catalogue_has_room_for_one_more_model_of_the_same_files(tmp_path: Path) -> None:
    """What is moved is what is installed, whatever the catalogue of a later version calls it."""
    ready = store(tmp_path / "models")
    ready.fetch("toy")
    entry = CatalogueEntry(name="other", languages=99, licence="MIT", bytes=1, sources=())
    later = ModelStore(tmp_path / "models", Catalogue(version=1, models=(entry,)))
    later.move(tmp_path / "disk")
    assert store(tmp_path / "models").installed() == ("toy",)

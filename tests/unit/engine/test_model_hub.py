"""The model hub, played by a small server on this machine."""

from __future__ import annotations

import json
import multiprocessing
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from toy_models import HUB, REVISION, Place, catalogue, sha256, toy_files

from dictation_app.engine.fetch_progress import (
    FetchCancelledError,
    FetchStage,
    SourceUnavailableError,
)
from dictation_app.engine.model_hub import HubFetcher
from dictation_app.engine.models import ModelStore
from dictation_app.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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

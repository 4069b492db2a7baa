"""Fetching over the web, as the store does it: pauses, kills, wrong files, a mirror, an address of one's own."""

from __future__ import annotations

import errno
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from toy_models import HUB, REVISION, FakeFetcher, catalogue, put, sha256, toy_files, weights
from web_server import WebServer, serving

from dictation_app.engine.download import Download
from dictation_app.engine.fetch_progress import FetchCancelledError, FetchProgress, FetchStage, Reporter
from dictation_app.engine.model_hub import HubFetcher
from dictation_app.engine.models import ModelStore
from dictation_app.errors import ModelError
from dictation_app.settings import ModelSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = toy_files() | {"model.bin": weights(bytes(range(256)) * 2000)}
PLACE = f"{HUB.repository}/resolve/{REVISION}"
SIZE = sum(map(len, FILES.values()))


def listing(files: dict[str, bytes]) -> bytes:
    siblings = [
        {"rfilename": name, "size": len(data)} | ({"lfs": {"sha256": sha256(data)}} if name == "model.bin" else {})
        for name, data in files.items()
    ]
    return json.dumps({"siblings": siblings}).encode()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "HF_HUB_OFFLINE", "HF_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    files = {f"{PLACE}/{name}": data for name, data in FILES.items()}
    files |= {f"own/toy/{name}": data for name, data in FILES.items()}
    files[f"api/models/{HUB.repository}/revision/{REVISION}"] = listing(FILES)
    with serving(files) as running:
        yield running


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


def store(models: Path, server: WebServer, *, hashes: bool = True) -> ModelStore:
    hub = HubFetcher(server.address, Download(stall_s=1.0, tries=2, wait_s=0.01))
    return ModelStore(models, catalogue(HUB, files=FILES, hashes=hashes), hub=hub)


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(".lock-"))


def half_way(progress: FetchProgress) -> bool:
    return progress.stage is FetchStage.DOWNLOADING and progress.done_bytes > SIZE // 2


class Stops:
    """Wants to stop as soon as half of the model is there."""

    def __init__(self) -> None:
        self.now = False

    def note(self, progress: FetchProgress) -> None:
        self.now = self.now or half_way(progress)

    def wanted(self) -> bool:
        return self.now


def test_a_paused_download_goes_on_in_another_process_where_it_was(models: Path, server: WebServer) -> None:
    stops = Stops()
    server.of(f"{PLACE}/model.bin").wait_s = 0.002
    assert store(models, server).fetch("toy", stops.note, paused=stops.wanted) is None
    there = store(models, server).paused_bytes("toy")
    assert there > SIZE // 2
    assert store(models, server).installed() == ()
    server.asked.clear()
    assert store(models, server).fetch("toy") == models / "toy"
    (span,) = server.asked_for(f"{PLACE}/model.bin")
    assert int(span.removeprefix("bytes=").rstrip("-")) > SIZE // 3
    assert visible(models) == ["toy"]


@pytest.mark.parametrize("hashes", [True, False])
def test_a_download_that_is_paused_while_it_is_checked_is_not_begun_anew(
    models: Path, server: WebServer, *, hashes: bool
) -> None:
    """Also a quit: gigabytes take a while to be hashed."""
    stages: list[FetchStage] = []
    ready = store(models, server, hashes=hashes)
    assert (
        ready.fetch("toy", lambda seen: stages.append(seen.stage), paused=lambda: stages[-1:] == ["checking"]) is None
    )
    assert ready.paused_bytes("toy") >= SIZE
    assert list(models.rglob("*.note")) == []
    server.asked.clear()
    assert ready.fetch("toy") == models / "toy"
    assert server.asked == []
    assert ready.verify("toy") == models / "toy"
    assert visible(models) == ["toy"]


def test_what_came_whole_but_wrong_is_fetched_anew(models: Path, server: WebServer) -> None:
    stages: list[FetchStage] = []
    ready = store(models, server)
    ready.fetch("toy", lambda seen: stages.append(seen.stage), paused=lambda: stages[-1:] == ["checking"])
    (came,) = models.glob(".fetching-toy/**/model.bin")
    came.write_bytes(FILES["model.bin"][:-1] + b"x")
    assert ready.fetch("toy") == models / "toy"
    assert server.asked_for(f"{PLACE}/model.bin") == ["", ""]


def test_what_came_whole_stays_where_another_place_has_not_got_it(models: Path, server: WebServer) -> None:
    stages: list[FetchStage] = []
    ready = store(models, server)
    ready.fetch("toy", lambda seen: stages.append(seen.stage), paused=lambda: stages[-1:] == ["checking"])
    with pytest.raises(ModelError, match="does not offer it"):
        ready.fetch("toy", sources=ModelSettings(source="own", address=f"{server.address}/other"))
    server.asked.clear()
    assert ready.fetch("toy") == models / "toy"
    assert server.asked == []


def test_what_came_whole_is_not_used_where_another_place_is_named(models: Path, server: WebServer) -> None:
    stages: list[FetchStage] = []
    ready = store(models, server)
    ready.fetch("toy", lambda seen: stages.append(seen.stage), paused=lambda: stages[-1:] == ["checking"])
    server.asked.clear()
    ready.fetch("toy", sources=ModelSettings(source="own", address=f"{server.address}/own"))
    assert "own/toy/model.bin" in {path for path, _ in server.asked}


def test_a_cancelled_download_leaves_nothing(models: Path, server: WebServer) -> None:
    stops = Stops()
    server.of(f"{PLACE}/model.bin").wait_s = 0.002
    assert store(models, server).fetch("toy", stops.note, cancelled=stops.wanted) is None
    assert visible(models) == []


def test_a_paused_download_can_be_discarded(models: Path, server: WebServer) -> None:
    stops = Stops()
    ready = store(models, server)
    server.of(f"{PLACE}/model.bin").wait_s = 0.002
    ready.fetch("toy", stops.note, paused=stops.wanted)
    assert [item.what for item in ready.leftovers()] == ["a download that is not finished"]
    ready.discard("toy")
    assert ready.paused_bytes("toy") == 0
    assert visible(models) == []


_FETCHES = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_model_fetch import FILES, half_way
from toy_models import HUB, catalogue
from dictation_app.engine.model_hub import HubFetcher
from dictation_app.engine.models import ModelStore
def note(progress):
    if half_way(progress):
        print("half", flush=True)
        sys.stdin.read()
ModelStore(Path(sys.argv[2]), catalogue(HUB, files=FILES), hub=HubFetcher(sys.argv[3])).fetch("toy", note)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_download_whose_process_is_killed_goes_on_where_it_was(models: Path, server: WebServer) -> None:
    server.of(f"{PLACE}/model.bin").wait_s = 0.002
    command = (sys.executable, "-c", _FETCHES, str(Path(__file__).parent), str(models), server.address)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as fetching:
        assert fetching.stdout is not None
        assert fetching.stdout.readline() == "half\n"
        fetching.send_signal(signal.SIGKILL)
        fetching.wait(20)
    ready = store(models, server)
    assert ready.installed() == ()
    server.asked.clear()
    ready.fetch("toy")
    assert server.asked_for(f"{PLACE}/model.bin")[0].startswith("bytes=")
    assert ready.verify("toy") == models / "toy"
    assert visible(models) == ["toy"]


def test_a_connection_that_is_cut_for_good_is_told_and_gone_on_from(models: Path, server: WebServer) -> None:
    server.of(f"{PLACE}/model.bin").cuts = [300_000, 0, 0, 0, 0]
    with pytest.raises(ModelError, match=r"the model hub broke off; what has come is kept") as caught:
        store(models, server).fetch("toy")
    assert caught.value.exit_code == 5
    assert visible(models) == [".fetching-toy"]
    server.of(f"{PLACE}/model.bin").cuts.clear()
    store(models, server).fetch("toy")
    assert visible(models) == ["toy"]


@pytest.mark.parametrize("hashes", [True, False])
def test_weights_with_a_wrong_hash_are_told_and_leave_nothing(models: Path, server: WebServer, *, hashes: bool) -> None:
    data = bytearray(FILES["model.bin"])
    data[5000] ^= 1
    server.files[f"{PLACE}/model.bin"] = bytes(data)
    with pytest.raises(ModelError, match=r"the model hub holds a wrong file: model\.bin is not the published file"):
        store(models, server, hashes=hashes).fetch("toy")
    assert visible(models) == []


def test_weights_of_a_wrong_size_are_told_and_leave_nothing(models: Path, server: WebServer) -> None:
    server.files[f"{PLACE}/model.bin"] += b"x"
    with pytest.raises(ModelError, match=r"the model hub holds a wrong file: model\.bin has .* bytes instead of"):
        store(models, server).fetch("toy")
    assert visible(models) == []


def test_a_hub_whose_list_is_cut_is_told_without_a_word_of_what_is_kept(models: Path, server: WebServer) -> None:
    server.of(f"api/models/{HUB.repository}/revision/{REVISION}").cuts = [20] * 9
    with pytest.raises(ModelError, match=r"the model hub broke off\."):
        store(models, server).fetch("toy")
    assert visible(models) == []


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]", b'{"siblings": [{"rfilename": 5}]}'])
def test_a_hub_that_answers_nonsense_is_told(models: Path, server: WebServer, answer: bytes) -> None:
    server.files[f"api/models/{HUB.repository}/revision/{REVISION}"] = answer
    with pytest.raises(ModelError, match="the model hub gave an answer that cannot be understood"):
        store(models, server).fetch("toy")
    assert visible(models) == []


def test_names_that_a_hub_lists_never_become_other_paths(models: Path, server: WebServer) -> None:
    server.files[f"api/models/{HUB.repository}/revision/{REVISION}"] = listing(FILES | {"../../evil": b"x"})
    store(models, server).fetch("toy")
    assert not any("evil" in path for path, _ in server.asked)


def test_a_mirror_of_the_hub_is_asked_instead_of_the_hub(models: Path, server: WebServer) -> None:
    hub = FakeFetcher()
    ready = ModelStore(models, catalogue(HUB, files=FILES), hub=hub)
    ready.fetch("toy", sources=ModelSettings(mirror=server.address))
    assert hub.asked == 0
    assert ready.installed() == ("toy",)


@pytest.mark.parametrize(
    "mirror", ["https://[mirror", "http://mirror.example", "ftp://mirror.example", "mirror.example", "file:///etc"]
)
def test_a_mirror_that_is_not_encrypted_is_refused_unasked(models: Path, mirror: str) -> None:
    with pytest.raises(ModelError, match=r"the hub mirror cannot be used: its address is not encrypted \(https\)"):
        ModelStore(models, catalogue(HUB)).fetch("toy", sources=ModelSettings(mirror=mirror))


@pytest.mark.parametrize("below", ["own", "own/toy"])
def test_a_model_comes_from_an_address_of_ones_own(models: Path, server: WebServer, below: str) -> None:
    hub = FakeFetcher()
    ready = ModelStore(models, catalogue(HUB, files=FILES), hub=hub)
    ready.fetch("toy", sources=ModelSettings(address=f"{server.address}/{below}/"))
    assert hub.asked == 0
    assert ready.verify("toy") == models / "toy"


def test_a_model_whose_files_nobody_listed_comes_from_an_address_of_ones_own(models: Path, server: WebServer) -> None:
    ready = ModelStore(models, catalogue(HUB, files=FILES, hashes=False))
    ready.fetch("toy", sources=ModelSettings(source="own", address=f"{server.address}/own"))
    assert {path.name for path in (models / "toy").iterdir()} == {*FILES, ".installed.json"}


def test_a_wrong_file_at_an_address_of_ones_own_is_told_and_the_hub_asked(models: Path, server: WebServer) -> None:
    server.files["own/toy/config.json"] = b'{"lang_ids": {}}'
    ready = store(models, server)
    with pytest.raises(ModelError, match=r"the own address \(127\.0\.0\.1\) holds a wrong file: config\.json is not"):
        ready.fetch("toy", sources=ModelSettings(source="own", address=f"{server.address}/own"))
    assert ready.fetch("toy", sources=ModelSettings(address=f"{server.address}/own")) == models / "toy"


def test_an_address_of_ones_own_without_the_model_is_told(models: Path, server: WebServer) -> None:
    with pytest.raises(ModelError, match=r"the own address \(127\.0\.0\.1\) does not offer it"):
        store(models, server).fetch("toy", sources=ModelSettings(source="own", address=f"{server.address}/other"))


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("http://models.example", r"is not encrypted \(https\), and not every checksum of this model is known"),
        ("file:///srv/models", "is no web address"),
        ("models.example", "is no web address"),
        ("https://[models", "is no web address"),
    ],
)
def test_an_address_that_cannot_be_trusted_is_refused_unasked(models: Path, address: str, complaint: str) -> None:
    with pytest.raises(ModelError, match=complaint):
        ModelStore(models, catalogue(HUB, hashes=False)).fetch(
            "toy", sources=ModelSettings(source="own", address=address)
        )


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json"])
def test_a_file_of_unknown_hash_that_is_no_json_is_refused(models: Path, server: WebServer, name: str) -> None:
    server.files[f"own/toy/{name}"] = b"<html>Please log in</html>"
    with pytest.raises(ModelError, match=rf"holds a wrong file: {name} is no JSON"):
        ModelStore(models, catalogue(HUB, hashes=False)).fetch(
            "toy", sources=ModelSettings(source="own", address=f"{server.address}/own")
        )


def test_a_source_that_is_not_set_is_told(models: Path) -> None:
    with pytest.raises(ModelError, match="no place that it could be fetched from is set"):
        ModelStore(models, catalogue(HUB)).fetch("toy", sources=ModelSettings(source="own"))


def test_a_disk_that_fills_up_keeps_nothing_of_the_download(models: Path) -> None:
    class Fills(FakeFetcher):
        def fetch(self, source: object, folder: Path, scratch: Path, report: Reporter) -> dict[str, str]:
            put(scratch / "kept", {"model.bin.part": b"x" * 1000})
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ModelError, match="the disk is full") as caught:
        ModelStore(models, catalogue(HUB), hub=Fills()).fetch("toy")
    assert caught.value.exit_code == 5
    assert visible(models) == []


def test_nothing_is_fetched_unasked(models: Path) -> None:
    hub = FakeFetcher()
    ready = ModelStore(models, catalogue(HUB), hub=hub)
    ready.names(), ready.installed(), ready.get("toy"), ready.leftovers(), ready.paused_bytes("toy"), ready.tidy()
    with pytest.raises(ModelError):
        ready.path("toy")
    with pytest.raises(ModelError):
        ready.verify("toy")
    put(models / "toy", {"model.bin": b"x"})
    with pytest.raises(ModelError):
        ready.verify("toy")
    assert hub.asked == 0


# --- speed and time left ----------------------------------------------------------------------------------------------


def test_speed_and_time_left_come_from_the_last_seconds() -> None:
    now = [0.0]
    seen: list[FetchProgress] = []
    report = Reporter(seen.append, lambda: False, clock=lambda: now[0])
    done = 0
    for second in range(40):
        now[0] = float(second)
        report(FetchStage.DOWNLOADING, done, 10_000)
        done += 100 if second < 20 else 10
    assert (seen[0].bytes_per_s, seen[0].left_s) == (0.0, None)
    assert seen[10].bytes_per_s == 100
    assert seen[10].left_s == 90
    assert seen[-1].bytes_per_s == 10  # twenty seconds ago it was faster: that says nothing of what is to come


def test_what_was_there_before_is_no_speed() -> None:
    now = [0.0]
    seen: list[FetchProgress] = []
    report = Reporter(seen.append, lambda: False, clock=lambda: now[0])
    for moment, done in ((0.0, 5_000), (2.0, 5_200), (2.1, 5_200)):
        now[0] = moment
        report(FetchStage.DOWNLOADING, done, 10_000)
    assert seen[1].bytes_per_s == 100


def test_a_fast_connection_is_told_of_ten_times_a_second() -> None:
    now = [0.0]
    seen: list[FetchProgress] = []
    report = Reporter(seen.append, lambda: False, clock=lambda: now[0])
    for piece in range(1001):
        now[0] = piece / 1000
        report(FetchStage.DOWNLOADING, piece, 1000)
    assert len(seen) <= 12
    assert seen[-1].done_bytes == 1000, "the last of a stage is told"
    report(FetchStage.CHECKING, 0, 1000)
    assert seen[-1].stage is FetchStage.CHECKING, "so is the next stage"


def test_who_gives_up_is_heard_at_every_piece() -> None:
    given_up: list[bool] = []
    report = Reporter(lambda _progress: None, lambda: bool(given_up), clock=lambda: 0.0)
    report(FetchStage.DOWNLOADING, 0, 1000)
    given_up.append(True)
    with pytest.raises(FetchCancelledError):
        report(FetchStage.DOWNLOADING, 1, 1000)


def test_nothing_that_moves_has_no_time_left() -> None:
    seen: list[FetchProgress] = []
    clock = iter((0.0, 5.0)).__next__
    report = Reporter(seen.append, lambda: False, clock=clock)
    report(FetchStage.DOWNLOADING, 10, 100)
    report(FetchStage.DOWNLOADING, 10, 100)
    assert (seen[1].bytes_per_s, seen[1].left_s) == (0.0, None)


def test_the_resumed_part_is_not_counted_as_speed(models: Path, server: WebServer) -> None:
    stops = Stops()
    server.of(f"{PLACE}/model.bin").wait_s = 0.002
    store(models, server).fetch("toy", stops.note, paused=stops.wanted)
    server.of(f"{PLACE}/model.bin").wait_s = 0.02
    seen: list[FetchProgress] = []
    start = time.monotonic()
    store(models, server).fetch("toy", seen.append)
    took = time.monotonic() - start
    downloading = [progress for progress in seen if progress.stage is FetchStage.DOWNLOADING]
    assert max(progress.bytes_per_s for progress in downloading) < 3 * SIZE / took

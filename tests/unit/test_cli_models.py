"""``dictation models``: what it prints, its exit codes, and what Ctrl+C leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.cli import run
from dictation_app.cli.models import _pace as in_words
from dictation_app.engine.catalogue import Catalogue
from dictation_app.engine.fetch_progress import FetchProgress, FetchStage
from dictation_app.engine.hardware import Device
from dictation_app.engine.models import ModelStore
from dictation_app.errors import ExitCode
from dictation_app.paths import resource, settings_file
from dictation_app.settings import ModelSettings, SettingsStore
from tests.fakes import FakeEngine, decoded
from tests.unit.engine.toy_models import HUB, REVISION, catalogue, put, sha256, toy_files, weights
from tests.unit.engine.web_server import WebServer, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dictation_app.values.speech import Decoded, DecodeOptions, EngineConfig

MINE = toy_files() | {"model.bin": weights(b"mine" * 500)}
PLACE = f"{HUB.repository}/resolve/{REVISION}"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "HF_HUB_OFFLINE", "HF_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def toys(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of one small model."""
    monkeypatch.setattr(Catalogue, "read", classmethod(lambda _cls, _path=None: catalogue(HUB)))
    return home


@pytest.fixture
def server() -> Iterator[WebServer]:
    files = {f"{PLACE}/{name}": data for name, data in toy_files().items()}
    files |= {f"own/toy/{name}": data for name, data in toy_files().items()}
    siblings = [{"rfilename": name, "size": len(data)} for name, data in toy_files().items()]
    files[f"api/models/{HUB.repository}/revision/{REVISION}"] = json.dumps({"siblings": siblings}).encode()
    with serving(files) as running:
        yield running


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = ExitCode.OK) -> Any:
    capsys.readouterr()
    assert run(["models", *arguments, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = ExitCode.OK) -> str:
    capsys.readouterr()
    assert run(["models", *arguments]) == code
    said = capsys.readouterr()
    return said.out + said.err


def test_the_list_has_speed_and_accuracy_of_every_model(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["name"]: row for row in as_json(capsys, "list")}
    assert rows["base"] | {"bytes": 0} == {
        "name": "base",
        "installed": False,
        "bytes": 0,
        "installed_bytes": 0,
        "paused_bytes": 0,
        "languages": 99,
        "licence": "MIT",
        "speed": "fast",
        "accuracy": "fair",
        "expected_s": None,
        "own": False,
        "aliases": [],
    }
    (line,) = [line for line in told(capsys, "list").splitlines() if line.startswith("large-v3-turbo ")]
    assert line.split() == ["large-v3-turbo", "1.6", "GB", "100", "languages", "slowest", "best", "MIT"]
    assert as_json(capsys, "list", "--installed") == []


def test_a_model_is_fetched_from_a_mirror_or_an_own_address(
    toys: Path, server: WebServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "The model 'toy' is installed in" in told(capsys, "fetch", "toy", "--mirror", server.address)
    assert told(capsys, "fetch", "toy") == "The model 'toy' is installed.\n"
    assert "became free" in told(capsys, "remove", "plaything")
    assert "is installed in" in told(capsys, "fetch", "toy", "--from", f"{server.address}/own")
    assert [row["name"] for row in as_json(capsys, "list", "--installed")] == ["toy"]


def test_of_one_model_that_cannot_be_checked_one_sentence_is_said(
    toys: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(capsys, "verify", "toyy", code=ExitCode.MODEL)
    assert said == "dictation: There is no model 'toyy'. Did you mean 'toy'?\n"


def test_what_is_set_counts_where_no_option_says_otherwise(
    toys: Path, server: WebServer, capsys: pytest.CaptureFixture[str]
) -> None:
    store = SettingsStore(settings_file())
    wanted = ModelSettings(source="own", address=f"{server.address}/own")
    store.replace(replace(store.settings, models=wanted))
    assert "is installed in" in told(capsys, "fetch", "toy")
    assert {path for path, _ in server.asked} == {f"own/toy/{name}" for name in toy_files()}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("fetch", "toy", "--mirror", "mirror.example"), ExitCode.USAGE, "it is no web address"),
        (("fetch", "toy", "--mirror", "http://mirror.example"), ExitCode.MODEL, "its address is not encrypted"),
        (("fetch", "toy", "--from", "/no/such/folder", "--source", "hub"), ExitCode.USAGE, "give one of them"),
        (("fetch", "toy", "--mirror", "https://mirror.example", "--source", "own"), ExitCode.USAGE, "give one of them"),
        (("fetch", "toy", "--from", "https://[x"), ExitCode.MODEL, "is no web address"),
        (("move", "~nobody-of-this-name/models"), ExitCode.MODEL, "nothing can be there"),
        (("fetch", "toy", "--from", "/no/such/folder"), ExitCode.MODEL, "the folder /no/such/folder does not exist"),
        (("fetch", "toy", "--source", "own"), ExitCode.MODEL, "no place that it could be fetched from is set"),
        (("remove", "toy"), ExitCode.MODEL, "The model 'toy' is not installed"),
        (("verify", "toy"), ExitCode.MODEL, "The model 'toy' is not installed"),
        (("import", "/no/such/folder"), ExitCode.MODEL, "There is no folder /no/such/folder"),
        (("discard", "toyy"), ExitCode.MODEL, "Did you mean 'toy'?"),
        (("move", "/proc/no/such"), ExitCode.MODEL, "Check that it can be written to"),
    ],
)
def test_what_cannot_be_is_told_in_words_with_its_exit_code(
    toys: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, words: str
) -> None:
    said = told(capsys, *arguments, code=code)
    assert words in said
    assert "Traceback" not in said


@pytest.mark.parametrize("answer", [404, 500, 403])
def test_a_server_that_refuses_is_told(
    toys: Path, server: WebServer, capsys: pytest.CaptureFixture[str], answer: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)  # before each further try
    server.of(f"api/models/{HUB.repository}/revision/{REVISION}").statuses = [answer] * 99
    said = told(capsys, "fetch", "toy", "--mirror", server.address, code=ExitCode.MODEL)
    reason = "does not offer it" if answer == 404 else f"answered with HTTP status {answer}"
    assert f"The model 'toy' could not be fetched: the hub mirror {reason}." in said


def test_a_model_is_imported_moved_and_removed(toys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(toys / "mine", MINE)
    assert "The model 'mine' is installed in" in told(capsys, "import", str(toys / "mine"))
    assert told(capsys, "move", str(toys / "disk")) == f"Models are stored in {toys / 'disk'}.\n"
    place = as_json(capsys, "place")
    assert (place["folder"], place["leftover_bytes"]) == (str(toys / "disk"), 0)
    assert place["bytes"] > sum(map(len, MINE.values()))
    assert str(toys / "disk") in told(capsys, "place")
    assert "is removed" in told(capsys, "remove", "mine")
    assert [path.name for path in (toys / "disk").iterdir()] == [".place-of-models"]


def test_every_model_is_verified_also_behind_a_damaged_one(toys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "import", str(put(toys / "mine", MINE)))
    told(capsys, "import", str(put(toys / "other", MINE)))
    told(capsys, "import", str(put(toys / "third", MINE)))
    (toys / "xdg_data_home" / "dictation-app" / "models" / "mine" / "config.json").write_bytes(b'{"lang_ids": {}}')
    rows = as_json(capsys, "verify", "mine", "other", code=ExitCode.MODEL)
    assert [(row["name"], row["in_order"]) for row in rows] == [("mine", False), ("other", True)]
    assert "config.json is not the published file" in rows[0]["problem"]
    assert told(capsys, "verify").splitlines() == [
        "The model 'other' is in order.",
        "The model 'third' is in order.",
    ]
    (left,) = as_json(capsys, "leftovers")
    assert left["what"] == "a damaged model"
    assert "(a damaged model)" in told(capsys, "leftovers")
    assert told(capsys, "tidy").startswith("Deleted: ")
    assert as_json(capsys, "leftovers") == []
    assert told(capsys, "tidy") == "Nothing is left over.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one process there")
def test_ctrl_c_pauses_says_so_and_what_came_can_be_given_up(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = Catalogue.read().get("tiny")
    source = next(source for source in entry.sources if hasattr(source, "repository"))
    data = bytes(entry.files[0].bytes)
    siblings = [{"rfilename": "model.bin", "size": len(data), "lfs": {"sha256": sha256(data)}}]
    weights_path = f"{source.repository}/resolve/{source.revision}/model.bin"
    listing = f"api/models/{source.repository}/revision/{source.revision}"
    with serving({weights_path: data, listing: json.dumps({"siblings": siblings}).encode()}) as server:
        server.of(weights_path).stalls_after = [3_000_000]
        command = (sys.executable, "-m", "dictation_app", "models", "fetch", "tiny", "--mirror", server.address)
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as fetching:
            assert server.hung.wait(60)
            fetching.send_signal(signal.SIGINT)
            _, said = fetching.communicate(timeout=30)
    assert fetching.returncode == ExitCode.INTERRUPTED
    assert "Paused. Run the same command to go on, or `dictation models discard tiny` to give it up." in said
    (row,) = [row for row in as_json(capsys, "list") if row["name"] == "tiny"]
    assert row["paused_bytes"] > 2_000_000
    assert " paused " in told(capsys, "list")
    assert told(capsys, "discard", "tiny") == "Deleted: 3 MB.\n"
    assert told(capsys, "discard", "tiny") == "No download of 'tiny' is paused.\n"
    models = home / "xdg_data_home" / "dictation-app" / "models"
    assert [path.name for path in models.iterdir() if not path.name.startswith(".lock-")] == []


@pytest.mark.parametrize(
    ("bytes_per_s", "left_s", "words"),
    [
        (0.0, None, ""),
        (2_500_000.0, None, "2.5 MB/s"),
        (2_500_000.0, 42.4, "2.5 MB/s, 42 s left"),
        (100_000.0, 600.0, "0.1 MB/s, 10 min left"),
    ],
)
def test_speed_and_time_left_are_told_in_words(bytes_per_s: float, left_s: float | None, words: str) -> None:
    progress = FetchProgress(
        stage=FetchStage.DOWNLOADING, done_bytes=1, total_bytes=2, bytes_per_s=bytes_per_s, left_s=left_s
    )
    assert in_words(progress) == words


def test_a_removed_model_that_the_settings_use_is_told(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ModelStore, "remove", lambda _store, _name: 148_000_000)
    said = told(capsys, "remove", "base")
    assert "The model 'base' is removed; 148 MB became free." in said
    assert "Your settings use it" in said
    assert "Your settings use it" not in told(capsys, "remove", "tiny")


def test_a_model_moved_to_a_disk_that_is_gone_can_be_forgotten(toys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "import", str(put(toys / "mine", MINE)))
    told(capsys, "move", str(toys / "disk"))
    os.rename(toys / "disk", toys / "unplugged")  # noqa: PTH104
    assert "is not there. Plug in its disk" in told(capsys, "fetch", "toy", code=ExitCode.MODEL)
    assert "xdg_data_home" in told(capsys, "place", "--forget")
    assert as_json(capsys, "list", "--installed") == []


# --- measure ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def lab(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One model and one processor; engines that hear what is said, and what was asked of them."""
    asked: list[str] = []

    class Engine(FakeEngine):
        def transcribe(self, samples: object, options: DecodeOptions, unwanted: object = None) -> Decoded:
            asked.append(f"hear {options.language}")
            return decoded("It is of the first importance that the letter used should be fine in form.")

    def host(_name: str, config: EngineConfig, _unwanted: object) -> Engine:
        asked.append(f"load {config.model} on {config.device}")
        return Engine([], config)

    processor = Device(name="cpu", label="A processor", cores=2, compute_types=("int8",), default_type="int8")
    monkeypatch.setattr("dictation_app.engine.hardware.devices", lambda: (processor,))
    monkeypatch.setattr("dictation_app.measuring.run._host", host)
    monkeypatch.setattr(ModelStore, "is_installed", lambda _self, name: name == "base")
    return asked


def test_models_are_measured_and_the_list_then_tells_what_to_expect(
    lab: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = told(capsys, "measure")
    assert "100% of the words right" in shown
    assert "dictation settings set engine.model base" in shown
    assert "dictation settings set engine.device cpu" in shown
    assert lab == ["load base on cpu", "hear en", "hear en", "hear en"]
    found = as_json(capsys, "measure", "base")
    assert found["advice"] == {"model": "base", "device": "cpu"}
    assert found["measured"][0]["right_share"] == 1.0
    rows = {row["name"]: row for row in as_json(capsys, "list")}
    assert rows["base"]["expected_s"] is not None
    assert rows["small"]["expected_s"] >= rows["base"]["expected_s"]


def test_a_recording_of_ones_own_is_heard_too_and_needs_its_text(
    lab: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    sound = str(resource("sample.flac"))
    (row,) = as_json(capsys, "measure", "--sound", sound, "--text", "Ganz anders.", "--language", "de")["measured"]
    assert [each["words"] for each in row["heard"]] == [15, 2]
    assert lab.count("hear de") == 3
    assert "belong together" in told(capsys, "measure", "--sound", sound, code=ExitCode.USAGE)


def test_where_there_is_nothing_to_measure_it_says_so(lab: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "no such device" in told(capsys, "measure", "--device", "cuda:7", code=ExitCode.FAILED)
    assert "is not installed" in told(capsys, "measure", "small", code=ExitCode.MODEL)
    assert lab == []

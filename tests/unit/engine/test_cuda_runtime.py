"""cuBLAS: where it is taken from, how it gets into the app's folder, and how it goes."""

from __future__ import annotations

import hashlib
import http.server
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from typing import TYPE_CHECKING

import pytest

from dictation_app.engine import cuda_runtime
from dictation_app.engine.catalogue import Package
from dictation_app.engine.cuda_install import CudaRuntime, package
from dictation_app.engine.cuda_runtime import LIBRARIES, find_cublas, preload_cublas, where
from dictation_app.engine.fetch_progress import FetchCancelledError, SourceUnavailableError
from dictation_app.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dictation_app.engine.catalogue import PackageIndexSource
    from dictation_app.engine.fetch_progress import FetchProgress, Reporter

OFFER = Package(
    name="nvidia-cublas-cu12",
    version="12.0.1",
    bytes=1000,
    sha256="0" * 64,
    members={name: (f"nvidia/cublas/lib/{name}",) for name in LIBRARIES},
)


class Index:
    """Gives both libraries, or fails."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.failure = failure
        self.asked: list[PackageIndexSource] = []

    def fetch(self, source: PackageIndexSource, folder: Path, scratch: Path, report: Reporter) -> dict[str, str]:
        self.asked.append(source)
        (scratch / "rubbish").write_bytes(b"x")
        for name in LIBRARIES:
            (folder / name).write_bytes(b"library " + name.encode())
            if self.failure is not None:
                raise self.failure
        return {}


def runtime(home: Path, index: Index | None = None, free_bytes: int = 10**12) -> CudaRuntime:
    return CudaRuntime(home, offer=OFFER, index=index or Index(), free_bytes=lambda _folder: free_bytes)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cuda_runtime.paths, "cuda_dir", lambda: tmp_path / "cuda")
    return tmp_path / "cuda"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_it_is_installed_whole_and_found_there(home: Path) -> None:
    index = Index()
    progress: list[FetchProgress] = []
    ours = runtime(home, index)
    assert (ours.is_installed, ours.version) == (False, "")
    folder = ours.install(progress.append)
    assert folder == home / "cublas"
    assert names(folder) == {*LIBRARIES, ".installed.json"}
    assert names(home) == {"cublas", ".lock-cublas"}, "no rubbish"
    assert (ours.is_installed, ours.version) == (True, "12.0.1")
    assert [package.sha256 for package in index.asked[0].packages] == [OFFER.sha256], "checked by its hash"
    assert progress
    found = where()
    assert found is not None
    assert (found.place, found.version) == ("the app's own folder", "12.0.1")
    assert ours.bytes > 0


def test_a_second_installation_fetches_nothing(home: Path) -> None:
    runtime(home).install()
    index = Index()
    runtime(home, index).install()
    assert index.asked == []


def test_a_source_that_fails_is_told_and_leaves_nothing_under_the_name(home: Path) -> None:
    with pytest.raises(EngineError, match="the package index cannot be reached") as raised:
        runtime(home, Index(SourceUnavailableError("cannot be reached"))).install()
    assert "network" in raised.value.hint
    assert not (home / "cublas").exists()
    assert runtime(home).install() is not None, "the next try works"


def test_cancelling_leaves_no_rubbish(home: Path) -> None:
    assert runtime(home, Index(FetchCancelledError())).install() is None
    assert names(home) == {".lock-cublas"}


def test_a_disk_without_room_is_told_before_anything_is_fetched(home: Path) -> None:
    index = Index()
    with pytest.raises(EngineError, match="on the disk"):
        runtime(home, index, free_bytes=1000).install()
    assert index.asked == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(EngineError, match="cannot be used"):
        runtime(tmp_path / "file").install()


def test_where_there_is_none_for_the_system_it_says_so(home: Path) -> None:
    ours = CudaRuntime(home, index=Index())
    ours.offer = None
    with pytest.raises(EngineError, match="no cuBLAS for this system"):
        ours.install()


def test_damage_is_found_and_mended(home: Path) -> None:
    ours = runtime(home)
    assert "not installed" in ours.damage()
    ours.install()
    assert ours.damage() == ""
    library = home / "cublas" / LIBRARIES[0]
    stat = library.stat()
    library.write_bytes(library.read_bytes().replace(b"library", b"LIBRARY"))
    os.utime(library, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert ours.is_installed, "size and time are the same"
    assert LIBRARIES[0] in ours.damage(), "the hash is not"
    library.write_bytes(b"cut")
    assert not ours.is_installed
    ours.install()
    assert ours.is_installed


def test_it_is_removed_with_everything(home: Path) -> None:
    ours = runtime(home)
    assert not ours.remove()
    ours.install()
    assert ours.remove()
    assert not ours.is_installed
    assert names(home) == {".lock-cublas"}


@pytest.mark.parametrize(
    ("system", "machine", "member"),
    [
        ("linux", "x86_64", "nvidia/cublas/lib/libcublas.so.12"),
        ("win32", "AMD64", "nvidia/cublas/bin/cublas64_12.dll"),
    ],
)
def test_what_is_offered_is_pinned(system: str, machine: str, member: str) -> None:
    offer = package(system, machine)
    assert offer is not None
    assert len(offer.sha256) == 64
    assert offer.bytes > 500_000_000
    assert member in {members[0] for members in offer.members.values()}


@pytest.mark.parametrize(("system", "machine"), [("darwin", "arm64"), ("linux", "aarch64"), ("win32", "ARM64")])
def test_nothing_is_offered_where_the_engine_knows_no_cuda(system: str, machine: str) -> None:
    assert package(system, machine) is None


# --- the way of the wheel, through the real pip -----------------------------------------------------------------------


@pytest.fixture
def index_url(tmp_path: Path) -> Iterator[tuple[str, Package]]:
    """A package index on this machine with one wheel, made of paper."""
    folder = tmp_path / "index"
    (folder / "nvidia-cublas-cu12").mkdir(parents=True)
    wheel = folder / "nvidia_cublas_cu12-12.0.1-py3-none-any.whl"
    info = "nvidia_cublas_cu12-12.0.1.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in (*LIBRARIES, "libnvblas.so.12"):
            archive.writestr(f"nvidia/cublas/lib/{name}", f"paper {name}" * 1000)
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: nvidia-cublas-cu12\nVersion: 12.0.1\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    page = f'<a href="../{wheel.name}">{wheel.name}</a>'
    (folder / "nvidia-cublas-cu12" / "index.html").write_text(page, encoding="utf-8")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    offer = Package(name=OFFER.name, version="12.0.1", bytes=wheel.stat().st_size, sha256=digest, members=OFFER.members)
    try:
        yield f"http://127.0.0.1:{server.server_port}", offer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize("is_right", [True, False])
def test_the_wheel_comes_from_the_index_and_only_with_the_right_hash(
    home: Path, index_url: tuple[str, Package], monkeypatch: pytest.MonkeyPatch, *, is_right: bool
) -> None:
    url, offer = index_url
    for name, value in {"INDEX_URL": url, "EXTRA_INDEX_URL": "", "NO_INDEX": "", "FIND_LINKS": ""}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    if not is_right:
        offer = Package(name=offer.name, version=offer.version, bytes=1, sha256="1" * 64, members=offer.members)
    ours = CudaRuntime(home, offer=offer)
    if not is_right:
        with pytest.raises(EngineError, match="SHA-256 differs"):
            ours.install()
        assert not ours.is_installed
        return
    assert ours.install() == home / "cublas"
    assert names(home / "cublas") == {*LIBRARIES, ".installed.json"}
    assert (home / "cublas" / LIBRARIES[1]).read_text(encoding="utf-8").startswith(f"paper {LIBRARIES[1]}")


# --- loading ----------------------------------------------------------------------------------------------------------


def test_without_it_loading_fails_at_once_and_by_its_name(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cuda_runtime, "package_folders", tuple)
    monkeypatch.setattr(cuda_runtime, "LIBRARIES", ("libno-such-lt.so.12", "libno-such.so.12"))
    assert preload_cublas() is False
    with pytest.raises(OSError, match=r"libno-such\.so\.12 is not found"):
        find_cublas()


def test_what_is_no_library_is_not_loaded(home: Path) -> None:
    runtime(home).install()
    assert preload_cublas() is False


@pytest.mark.skipif(sys.platform != "linux", reason="builds a library with the system's compiler")
def test_the_own_copy_is_loaded_by_its_full_path_before_the_engine_asks_by_name(home: Path, tmp_path: Path) -> None:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler here")
    runtime(home).install()
    folder = home / "cublas"
    source = tmp_path / "empty.c"
    source.write_text("int answer(void) { return 42; }", encoding="utf-8")
    for name in LIBRARIES:
        soname = f"-Wl,-soname,{name}"
        subprocess.run([compiler, "-shared", "-fPIC", soname, "-o", folder / name, source], check=True)
    program = (
        "import ctypes, sys; from pathlib import Path; from dictation_app.engine import cuda_runtime as c;"
        "ok = c._load_all(Path(sys.argv[1]));"
        "print(ok, ctypes.CDLL('libcublas.so.12').answer())"
    )
    done = subprocess.run([sys.executable, "-c", program, folder], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "42"], "by name alone, as the engine asks, it is there"

"""Download against a server that fails: what comes is the file or a sentence, and never a part of either."""

from __future__ import annotations

import errno
import shutil
import ssl
import subprocess
import time
import urllib.request
from typing import TYPE_CHECKING, Self

import pytest
from toy_models import sha256
from web_server import WebServer, serving

from dictation_app.engine import download as download_module
from dictation_app.engine.download import Download, RemoteFile
from dictation_app.engine.fetch_progress import FetchCancelledError, SourceUnavailableError
from dictation_app.engine.model_files import DamagedFileError
from dictation_app.engine.web import NotOfferedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATA = bytes(range(256)) * 100


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving({"f": DATA}) as running:
        yield running


@pytest.fixture
def download() -> Download:
    return Download(stall_s=1.0, tries=3, wait_s=0.01)


def remote(server: WebServer, *, size: int | None = len(DATA), pinned: bool = True) -> RemoteFile:
    return RemoteFile(name="f", address=f"{server.address}/f", bytes=size, sha256=sha256(DATA) if pinned else None)


def ignore(_got: int) -> None:
    pass


def fetch(download: Download, file: RemoteFile, folder: Path) -> list[int]:
    """Fetches the whole file, and nothing beside it stays but the note of where it is from."""
    seen: list[int] = []
    download.fetch(file, folder, seen.append)
    assert (folder / "f").read_bytes() == DATA
    assert {path.name for path in folder.iterdir()} <= {"f", "f.part.note"}
    return seen


def test_a_file_comes_whole_and_is_counted(tmp_path: Path, server: WebServer, download: Download) -> None:
    seen = fetch(download, remote(server), tmp_path)
    assert seen == sorted(seen)
    assert seen[-1] == len(DATA)


@pytest.mark.parametrize("tag", ['"a"', ""])
def test_a_cut_connection_is_gone_on_from(tmp_path: Path, server: WebServer, download: Download, tag: str) -> None:
    server.of("f").cuts = [7000, 5000]
    server.of("f").tags = [tag] if tag else []
    fetch(download, remote(server), tmp_path)
    assert server.asked_for("f") == ["", "bytes=7000-", "bytes=12000-"]


def test_without_a_mark_and_a_hash_a_cut_file_is_begun_anew(
    tmp_path: Path, server: WebServer, download: Download
) -> None:
    server.of("f").cuts = [7000]
    fetch(download, remote(server, pinned=False), tmp_path)
    assert server.asked_for("f") == ["", ""]


def test_cuts_that_bring_something_each_time_never_end_the_download(
    tmp_path: Path, server: WebServer, download: Download
) -> None:
    server.of("f").cuts = [3000] * 8
    fetch(download, remote(server), tmp_path)
    assert len(server.asked_for("f")) == 9


def test_cuts_that_bring_nothing_end_it_and_what_has_come_is_kept_for_another_run(
    tmp_path: Path, server: WebServer, download: Download
) -> None:
    server.of("f").cuts = [7000, 0, 0, 0]
    with pytest.raises(SourceUnavailableError, match=r"^broke off; what has come is kept, and the next try goes on"):
        download.fetch(remote(server), tmp_path, ignore)
    assert (tmp_path / "f.part").stat().st_size == 7000
    fetch(Download(), remote(server), tmp_path)
    assert server.asked_for("f")[-1] == "bytes=7000-"


def test_a_stalled_connection_is_left_and_tried_again(tmp_path: Path, server: WebServer, download: Download) -> None:
    server.of("f").stalls_after = [7000]
    server.of("f").tags = ['"a"']
    fetch(download, remote(server), tmp_path)
    assert server.asked_for("f") == ["", "bytes=7000-"]


def test_a_server_that_only_stalls_is_told(tmp_path: Path, server: WebServer) -> None:
    server.of("f").stalls_after = [0] * 9
    with pytest.raises(SourceUnavailableError, match=r"^sent nothing for 0 s$"):
        Download(stall_s=0.3, tries=2, wait_s=0.01).fetch(remote(server), tmp_path, ignore)
    assert not (tmp_path / "f").exists()


def test_a_slow_server_is_waited_for(tmp_path: Path, server: WebServer, download: Download) -> None:
    server.of("f").wait_s = 0.02
    assert len(set(fetch(download, remote(server), tmp_path))) > 10


def test_who_wants_no_more_is_heard_at_once_while_nothing_comes(
    tmp_path: Path, server: WebServer, download: Download
) -> None:
    server.of("f").stalls_after = [7000]
    since: list[float] = []

    def came(_got: int) -> None:
        if server.hung.is_set():
            since.append(time.monotonic())
            raise FetchCancelledError

    with pytest.raises(FetchCancelledError):
        Download(stall_s=30).fetch(remote(server), tmp_path, came)
    assert time.monotonic() - since[0] < 1


# --- other answers ----------------------------------------------------------------------------------------------------


def test_a_file_that_is_not_there_is_told_at_once(tmp_path: Path, server: WebServer, download: Download) -> None:
    server.files.clear()
    with pytest.raises(NotOfferedError, match=r"^does not offer it$"):
        download.fetch(remote(server), tmp_path, ignore)
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [401, 403, 418])
def test_a_refusal_is_told_at_once(tmp_path: Path, server: WebServer, download: Download, status: int) -> None:
    server.of("f").statuses = [status]
    with pytest.raises(SourceUnavailableError, match=f"^answered with HTTP status {status}$"):
        download.fetch(remote(server), tmp_path, ignore)
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_server_in_trouble_is_asked_again(tmp_path: Path, server: WebServer, download: Download, status: int) -> None:
    server.of("f").statuses = [status, status]
    fetch(download, remote(server), tmp_path)


def test_a_server_that_stays_in_trouble_is_told(tmp_path: Path, server: WebServer, download: Download) -> None:
    server.of("f").statuses = [500] * 9
    with pytest.raises(SourceUnavailableError, match=r"^answered with HTTP status 500$"):
        download.fetch(remote(server), tmp_path, ignore)
    assert len(server.asked) == 3
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_cannot_be_reached_is_told_soon(tmp_path: Path, download: Download) -> None:
    file = RemoteFile(name="f", address="http://127.0.0.1:9/f")
    with pytest.raises(SourceUnavailableError, match=r"^cannot be reached$"):
        download.fetch(file, tmp_path, ignore)


def test_a_redirect_is_followed_and_keeps_the_range(tmp_path: Path, server: WebServer, download: Download) -> None:
    server.of("f").redirect = "/moved"
    server.files["moved"] = DATA
    server.of("moved").cuts = [7000]
    fetch(download, remote(server), tmp_path)
    assert server.asked_for("moved") == ["", "bytes=7000-"]


@pytest.mark.parametrize("place", ["/f", "f", "//127.0.0.1:{port}/f"])
def test_a_redirect_loop_ends(tmp_path: Path, server: WebServer, download: Download, place: str) -> None:
    server.of("f").redirect = place.format(port=server.server_address[1])
    with pytest.raises(SourceUnavailableError, match=r"^redirects in circles$"):
        download.fetch(remote(server), tmp_path, ignore)
    assert len(server.asked) < 10


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://127.0.0.1/f", "data:text/plain,hello", "javascript:1"])
def test_a_redirect_to_no_web_address_is_refused(
    tmp_path: Path, server: WebServer, download: Download, place: str
) -> None:
    server.of("f").redirect = place
    with pytest.raises(SourceUnavailableError, match=r"^redirects to something that is no web address$"):
        download.fetch(remote(server), tmp_path, ignore)
    assert list(tmp_path.iterdir()) == []


def test_an_encrypted_address_may_not_redirect_to_a_plain_one(
    tmp_path: Path, server: WebServer, download: Download, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = urllib.request.OpenerDirector.open

    def open_plainly(opener: object, request: object, timeout: float) -> object:
        """The server has no certificate: what is meant for https:// goes to it as it is."""
        request.full_url = request.full_url.replace("https://", "http://")  # type: ignore[attr-defined]
        return real(opener, request, timeout=timeout)  # type: ignore[arg-type]

    monkeypatch.setattr(urllib.request.OpenerDirector, "open", open_plainly)
    server.of("f").redirect = f"{server.address}/plain"
    server.files["plain"] = DATA
    secure = RemoteFile(name="f", address=f"{server.address}/f".replace("http", "https"))
    with pytest.raises(SourceUnavailableError, match=r"^redirects to an address that is not encrypted$"):
        download.fetch(secure, tmp_path, ignore)
    assert server.asked_for("plain") == []


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with it")
def test_a_certificate_that_nobody_vouches_for_is_told_at_once(
    tmp_path: Path, server: WebServer, download: Download
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)),
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    file = RemoteFile(name="f", address=f"{server.address}/f".replace("http", "https"))
    with pytest.raises(SourceUnavailableError, match=r"^has a certificate that this system does not trust$"):
        download.fetch(file, tmp_path, ignore)
    assert server.asked == []


@pytest.mark.parametrize(
    "place", ["http://[1", "http://127.0.0.1:port/f", "http://127.0.0.1:1/\x7f f", "https://" + "a" * 70]
)
def test_a_redirect_to_an_address_that_cannot_be_is_told_at_once(
    tmp_path: Path, server: WebServer, download: Download, place: str
) -> None:
    server.of("f").redirect = place
    start = time.monotonic()
    with pytest.raises(SourceUnavailableError):
        download.fetch(remote(server), tmp_path, ignore)
    assert time.monotonic() - start < 1  # not: after a silence, and again


@pytest.mark.parametrize("name", ["modèle/f", "mo dell/f", "mod%C3%A8le/f"])
def test_an_address_with_other_letters_is_asked_for(
    tmp_path: Path, server: WebServer, download: Download, name: str
) -> None:
    for path in ("mod%C3%A8le/f", "mo%20dell/f"):
        server.files[path] = DATA
    fetch(download, RemoteFile(name="f", address=f"{server.address}/{name}"), tmp_path)


def test_this_machine_may_not_redirect_to_a_plain_address_elsewhere(
    tmp_path: Path, server: WebServer, download: Download
) -> None:
    server.of("f").redirect = "http://192.0.2.1/f"
    with pytest.raises(SourceUnavailableError, match=r"^redirects to an address that is not encrypted$"):
        download.fetch(remote(server, pinned=False), tmp_path, ignore)


def test_a_server_that_objects_to_a_range_nobody_asked_for_is_told(
    tmp_path: Path, server: WebServer, download: Download
) -> None:
    server.of("f").statuses = [416] * 9
    with pytest.raises(SourceUnavailableError, match=r"^answered with HTTP status 416$"):
        download.fetch(remote(server), tmp_path, ignore)
    with pytest.raises(SourceUnavailableError, match=r"^answered with HTTP status 416$"):
        download.read(f"{server.address}/f", lambda: None, 1000)


def test_a_server_without_ranges_that_breaks_off_again_and_again_is_given_up(
    tmp_path: Path, server: WebServer, download: Download
) -> None:
    server.of("f").cuts, server.of("f").knows_ranges = [7000, 3000] * 20, False
    with pytest.raises(SourceUnavailableError, match=r"^broke off"):
        download.fetch(remote(server), tmp_path, ignore)
    assert len(server.asked) < 10


# --- another file than the one begun ----------------------------------------------------------------------------------


@pytest.mark.parametrize("knows_if_range", [True, False])
@pytest.mark.parametrize("pinned", [True, False])
def test_a_file_that_changed_between_two_ranges_is_begun_anew(
    tmp_path: Path, server: WebServer, download: Download, *, knows_if_range: bool, pinned: bool
) -> None:
    server.files["f"] = b"x" * len(DATA)
    how = server.of("f")
    how.cuts, how.next_bodies, how.tags, how.knows_if_range = [7000], [DATA], ['"old"', '"new"'], knows_if_range
    fetch(download, remote(server, pinned=pinned), tmp_path)


def test_a_file_that_changed_under_the_same_mark_is_found_by_its_hash_and_begun_anew(
    tmp_path: Path, server: WebServer, download: Download
) -> None:
    server.files["f"] = b"x" * len(DATA)
    how = server.of("f")
    how.cuts, how.next_bodies, how.tags = [7000], [DATA], ['"same"']
    fetch(download, remote(server), tmp_path)
    assert server.asked_for("f") == ["", "bytes=7000-", ""]


def test_a_server_that_knows_no_ranges_sends_it_all_again(
    tmp_path: Path, server: WebServer, download: Download
) -> None:
    server.of("f").cuts, server.of("f").knows_ranges = [7000], False
    fetch(download, remote(server), tmp_path)
    assert server.asked_for("f") == ["", "bytes=7000-"]


def test_more_than_there_is_on_the_server_is_forgotten(tmp_path: Path, server: WebServer, download: Download) -> None:
    (tmp_path / "f.part").write_bytes(b"x" * (len(DATA) + 5))
    fetch(download, remote(server), tmp_path)


@pytest.mark.parametrize("says_length", [True, False])
def test_a_file_of_another_size_is_refused(
    tmp_path: Path, server: WebServer, download: Download, *, says_length: bool
) -> None:
    server.files["f"] = DATA + b"more"
    server.of("f").says_length = says_length
    with pytest.raises(DamagedFileError, match=r"^f (has 25604 bytes instead of 25600|is longer than 25600 bytes)$"):
        download.fetch(remote(server), tmp_path, ignore)
    assert not (tmp_path / "f").exists()


def test_a_file_of_unknown_size_without_a_stated_length_comes_whole(
    tmp_path: Path, server: WebServer, download: Download
) -> None:
    server.of("f").says_length = False
    fetch(download, remote(server, size=None), tmp_path)


def test_a_file_without_an_end_leaves_room_on_the_disk(
    tmp_path: Path, server: WebServer, download: Download, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.files["f"] = DATA * 40
    server.of("f").says_length = False
    monkeypatch.setattr(download_module, "_LOOK_AT_DISK_BYTES", 100_000)
    real = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(
        download_module.shutil,
        "disk_usage",
        lambda folder: real._replace(free=50_300_000 - sum(path.stat().st_size for path in folder.iterdir())),
    )
    with pytest.raises(SourceUnavailableError, match="free on the disk"):
        download.fetch(remote(server, size=None, pinned=False), tmp_path, ignore)
    assert (tmp_path / "f.part").stat().st_size < 1_000_000


def test_what_another_address_gave_is_not_taken_for_this_ones(
    tmp_path: Path, server: WebServer, download: Download
) -> None:
    server.files["other"] = b"x" * len(DATA)
    download.fetch(RemoteFile(name="f", address=f"{server.address}/other"), tmp_path, ignore)
    fetch(download, remote(server, pinned=False), tmp_path)


def test_a_rest_that_is_cut_is_noticed_where_only_its_own_length_is_said(
    tmp_path: Path, server: WebServer, download: Download
) -> None:
    how = server.of("f")
    how.tags, how.cuts, how.says_total = ['"a"'], [7000, 5000], False
    fetch(download, remote(server, size=None, pinned=False), tmp_path)


def test_a_file_that_the_disk_has_no_room_for_is_not_begun(tmp_path: Path, server: WebServer) -> None:
    server.files["f"] = DATA
    huge = download_module.shutil.disk_usage(tmp_path).free
    with pytest.raises(SourceUnavailableError, match=r"^offers .* more, where .* are free on the disk$"):
        download_module._refuse_without_space(tmp_path, huge)


def test_a_disk_that_fills_up_in_the_middle_ends_it(
    tmp_path: Path, server: WebServer, download: Download, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        """A file on a disk with room for a few bytes."""

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def write(self, data: bytes) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    real = type(tmp_path).open
    monkeypatch.setattr(
        type(tmp_path),
        "open",
        lambda path, mode="r", *rest, **words: Full() if path.name == "f.part" else real(path, mode, *rest, **words),
    )
    with pytest.raises(OSError, match="No space left"):
        download.fetch(remote(server), tmp_path, ignore)


def test_an_answer_that_is_too_long_is_not_read(server: WebServer, download: Download) -> None:
    with pytest.raises(SourceUnavailableError, match="cannot be understood"):
        download.read(f"{server.address}/f", lambda: None, 1000)

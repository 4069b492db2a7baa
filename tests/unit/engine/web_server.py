"""A web server on this machine that fails in every way a download can meet."""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Manners:
    """How one file is served; each list is used up from its start, one for each request, and then all is well."""

    cuts: list[int] = field(default_factory=list)
    """So many bytes of the answer, then the connection ends."""
    statuses: list[int] = field(default_factory=list)
    """Answered instead of the file."""
    stalls_after: list[int] = field(default_factory=list)
    """So many bytes, then silence."""
    redirect: str = ""
    tags: list[str] = field(default_factory=list)
    """The ETag of each answer; the last stays."""
    knows_ranges: bool = True
    knows_if_range: bool = True
    says_length: bool = True
    says_total: bool = True
    """Of which a range is a part."""
    wait_s: float = 0.0
    """Before each 1000 bytes."""
    next_bodies: list[bytes] = field(default_factory=list)
    """What the file is from the next request on."""


class WebServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Request)
        self.files = files
        self.manners: dict[str, Manners] = {}
        self.asked: list[tuple[str, str]] = []
        """Path, and the range that was asked for."""
        self.hung = threading.Event()
        """A connection is silent now."""
        self.closing = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def of(self, path: str) -> Manners:
        return self.manners.setdefault(path, Manners())

    def asked_for(self, path: str) -> list[str]:
        return [span for asked, span in self.asked if asked == path]

    def handle_error(self, request: object, client_address: object) -> None:
        """The other side went away: that is what is tested."""


class _Request(BaseHTTPRequestHandler):
    server: WebServer

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        server, path = self.server, self.path.partition("?")[0].lstrip("/")
        how = server.of(path)
        span = self.headers.get("Range", "")
        server.asked.append((path, span))
        if how.next_bodies and len(server.asked_for(path)) > 1:
            server.files[path] = how.next_bodies.pop(0)
        if how.redirect:
            self._say(302, {"Location": how.redirect, "Content-Length": "0"})
        elif how.statuses:
            self._say(how.statuses.pop(0), {"Content-Length": "0"})
        elif path not in server.files:
            self._say(404, {"Content-Length": "0"})
        else:
            self._give(server.files[path], how, span)

    def _give(self, data: bytes, how: Manners, span: str) -> None:
        tag = (how.tags.pop(0) if len(how.tags) > 1 else how.tags[0]) if how.tags else ""
        asked_tag = self.headers.get("If-Range", "")
        starts_late = span and how.knows_ranges and (not how.knows_if_range or not asked_tag or asked_tag == tag)
        start = int(span.removeprefix("bytes=").rstrip("-")) if starts_late else 0
        if start and start >= len(data):
            self._say(416, {"Content-Length": "0", "Content-Range": f"bytes */{len(data)}"})
            return
        headers = {"ETag": tag} if tag else {}
        if self.path.endswith("/"):
            headers["Content-Type"] = "text/html"
        if starts_late:
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data) if how.says_total else '*'}"
        if how.says_length:
            headers["Content-Length"] = str(len(data) - start)
        self._say(206 if starts_late else 200, headers)
        body = data[start:]
        cut = how.cuts.pop(0) if how.cuts else None
        stall = how.stalls_after.pop(0) if how.stalls_after else None
        end = min(n for n in (cut, stall, len(body)) if n is not None)
        for place in range(0, end, 1000):
            time.sleep(how.wait_s)
            self.wfile.write(body[place : min(place + 1000, end)])
            self.wfile.flush()
        if stall is not None:
            self.server.hung.set()
            self.server.closing.wait(30)
        self.close_connection = True

    def _say(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


@contextlib.contextmanager
def serving(files: dict[str, bytes]) -> Iterator[WebServer]:
    server = WebServer(files)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()

"""One answer from the web, piece by piece, that can be left at any moment.

The reading is done by a thread of its own, since a read that waits for a dead server can be left, but not ended. No
redirect leads to a place that is less safe than the one asked.
"""

from __future__ import annotations

import http.client
import queue
import ssl
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http import HTTPStatus
from importlib import import_module
from importlib.util import find_spec
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit

from dictation_app.engine.fetch_progress import SourceUnavailableError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

POLL_S = 0.1
"""How often is asked, while nothing comes, whether the user wants to stop."""
UNREACHABLE = "cannot be reached"

_CHUNK_BYTES = 1 << 18
_QUEUED_CHUNKS = 16
_MOST_REDIRECTS = 5
_KEPT_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_BUSY = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
_WORTH_ANOTHER_TRY = (OSError, http.client.HTTPException)


class NotOfferedError(SourceUnavailableError):
    """The server has no such file."""


class BrokenOffError(Exception):
    """The connection ended too early, or the server cannot answer now; `reason` is the end of a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class OtherFileError(Exception):
    """What is there does not fit what the server has now."""


@dataclass(frozen=True, slots=True)
class Head:
    """Comes before the pieces."""

    status: int
    headers: http.client.HTTPMessage


_Queue = queue.Queue[Head | bytes | BaseException | None]


def answer(
    address: str, headers: dict[str, str], stall_s: float, tick: Callable[[], None]
) -> Generator[Head | bytes, None, None]:
    """The head, then the pieces, while `tick` is called at least every `POLL_S`.

    Raises `BrokenOffError` where another try may do, also after `stall_s` of silence; `OtherFileError` where the range
    that was asked for is not there; `SourceUnavailableError` for all else.
    """
    pieces: _Queue = queue.Queue(_QUEUED_CHUNKS)
    ended = threading.Event()
    threading.Thread(
        target=_read, args=(address, headers, stall_s, pieces, ended), name="download", daemon=True
    ).start()
    last = time.monotonic()
    try:
        while True:
            tick()
            try:
                piece = pieces.get(timeout=POLL_S)
            except queue.Empty:
                if time.monotonic() - last > stall_s:
                    raise BrokenOffError(say("sent nothing for {stall_s:.0f} s", stall_s=stall_s)) from None
                continue
            last = time.monotonic()
            if piece is None:
                return
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        ended.set()


def host_of(address: str) -> str:
    """Empty where it has none."""
    return _scheme_and_host(address)[1]


def is_web_address(address: str) -> bool:
    """Whether anything can be asked there."""
    scheme, host = _scheme_and_host(address)
    return scheme in {"https", "http"} and bool(host)


def is_safe(address: str) -> bool:
    """Encrypted, or this very machine."""
    scheme, host = _scheme_and_host(address)
    if scheme == "https":
        return bool(host)
    try:
        return scheme == "http" and (host == "localhost" or ip_address(host).is_loopback)
    except ValueError:
        return False


def _scheme_and_host(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:  # http://[1
        return "", ""
    return parts.scheme, parts.hostname or ""


# --- the thread that reads --------------------------------------------------------------------------------------------


def _read(address: str, headers: dict[str, str], stall_s: float, pieces: _Queue, ended: threading.Event) -> None:
    """Put the head, the pieces, and None or what went wrong into `pieces`, until nobody wants them."""

    def put(piece: Head | bytes | BaseException | None) -> None:
        while not ended.is_set():
            try:
                pieces.put(piece, timeout=POLL_S)
            except queue.Full:
                continue
            return

    has_head = False
    try:
        with _response(address, headers, stall_s) as response:
            has_head = True
            put(Head(response.status, response.headers))
            while not ended.is_set() and (piece := response.read1(_CHUNK_BYTES)):
                put(piece)
    except (SourceUnavailableError, BrokenOffError, OtherFileError) as exc:
        put(exc)
    except TimeoutError:
        put(BrokenOffError(say("sent nothing for {stall_s:.0f} s", stall_s=stall_s)))
    except _WORTH_ANOTHER_TRY as exc:
        put(BrokenOffError(say("broke off")) if has_head else _failure_of(exc))
    except ValueError:  # of many kinds, for a host's name or a port that cannot be
        put(SourceUnavailableError(say("has an address that cannot be used")))
    else:
        put(None)


def _response(address: str, headers: dict[str, str], timeout_s: float) -> http.client.HTTPResponse:
    opener = urllib.request.build_opener(_NoRedirects, urllib.request.HTTPSHandler(context=_tls()))
    started_encrypted, started_safe = _scheme_and_host(address)[0] == "https", is_safe(address)
    for _ in range(_MOST_REDIRECTS + 1):
        if not is_web_address(address):
            raise SourceUnavailableError(say("redirects to something that is no web address"))
        is_encrypted = _scheme_and_host(address)[0] == "https"
        if (started_encrypted and not is_encrypted) or (started_safe and not is_safe(address)):
            raise SourceUnavailableError(say("redirects to an address that is not encrypted"))
        request = urllib.request.Request(  # noqa: S310  # the scheme is checked above
            quote(address, safe=_KEPT_IN_ADDRESSES),
            headers={"User-Agent": "dictation-app", "Accept-Encoding": "identity", **headers},
        )
        try:
            response: http.client.HTTPResponse = opener.open(request, timeout=timeout_s)
        except urllib.error.HTTPError as exc:
            with exc:
                address = urljoin(address, _next_address(exc, asked_for_range="Range" in headers))
        else:
            return response
    raise SourceUnavailableError(say("redirects in circles"))


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _next_address(said: urllib.error.HTTPError, *, asked_for_range: bool) -> str:
    """Where it redirects to; raise what any other answer means."""
    place = said.headers.get("Location", "")
    if said.code in {301, 302, 303, 307, 308} and place:
        return str(place)
    if said.code in _GONE:
        raise NotOfferedError(say("does not offer it"))
    if said.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and asked_for_range:
        raise OtherFileError
    status = f"answered with HTTP status {said.code}"
    if said.code in _BUSY or said.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise BrokenOffError(status)
    raise SourceUnavailableError(status)


def _tls() -> ssl.SSLContext:
    """With the certificates this system trusts, those of a company among them, where the package for it is there."""
    if find_spec("truststore") is None:
        return ssl.create_default_context()
    context: ssl.SSLContext = import_module("truststore").SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return context


def _failure_of(exc: BaseException) -> Exception:
    if isinstance(exc, http.client.InvalidURL):
        return SourceUnavailableError(say("has an address that cannot be used"))
    cause = exc.reason if isinstance(exc, urllib.error.URLError) else exc
    if isinstance(cause, ssl.SSLCertVerificationError):
        return SourceUnavailableError(say("has a certificate that this system does not trust"))
    return BrokenOffError(UNREACHABLE)

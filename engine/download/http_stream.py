"""One answer of a server, read by a thread of its own: whoever waits for it can go away at once, whatever it does.

Python's network calls cannot be interrupted while they look up a name, connect or wait for bytes. So they happen in a
thread, and what comes passes through a short queue. ``close`` shuts the socket, which ends the thread.
"""

import http.client
import queue
import socket
import ssl
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from functools import lru_cache
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from engine.download.allowed_urls import check_address, is_this_machine
from engine.download.source import RefusedAddressError
from engine.version import VERSION

CHUNK = 1 << 18
CHUNKS_AHEAD = 16
MOST_REDIRECTS = 5
LOOK_S = 0.1  # how often a waiting caller looks whether it should stop
MAC_CERTIFICATES = Path("/etc/ssl/cert.pem")


@dataclass(frozen=True)
class ResponseHead:
    """How an answer begins. status: 200 and above; headers: as the server sent them; url: after all redirects."""

    status: int
    headers: Message
    url: str


@dataclass(frozen=True)
class _End:
    error: BaseException | None


class StallError(TimeoutError):
    """Nothing came for a while."""


class DownloadCancelledError(Exception):
    """Whoever waits wants to go away."""


class HttpStream:
    """The answer to one request, from ``with`` to the end of the block."""

    def __init__(
        self,
        url: str,
        headers: dict[str, str],
        *,
        patience_s: float,
        should_stop: Callable[[], bool],
        may_be_local: bool,
        may_be_open: bool = False,
    ) -> None:
        """patience_s: how long nothing may come. may_be_local, may_be_open: see ``addresses.check_address``."""
        check_address(url, may_be_local=may_be_local, may_be_open=may_be_open)
        self._request = urllib.request.Request(url, headers={"User-Agent": f"Inkling/{VERSION}", **headers})
        self._patience_s = patience_s
        self._should_stop = should_stop
        self._may_be_local, self._may_be_open = may_be_local, may_be_open
        self._came: queue.Queue[ResponseHead | bytes | _End] = queue.Queue(CHUNKS_AHEAD)
        self._sockets: list[socket.socket] = []
        self._is_closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="download", daemon=True)

    def __enter__(self) -> "HttpStream":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_closed.set()
        for one in self._sockets:
            with suppress(OSError):  # it is closed already
                socket.socket.shutdown(one, socket.SHUT_RDWR)  # past SSL, which another thread is using

    def head(self) -> ResponseHead:
        """How the answer begins; raises OSError, HTTPException, RefusedAddressError or CancelledError."""
        came = self._next()
        if not isinstance(came, ResponseHead):
            raise http.client.BadStatusLine("no answer")
        return came

    def pieces(self) -> Iterator[bytes]:
        """The answer's body, piece by piece; raises as ``head`` does."""
        while (came := self._next()) is not None:
            assert isinstance(came, bytes)
            yield came

    def _next(self) -> ResponseHead | bytes | None:
        waited = 0.0
        while True:
            if self._should_stop():
                raise DownloadCancelledError
            try:
                came = self._came.get(timeout=LOOK_S)
            except queue.Empty:
                waited += LOOK_S
                if waited > self._patience_s:
                    raise StallError(f"nothing came for {self._patience_s:.0f} s") from None
                continue
            if not isinstance(came, _End):
                return came
            if came.error is not None:
                raise came.error
            return None

    # In the thread

    def _run(self) -> None:
        error: BaseException | None = None
        try:
            with self._open() as response:
                self._put(ResponseHead(response.status, response.headers, response.url))
                while not self._is_closed.is_set() and (piece := response.read1(CHUNK)):
                    self._put(piece)
        except urllib.error.HTTPError as refused:
            refused.close()
            error = refused
        except Exception as any_error:
            error = any_error
        self._put(_End(error))

    def _put(self, what: ResponseHead | bytes | _End) -> None:
        while not self._is_closed.is_set():
            try:
                self._came.put(what, timeout=LOOK_S)
                return
            except queue.Full:
                continue

    def _open(self) -> Any:
        opener = urllib.request.OpenerDirector()
        host = urlsplit(self._request.full_url).hostname or ""
        is_direct = self._may_be_local and is_this_machine(host)
        for handler in (
            urllib.request.ProxyHandler({} if is_direct else None),
            urllib.request.UnknownHandler(),
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
            _Redirects(self._may_be_local, self._may_be_open),
            _Plain(self._sockets),
            _Secure(self._sockets, context=_context()),
        ):
            opener.add_handler(handler)
        # the thread's own patience is longer: who waits decides
        return opener.open(self._request, timeout=self._patience_s + 1)


@lru_cache(maxsize=1)  # reading all certificates takes a while
def _context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    if sys.platform == "darwin" and not context.cert_store_stats()["x509_ca"] and MAC_CERTIFICATES.exists():
        context.load_verify_locations(MAC_CERTIFICATES)  # Python from python.org finds none by itself
    return context


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, to addresses that could have been asked for in the first place."""

    max_repeats = 2
    max_redirections = MOST_REDIRECTS

    def __init__(self, may_be_local: bool, may_be_open: bool) -> None:
        self._may_be_local, self._may_be_open = may_be_local, may_be_open

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        try:
            check_address(newurl, may_be_local=self._may_be_local, may_be_open=self._may_be_open)
        except RefusedAddressError:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Plain(urllib.request.HTTPHandler):
    """http, whose sockets ``HttpStream`` can shut."""

    def __init__(self, sockets: list[socket.socket]) -> None:
        super().__init__()
        self._sockets = sockets

    def http_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(_noting(http.client.HTTPConnection, self._sockets), req)


class _Secure(urllib.request.HTTPSHandler):
    """https, whose sockets ``HttpStream`` can shut."""

    def __init__(self, sockets: list[socket.socket], context: ssl.SSLContext) -> None:
        super().__init__(context=context)
        self._sockets = sockets
        self._checked_by = context

    def https_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(_noting(http.client.HTTPSConnection, self._sockets), req, context=self._checked_by)


def _noting(kind: type[http.client.HTTPConnection], sockets: list[socket.socket]) -> Any:
    """Connections of ``kind`` that put their sockets into ``sockets``."""

    class Noting(kind):
        def connect(self) -> None:
            super().connect()
            sockets.append(self.sock)

    return Noting

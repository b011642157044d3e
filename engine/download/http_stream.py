"""One answer of a server, which whoever waits for it can leave at once, whatever the server does."""

import http.client
import ssl
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from functools import lru_cache, partial
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from engine.download.allowed_urls import check_address, is_this_machine
from engine.download.interruptible import Connection, Patience, SecureConnection
from engine.download.source import RefusedAddressError
from engine.version import VERSION

CHUNK = 1 << 18  # bytes
MOST_REDIRECTS = 5
MAC_CERTIFICATES = Path("/etc/ssl/cert.pem")


@dataclass(frozen=True)
class ResponseHead:
    """How an answer begins. status: 200 and above; headers: as the server sent them; url: after all redirects."""

    status: int
    headers: Message
    url: str


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
        """patience_s: how long nothing may come. may_be_local, may_be_open: see ``allowed_urls.check_address``."""
        check_address(url, may_be_local=may_be_local, may_be_open=may_be_open)
        self._request = urllib.request.Request(url, headers={"User-Agent": f"Inkling/{VERSION}", **headers})
        self._patience = Patience(patience_s, should_stop)
        self._may_be_local, self._may_be_open = may_be_local, may_be_open
        self._response: http.client.HTTPResponse | None = None

    def __enter__(self) -> "HttpStream":
        return self

    def __exit__(self, *_: object) -> None:
        if self._response is not None:
            self._response.close()

    def head(self) -> ResponseHead:
        """Ask, and wait for how the answer begins.

        Raises OSError, HTTPException, RefusedAddressError or DownloadCancelledError.
        """
        try:
            response = self._open()
        except urllib.error.HTTPError as refused:
            refused.close()
            raise
        self._response = response
        return ResponseHead(response.status, response.headers, response.url)

    def pieces(self) -> Iterator[bytes]:
        """The answer's body after its head, piece by piece; raises as ``head`` does."""
        assert self._response is not None
        while piece := self._response.read1(CHUNK):
            yield piece

    def _open(self) -> http.client.HTTPResponse:
        opener = urllib.request.OpenerDirector()
        host = urlsplit(self._request.full_url).hostname or ""
        is_direct = self._may_be_local and is_this_machine(host)
        for handler in (
            urllib.request.ProxyHandler({} if is_direct else None),
            urllib.request.UnknownHandler(),
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
            _Redirects(self._may_be_local, self._may_be_open),
            _Plain(self._patience),
            _Secure(self._patience),
        ):
            opener.add_handler(handler)
        return opener.open(self._request)


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
    """http with patience."""

    def __init__(self, patience: Patience) -> None:
        super().__init__()
        self._kind: Any = partial(Connection, patience=patience)

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._kind, req)


class _Secure(urllib.request.HTTPSHandler):
    """https with patience."""

    def __init__(self, patience: Patience) -> None:
        super().__init__(context=_context())
        self._kind: Any = partial(SecureConnection, patience=patience, context=_context())

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._kind, req)

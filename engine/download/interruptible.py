"""Connections that can be left at any moment: whoever waits for the network looks LOOK_S apart whether to go away.

Python's calls of the network wait as long as their timeout says. Here sockets wait LOOK_S at most, and what timed out
is tried again until it is done, until nothing came for too long, or until nobody wants it any more. That works on
every system, and for the end of an input as well as for Ctrl+C. Only the lookup of a name cannot be left: it happens,
with the connecting after it, in a thread that nobody waits for.
"""

import http.client
import io
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

T = TypeVar("T")

LOOK_S = 0.1  # between two looks whether to stop


class StallError(TimeoutError):
    """Nothing came for a while."""


class DownloadCancelledError(Exception):
    """Whoever waits wants to go away."""


class Patience:
    """seconds: how long nothing may come. should_stop: asked ten times a second while something is waited for."""

    def __init__(self, seconds: float, should_stop: Callable[[], bool]) -> None:
        self.seconds = seconds
        self._should_stop = should_stop

    def wait_for(self, act: Callable[[], T]) -> T:
        """What ``act`` gives, which raises TimeoutError within LOOK_S where it is not there yet.

        DownloadCancelledError where it is not wanted any more, StallError where it took too long.
        """
        until = time.monotonic() + self.seconds
        while True:
            if self._should_stop():
                raise DownloadCancelledError
            try:
                return act()
            except TimeoutError as error:
                if error.errno is not None:  # the system's own word: the other side is gone
                    raise
                if time.monotonic() > until:
                    raise StallError(f"nothing came for {self.seconds:.0f} s") from None


class Connection(http.client.HTTPConnection):
    """An HTTP connection that connects and reads with ``patience``."""

    def __init__(self, host: str, *, patience: Patience, **options: Any) -> None:
        super().__init__(host, **options)
        self.patience = patience
        self.response_class = partial(_Response, patience=patience)  # pyright: ignore[reportAttributeAccessIssue]
        self._create_connection = lambda address, *_: connected(address, patience)


class SecureConnection(Connection):
    """The same over TLS, checked by ``context``."""

    default_port = http.client.HTTPS_PORT

    def __init__(self, host: str, *, patience: Patience, context: ssl.SSLContext, **options: Any) -> None:
        super().__init__(host, patience=patience, **options)
        self._context = context

    def connect(self) -> None:
        """Raises what ``connected`` raises, and SSLError where the other side cannot prove who it is."""
        super().connect()
        host = self._tunnel_host or self.host  # pyright: ignore[reportAttributeAccessIssue]  behind a proxy
        secure = self._context.wrap_socket(self.sock, server_hostname=host, do_handshake_on_connect=False)
        self.sock = secure
        self.patience.wait_for(secure.do_handshake)


class _Response(http.client.HTTPResponse):
    """An answer that is read with ``patience``, its head too."""

    def __init__(self, sock: socket.socket, *args: Any, patience: Patience, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp = io.BufferedReader(_Reader(sock, self.fp.detach(), patience))


class _Reader(io.RawIOBase):
    """What comes through ``sock``. plain: Python's own reader of it, which keeps the socket open until it is closed."""

    def __init__(self, sock: socket.socket, plain: io.RawIOBase, patience: Patience) -> None:
        super().__init__()
        self._sock, self._plain, self._patience = sock, plain, patience

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        return self._patience.wait_for(lambda: self._sock.recv_into(buffer))

    def close(self) -> None:
        self._plain.close()
        super().close()


def connected(address: tuple[str, int], patience: Patience) -> socket.socket:
    """A socket connected to host and port, whose calls raise TimeoutError after LOOK_S.

    OSError where the name is unknown or none of its addresses answers.
    """
    found: queue.SimpleQueue[socket.socket | Exception] = queue.SimpleQueue()
    is_left = threading.Event()

    def connect() -> None:
        try:
            sock = socket.create_connection(address, patience.seconds)
        except Exception as error:  # raised where it is waited for
            found.put(error)
            return
        found.put(sock)
        if is_left.is_set():
            _close_one(found)

    def answer() -> socket.socket | Exception:
        try:
            return found.get(timeout=LOOK_S)
        except queue.Empty:
            raise TimeoutError from None

    threading.Thread(target=connect, name="connecting", daemon=True).start()
    try:
        result = patience.wait_for(answer)
    except BaseException:
        is_left.set()
        _close_one(found)
        raise
    if isinstance(result, Exception):
        raise result
    result.settimeout(LOOK_S)
    return result


def _close_one(found: queue.SimpleQueue[socket.socket | Exception]) -> None:
    """Close the socket in ``found``, where there is one, that nobody wants any more."""
    with suppress(queue.Empty):
        came = found.get_nowait()
        if isinstance(came, socket.socket):
            came.close()

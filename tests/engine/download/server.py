"""A server on this machine that misbehaves as told."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Behavior = Callable[["Answering"], None]


class Answering(BaseHTTPRequestHandler):
    """One request; the server's behaviors answer it, one after the other, the last one for ever."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        behaviors = self.server.behaviors
        behavior = behaviors[0] if len(behaviors) == 1 else behaviors.pop(0)
        try:
            behavior(self)
        except OSError:
            self.close_connection = True  # the client has gone away

    def do_CONNECT(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        self.refuse(407)

    def log_message(self, format: str, *args: object) -> None:
        return

    def start(self, status: int, headers: dict[str, object]) -> None:
        """Send the head; the connection ends after this answer."""
        self.send_response(status)
        for name, value in {**headers, "Connection": "close"}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.close_connection = True

    def refuse(self, status: int, **headers: object) -> None:
        """An answer without a file."""
        self.start(status, {"Content-Length": 0, **{name.replace("_", "-"): value for name, value in headers.items()}})

    def first_byte(self) -> int:
        """Where the wished range begins; 0 without one, or when If-Range names another version than ``v1``."""
        wished = self.headers.get("Range", "")
        if not wished or self.headers.get("If-Range", '"v1"') != '"v1"':
            return 0
        return int(wished.removeprefix("bytes=").rstrip("-"))


class Server(ThreadingHTTPServer):
    """behaviors: what answers the first request, the second, …; the last one answers all later ones, too."""

    daemon_threads = True

    def __init__(self, *behaviors: Behavior) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.behaviors = list(behaviors)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.is_ending = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        return

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def serving(*behaviors: Behavior) -> Iterator[Server]:
    """A server for the length of the block."""
    server = Server(*behaviors)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.is_ending.set()
        server.shutdown()
        thread.join()
        server.server_close()


# Behaviors


def whole(data: bytes, **extra: object) -> Behavior:
    """As a good server does: ranges, ETag, length."""

    def answer(request: Answering) -> None:
        first = request.first_byte()
        headers: dict[str, object] = {"ETag": '"v1"', "Accept-Ranges": "bytes", "Content-Length": len(data) - first}
        headers.update({name.replace("_", "-"): value for name, value in extra.items()})
        if first:
            headers["Content-Range"] = f"bytes {first}-{len(data) - 1}/{len(data)}"
        request.start(206 if first else 200, headers)
        request.wfile.write(data[first:])

    return answer


def cut(data: bytes, after: int, etag: str = '"v1"') -> Behavior:
    """Promises all, gives ``after`` bytes, breaks off."""

    def answer(request: Answering) -> None:
        first = request.first_byte()
        headers: dict[str, object] = {"Content-Length": len(data) - first}
        if etag:
            headers["ETag"] = etag
        if first:
            headers["Content-Range"] = f"bytes {first}-{len(data) - 1}/{len(data)}"
        request.start(206 if first else 200, headers)
        request.wfile.write(data[first : first + after])

    return answer


def rangeless(data: bytes, **headers: object) -> Behavior:
    """Knows nothing of ranges."""

    def answer(request: Answering) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request.start(200, {"Content-Length": len(data), **named})
        request.wfile.write(data)

    return answer


def lengthless(data: bytes) -> Behavior:
    """Says no length; the end of the connection is the end of the file."""

    def answer(request: Answering) -> None:
        request.start(200, {})
        request.wfile.write(data)

    return answer


def endless(piece: bytes) -> Behavior:
    """Says no length and never ends, as long as somebody takes what it gives."""

    def answer(request: Answering) -> None:
        request.start(200, {"ETag": '"v1"'})
        while not request.server.is_ending.is_set():
            request.wfile.write(piece)

    return answer


def refusing(status: int, **headers: object) -> Behavior:
    """Gives an error."""
    return lambda request: request.refuse(status, **headers)


def stalling(data: bytes, after: int) -> Behavior:
    """Gives ``after`` bytes, then nothing, without ending."""

    def answer(request: Answering) -> None:
        request.start(200, {"Content-Length": len(data), "ETag": '"v1"'})
        request.wfile.write(data[:after])
        request.server.is_ending.wait(20)

    return answer


def silent() -> Behavior:
    """Takes the request and says nothing."""

    def answer(request: Answering) -> None:
        request.close_connection = True
        request.server.is_ending.wait(20)

    return answer


def dripping(data: bytes, pause_s: float = 0.05) -> Behavior:
    """A byte now and then."""

    def answer(request: Answering) -> None:
        request.start(200, {"Content-Length": len(data), "ETag": '"v1"'})
        for byte in data:
            request.wfile.write(bytes([byte]))
            time.sleep(pause_s)  # this is what a slow server does

    return answer


def garbage() -> Behavior:
    """Speaks no HTTP."""

    def answer(request: Answering) -> None:
        request.close_connection = True
        request.wfile.write(b"\x00\x01\x02 hello\r\n\r\n")

    return answer

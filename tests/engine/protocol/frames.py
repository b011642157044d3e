"""Messages as frames and back, and what answers them."""

from typing import Any, get_args

from engine.protocol.codec import FrameBuffer
from engine.protocol.envelope import Envelope, Request
from engine.protocol.messages import CODEC


def framed(message: object, id: int = 1, channel: str = "") -> bytes:
    return CODEC.encode(Envelope(id, channel, message))


def travelled(message: object) -> Any:
    """What the other side of the pipe makes of it."""
    return CODEC.decode(*next(FrameBuffer().feed(framed(message)))).message


def answer_type(request: type[Request[Any]]) -> type:
    """What a kind of request says that it is answered by."""
    (base,) = request.__orig_bases__  # type: ignore[attr-defined]
    (answer,) = get_args(base)
    return answer

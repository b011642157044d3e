"""Messages as frames and back."""

from typing import Any

from engine.protocol.codec import FrameBuffer
from engine.protocol.envelope import Envelope
from engine.protocol.messages import CODEC


def framed(message: object, id: int = 1, channel: str = "") -> bytes:
    return CODEC.encode(Envelope(id, channel, message))


def travelled(message: object) -> Any:
    """What the other side of the pipe makes of it."""
    return CODEC.decode(*next(FrameBuffer().feed(framed(message)))).message

"""The engine's own answers about drawings, in this process."""

from typing import Any, get_args

from engine.errors import EngineError
from engine.protocol.envelope import Request
from engine.protocol.handwriting import HandwritingRequest
from engine.protocol.messages import Failed
from engine.service import handwriting


def answer_by_desk(request: Request[Any]) -> object:
    """The answer to what is asked about drawings; None to all else."""
    if not isinstance(request, get_args(HandwritingRequest)):
        return None
    try:
        return handwriting.answer(request)  # pyright: ignore[reportArgumentType]
    except EngineError as error:
        return Failed(error.sentence)

"""The engine's own answers about drawings, in this process."""

from typing import Any

from engine.errors import EngineError
from engine.protocol.envelope import Request
from engine.protocol.messages import Failed
from engine.service.handwriting import HandwritingAnswers

ROUTES = HandwritingAnswers().routes


def answer_by_desk(request: Request[Any]) -> object:
    """The answer to what is asked about drawings; None to all else."""
    answer = ROUTES.get(type(request))
    try:
        return answer(request) if answer is not None else None
    except EngineError as error:
        return Failed(error.sentence)

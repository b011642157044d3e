"""What each kind of request says that it is answered by is what it is answered by."""

from types import UnionType
from typing import get_args, get_type_hints

import pytest

from engine.protocol.envelope import Request
from engine.protocol.messages import ANSWERS, REQUESTS, Failed
from engine.service.service import Service
from tests.engine.protocol.frames import answer_type

NAMES = {kind.__name__: kind for kind in ANSWERS}


def test_that_every_request_that_can_travel_is_answered() -> None:
    assert set(Service().routes) == set(REQUESTS)


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda kind: kind.__name__)
def test_that_the_answer_is_of_the_type_that_the_request_names(request_: type[Request[object]]) -> None:
    named = answer_type(request_)
    assert named in ANSWERS
    answers = get_type_hints(Service().routes[request_], localns=NAMES)["return"]
    given = set(get_args(answers)) if isinstance(answers, UnionType) else {answers}
    assert given - {Failed} == {named}

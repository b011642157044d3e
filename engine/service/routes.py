"""Routes: which function answers which kind of request."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from engine.protocol.envelope import Request

# The function takes requests of this kind and returns what the kind says that it is answered by, or Failed. That cannot
# be said to a type checker for all kinds at once: a test compares each function's annotations with the request's.
Routes: TypeAlias = Mapping[type[Request[object]], Callable[[Any], object]]

"""Request and Envelope: what is asked, and what travels with every message. No torch.

Every request gets a number that grows; its answer carries the same one. Requests with a channel supersede older
unanswered ones of the same channel: the newest wins, the older ones get no answer. Requests without one are all
answered, in order. Only this package, the service and the window's end of the pipe know of numbers and channels.
"""

from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

A = TypeVar("A")  # of functions that ask or answer
A_co = TypeVar("A_co", covariant=True)
M_co = TypeVar("M_co", covariant=True)


class Request(Generic[A_co]):
    """What the window asks of the engine's process, answered by an ``A_co`` or by ``Failed``.

    channel: where it is asked when whoever asks names no other; empty: every one of them is answered.
    """

    channel: ClassVar[str] = ""


@dataclass(frozen=True, eq=False)
class Envelope(Generic[M_co]):
    """A request or an answer on its way. id: 0 is what the engine says unasked."""

    id: int
    channel: str
    message: M_co

    @property
    def kind(self) -> str:
        """The name of the message's class, by which the other side knows it."""
        return type(self.message).__name__


Question = Envelope[Request[object]]

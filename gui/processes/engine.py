"""Engine: what the window needs of whoever answers its questions."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engine.protocol.envelope import A, Request
from engine.protocol.messages import Failed


class Engine(QObject):
    """ready(EngineReady): it can answer; again after each restart. died(str): it ended unasked; the sentence says what
    happened and what comes next. restarted(): it was started anew; ``ready`` follows when it can answer.
    """

    ready = Signal(object)
    died = Signal(str)
    restarted = Signal()

    @property
    def has_given_up(self) -> bool:
        """Whether it waits for ``try_again``, because it died too often."""
        raise NotImplementedError

    @property
    def stderr_tail(self) -> str:
        """Technical text about the last death."""
        raise NotImplementedError

    def start(self) -> None:
        """Start and return at once; ``ready`` or ``died`` follows."""
        raise NotImplementedError

    def ask(
        self,
        request: Request[A],
        on_answer: Callable[[A], object],
        on_failed: Callable[[Failed], object],
        *,
        owner: QObject,
        channel: str | None = None,
    ) -> None:
        """Ask ``request``; later, in the GUI thread, ``on_answer`` gets the answer or ``on_failed`` the reason.

        Of one channel (None: the request's own) the newest wins: nothing is called any more for an older one, with one
        exception: while drawings follow each other faster than answers, each drawing's answer is given until a newer
        one was, so that the answer follows the pen. Nothing is called, either, once ``owner`` is deleted. Before
        ``ready`` requests wait, also before ``start``.
        """
        raise NotImplementedError

    def try_again(self) -> None:
        """Start anew after it has given up."""
        raise NotImplementedError

    def close(self) -> None:
        """End it, within 3 s."""
        raise NotImplementedError


def nothing(_answer: object) -> None:
    """For answers and failures that nobody needs to hear of."""

"""What was measured of the ways to compute a recognizer. No torch."""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["used", "slower", "other-answers", "unavailable", "not-installed", "too-small", "unneeded"]


@dataclass(frozen=True)
class BackendTried:
    """One way of computing, beside the plain one. name: "OpenVINO, bfloat16"; milliseconds: its quickest answer to one
    picture, 0 when it was not measured.

    outcome: "used"; "slower" than plain PyTorch or than the one in use; "other-answers" than plain PyTorch's;
    "unavailable" here, ``reason`` says why in technical words; "not-installed"; not tried because the network is
    "too-small" to gain by it, or "unneeded" because bfloat16 gives the same answers in less time.
    """

    name: str
    outcome: Outcome
    milliseconds: float = 0.0
    reason: str = ""


@dataclass(frozen=True)
class AutotuneReport:
    """What a short measurement found. plain_milliseconds: plain PyTorch's quickest answer to a picture; 0: unknown.

    was_busy: other programs kept the processors busy meanwhile, so the figures may be far from usual.
    """

    plain_milliseconds: float = 0.0
    tried: tuple[BackendTried, ...] = ()
    was_busy: bool = False

    @property
    def used(self) -> BackendTried | None:
        """The way in use; None when that is plain PyTorch."""
        return next((one for one in self.tried if one.outcome == "used"), None)

"""What a runtime is, and the ways of computing that there are. No torch: names are shown without it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from torch import Tensor

BackendKey = Literal["plain", "folded", "folded-bf16", "openvino", "openvino-bf16", "device-half"]


@dataclass(frozen=True)
class Backend:
    """A way of computing. name: as a person reads it beside an answer. is_exact: float32 throughout."""

    key: BackendKey
    name: str
    is_exact: bool


PLAIN = Backend("plain", "PyTorch", True)
FOLDED = Backend("folded", "PyTorch, folded", True)
FOLDED_BF16 = Backend("folded-bf16", "PyTorch, folded, bfloat16", False)
OPENVINO = Backend("openvino", "OpenVINO", True)
OPENVINO_BF16 = Backend("openvino-bf16", "OpenVINO, bfloat16", False)
DEVICE_HALF = Backend("device-half", "PyTorch, folded, float16", False)
BACKENDS = (PLAIN, FOLDED, FOLDED_BF16, OPENVINO, OPENVINO_BF16, DEVICE_HALF)


class CompiledNetwork(Protocol):
    """A network, ready to answer in one way. May be asked from several threads."""

    @property
    def backend(self) -> Backend:
        """How it computes."""
        ...

    def logits(self, batch: "Tensor") -> "Tensor":
        """float32 (N, C, S, S), normalized -> logits float32 (N, K) on the CPU. To be asked in inference mode."""
        ...


class NotEquivalentError(Exception):
    """A runtime's answers are not the plain ones. Never shown."""


class BackendUnavailableError(Exception):
    """A network cannot be computed in a way here: a layer is unknown to it, or a library is missing. Never shown."""

"""torchvision, imported safely. The only module that imports it.

The wheel on the package index is built for CUDA; beside a CPU-only torch its import fails with "operator
torchvision::nms does not exist". Then the schemas of its two operators are declared and it is imported again: models,
transforms and datasets work; ``ops.nms`` and ``torchvision.io`` do not and are not used.
"""

import sys

import torch

_kept_alive: list[torch.library.Library] = []  # a library that is collected takes its operators with it


def _import_torchvision() -> None:
    try:
        import torchvision
    except RuntimeError as error:
        if "torchvision::nms" not in str(error):
            raise
    else:
        del torchvision
        return
    library = torch.library.Library("torchvision", "FRAGMENT")
    for name in ("nms", "qnms"):
        library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    _kept_alive.append(library)
    for name in [name for name in sys.modules if name.split(".")[0] == "torchvision"]:
        del sys.modules[name]


_import_torchvision()

from torchvision import datasets as datasets  # noqa: E402  after the repair
from torchvision import models as models  # noqa: E402
from torchvision.transforms import v2 as transforms  # noqa: E402

__all__ = ["datasets", "models", "transforms"]

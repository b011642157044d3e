"""The exact list of names that the pickle in a checkpoint may ask for. None is looked up; others refuse the file."""

from engine.sentence import Sentence
from engine.weights.checkpoint.tensor_spec import DTYPES, STORAGES

DICTIONARIES = {
    ("collections", "OrderedDict"),
    ("collections", "defaultdict"),
    ("collections", "Counter"),
    ("argparse", "Namespace"),
    ("builtins", "dict"),
    ("__builtin__", "dict"),
}
TENSORS = {"_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_tensor_v3"}
PARAMETERS = {"_rebuild_parameter", "_rebuild_parameter_with_state"}
SPECIAL = {
    "_rebuild_qtensor": Sentence("quantized"),
    "_rebuild_sparse_tensor": Sentence("sparse"),
    "_rebuild_meta_tensor_no_storage": Sentence("without numbers (meta)"),
    "_rebuild_nested_tensor": Sentence("nested"),
    "_rebuild_wrapper_subclass": Sentence("of a special kind"),
}
HARMLESS = {
    ("torch", "Size"),
    ("torch", "device"),
    ("torch", "per_tensor_affine"),  # how a quantized tensor is scaled
    ("torch", "per_tensor_symmetric"),
    ("torch", "per_channel_affine"),
    ("torch", "per_channel_symmetric"),
    ("torch", "per_channel_affine_float_qparams"),
    ("torch.serialization", "_get_layout"),
    ("torch.nn.parameter", "Parameter"),
    ("torch", "Tensor"),
    ("numpy", "dtype"),
    ("numpy.core.multiarray", "scalar"),
    ("numpy._core.multiarray", "scalar"),
    ("_codecs", "encode"),
    ("builtins", "set"),
    ("__builtin__", "set"),
    ("builtins", "complex"),
    ("builtins", "bytearray"),
    ("builtins", "list"),
    ("builtins", "int"),
}


def is_allowed(module: str, name: str) -> bool:
    """Whether a checkpoint may ask for ``module.name``."""
    asked = (module, name)
    if asked in DICTIONARIES or asked in HARMLESS or asked == ("torch._tensor", "_rebuild_from_type_v2"):
        return True
    if module in ("torch", "torch.storage"):
        return name in STORAGES or name in DTYPES
    return module == "torch._utils" and (name in TENSORS or name in PARAMETERS or name in SPECIAL)

"""Whether an error says that memory ran out."""

import torch

FOR_NONE = "There is not enough memory for even two pictures. Choose a smaller network or pictures."
WORDS = ("not enough memory", "out of memory", "can't allocate memory")


def is_out_of_memory(error: BaseException) -> bool:
    """Whether ``error`` says that memory ran out, on whatever device."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    said = str(error).lower()
    return isinstance(error, RuntimeError) and any(words in said for words in WORDS)

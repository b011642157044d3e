"""Memory that a training step gives back stays with the process: the next step needs the same amount again.

Without this, glibc returns every large block to the system and gets it back as fresh pages, each of which costs a page
fault: a sixth to a fifth of the time of a step of LeNet-5 on two cores (benchmarks/README.md).
"""

import ctypes
import sys

TRIM_THRESHOLD, TOP_PAD, MMAP_THRESHOLD = -1, -2, -3  # names of mallopt(3)
KEPT = 2**31 - 1  # bytes; the most that mallopt takes
FROM_THE_HEAP = 2**30  # blocks up to this size
AHEAD = 64 << 20  # bytes by which the heap grows at a time


def keep_freed_memory() -> bool:
    """Keep freed memory in this process, from here on; False where the C library is another than glibc."""
    if sys.platform != "linux":
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # musl has none
        return False
    return all(mallopt(*pair) for pair in ((TRIM_THRESHOLD, KEPT), (MMAP_THRESHOLD, FROM_THE_HEAP), (TOP_PAD, AHEAD)))

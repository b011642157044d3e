import subprocess
import sys

import pytest

CHILD = """
import resource, sys
from engine.hardware.allocator import keep_freed_memory
if sys.argv[1] == "kept" and not keep_freed_memory():
    sys.exit("no glibc")
for turn in range(3):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    block = bytearray(40_000_000)
    block[::4096] = bytes(len(block[::4096]))
    del block
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs glibc")
def test_that_memory_once_freed_costs_no_new_pages():
    faults = {
        way: int(subprocess.run([sys.executable, "-c", CHILD, way], capture_output=True, check=True, text=True).stdout)
        for way in ("plain", "kept")
    }
    assert faults["plain"] > 5_000
    assert faults["kept"] < 100

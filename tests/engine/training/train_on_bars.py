"""``main.py train`` with the tests' own data set in the catalog.

OUT_OF_MEMORY_IN: the rank of a process whose memory runs out in its fourth step.
"""

import os
import sys

from engine.commands.app import run
from engine.training.step.precision import Precision
from tests.engine.training import tiny

tiny.add_to_catalog()
if os.environ.get("OUT_OF_MEMORY_IN", "") == os.environ.get("RANK", "0"):
    backward, calls = Precision.backward, []

    def fail_later(self, loss):
        calls.append(loss)
        if len(calls) == 4:
            raise RuntimeError("[enforce fail at alloc_cpu.cpp:121] . DefaultCPUAllocator: not enough memory")
        return backward(self, loss)

    Precision.backward = fail_later
sys.exit(run(["train", *sys.argv[1:]]))

"""``main.py train`` with the tests' own data set in the catalog.

OUT_OF_MEMORY_IN: the rank of a process whose memory runs out in its fourth step.
"""

import os
import sys

from engine.commands.app import run
from engine.training.step.learner import Learner
from tests.engine.training import tiny

tiny.add_to_catalog()
if os.environ.get("OUT_OF_MEMORY_IN", "") == os.environ.get("RANK", "0"):
    learn, calls = Learner._add_gradients, []

    def fail_later(self, inputs, labels, share):
        calls.append(share)
        if len(calls) == 4:
            raise RuntimeError("[enforce fail at alloc_cpu.cpp:121] . DefaultCPUAllocator: not enough memory")
        return learn(self, inputs, labels, share)

    Learner._add_gradients = fail_later
sys.exit(run(["train", *sys.argv[1:]]))

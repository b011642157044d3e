"""How much memory there is for this process, and how much it has used. No torch."""

import sys
from pathlib import Path

import psutil

CONTROL_GROUP = Path("/sys/fs/cgroup")  # a container's limits


def free_memory() -> int:
    """Bytes that this process may still take without pushing others out; a container's limit counts."""
    free = psutil.virtual_memory().available
    limited = _left_in_container()
    return free if limited is None else min(free, limited)


def used_memory() -> int:
    """Bytes of memory that this process holds now."""
    return psutil.Process().memory_info().rss


def most_used_memory() -> int:
    """Bytes of memory that this process has held at its peak."""
    if sys.platform == "win32":
        return psutil.Process().memory_info().peak_wset
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _left_in_container() -> int | None:
    try:
        most = int((CONTROL_GROUP / "memory.max").read_text())
        taken = int((CONTROL_GROUP / "memory.current").read_text())
        facts = dict(line.split() for line in (CONTROL_GROUP / "memory.stat").read_text().splitlines())
        return max(0, most - taken + int(facts.get("inactive_file", 0)))
    except (OSError, ValueError):  # no container, or one without a limit ("max")
        return None

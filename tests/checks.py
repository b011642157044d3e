"""All checks, on every system: ``python tests/checks.py``. Format, lint, types, import contracts, tests."""

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sysconfig.get_path("scripts"))

CHECKS = (
    ("format", ["ruff", "format", "--check", "."]),
    ("lint", ["ruff", "check", "."]),
    ("types", ["basedpyright"]),
    ("imports", ["lint-imports"]),
    ("tests", ["pytest", *sys.argv[1:]]),
)


def main() -> int:
    """Run every check; the number of those that failed."""
    environment = {**os.environ, "OMP_WAIT_POLICY": "passive"}
    failed = list[str]()
    for name, (program, *arguments) in CHECKS:
        began = time.monotonic()
        command = shutil.which(program, path=str(SCRIPTS))
        if command is None:
            print(f"{program} is not installed here: run “make setup”, or pip install -c constraints.txt .[dev]")
            return 2
        code = subprocess.run([command, *arguments], cwd=TOP, env=environment, check=False).returncode
        print(f"{name}: {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
        if code != 0:
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())

"""A command that does what its arguments say, one after another, in a process of its own.

``say TEXT``: a line on stdout; ``begin TEXT``: one without its end. ``complain TEXT``: the same as ``say`` on stderr.
``made PATH``: makes that file. ``read``: says what stdin holds once it has ended. ``deaf``: from here on a request to
end is ignored. ``clean PATH``: from here on a request to end makes that file first. ``wait``: for ever. ``end CODE``.
"""

import signal
import sys
import time
from pathlib import Path


def main() -> int:
    words = iter(sys.argv[1:])
    for act in words:
        match act:
            case "say":
                print(next(words), flush=True)
            case "begin":
                print(next(words), end="", flush=True)
            case "complain":
                print(next(words), file=sys.stderr, flush=True)
            case "made":
                Path(next(words)).touch()
            case "read":
                print(sys.stdin.buffer.read().decode(), flush=True)
            case "deaf":
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
            case "clean":
                made = Path(next(words))
                signal.signal(signal.SIGTERM, lambda *_, made=made: (made.touch(), sys.exit(1)))
            case "wait":
                while True:
                    time.sleep(1)
            case "end":
                return int(next(words))
            case _:
                raise ValueError(act)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Stands for ``main.py weights download …``: what the last part of the name asks for happens.

``ok``: half, all, done. ``hang``: half, then nothing until stdin ends. ``deaf``: the same, and it never ends by itself.
``fail``: one sentence. ``die``: no last word.
"""

import json
import sys
import time

HALF = {"type": "DownloadProgress", "done_bytes": 500, "total_bytes": 1000, "bytes_per_second": 100.0}
HALF |= {"seconds_left": 5.0, "doing": "loading", "note": ""}


def say(line: dict[str, object]) -> None:
    print(json.dumps(line), flush=True)


def main() -> int:
    how = sys.argv[1]
    if "add" in sys.argv:
        how = "fail" if "bad" in sys.argv[sys.argv.index("add") + 2] else "ok"
    say(HALF)
    print("a line that some library printed", flush=True)
    if how == "hang":
        sys.stdin.buffer.read()
        say({"type": "DownloadPaused", "kept_bytes": 500})
        return 130
    if how == "deaf":
        while True:
            time.sleep(1)
    if how == "fail":
        say({"type": "DownloadFailed", "sentence": "The server is out of order.", "details": "500"})
        return 1
    if how == "die":
        print("Fatal: out of luck", file=sys.stderr)
        return 7
    say(HALF | {"done_bytes": 1000})
    say({"type": "DownloadDone", "what": "mine:resnet18", "sentence": "It is ready."})
    return 0


if __name__ == "__main__":
    sys.exit(main())

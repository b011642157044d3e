"""``main.py`` for which torchvision's ResNet-18 is a file with random numbers on a server of this machine.

    python random_weights_main.py ADDRESS DIGITS ARGUMENTS…

DIGITS: the first 8 of the file's SHA-256.
"""

import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))


def main() -> int:
    from engine.commands.app import run
    from engine.weights.checkpoint import reader
    from models.facts.published import PublishedFile

    address, digits, *arguments = sys.argv[1:]
    os.environ["INKLING_MIRROR"] = address
    known = PublishedFile.hash_begins.fget
    assert known is not None
    PublishedFile.hash_begins = property(  # pyright: ignore[reportAttributeAccessIssue]
        lambda file: digits if file.architecture == "resnet18" else known(file)
    )
    reader.PROMISED_HASH = re.compile("nothing")  # its real name promises the real numbers
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())

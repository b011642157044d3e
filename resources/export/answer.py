"""A part of predict.py: the answers. Inkling puts the parts together."""

import json
import sys

import numpy as np


def main():
    """Answer every picture named; with --json one line of JSON each."""
    paths = [argument for argument in sys.argv[1:] if argument != "--json"]
    if not paths:
        sys.exit(f"usage: python {sys.argv[0]} [--json] PICTURE...")
    for path in paths:
        shares = probabilities(read(path)[None])[0]
        order = np.argsort(-shares)[:3]
        if "--json" in sys.argv:
            answer = {"picture": path, "answer": CLASSES[order[0]], "probabilities": [float(one) for one in shares]}
            print(json.dumps(answer))
        else:
            print(f"{path}: " + ", ".join(f"{CLASSES[i]} {shares[i]:.1%}" for i in order))


if __name__ == "__main__":
    main()

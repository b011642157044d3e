"""Tries a recipe without a network, as its name says.

(no name): fits. large: its batch does not fit. refuses: one sentence and exit code 1. endless: until it is killed.
"""

import sys
import time

from engine.recipe import Recipe
from engine.storage.json_dataclasses import from_json, to_json
from engine.training.estimate.forecast import Forecast, RateFound, RateTried


def main() -> int:
    recipe = from_json(Recipe, sys.stdin.buffer.read())
    if recipe.name == "refuses":
        print("The data are gone. Choose other data.", file=sys.stderr)
        return 1
    if sys.argv[1] == "find-rate":
        rates = [1e-5 * 2**i for i in range(12)]
        losses = [2.3 - 0.15 * i if i < 10 else 3.0 for i in range(12)]
        for i, (rate, loss) in enumerate(zip(rates, losses, strict=True)):
            print(to_json(RateTried(i + 1, 12, rate, loss)), flush=True)
        while recipe.name == "endless":
            time.sleep(0.05)
        print(
            to_json(RateFound(0.001, "The loss is least at a rate of 0.005. Try 0.001.", tuple(rates), tuple(losses)))
        )
        return 0
    while recipe.name == "endless":
        time.sleep(0.05)
    problem = "A batch of 128 needs about 9.0 GB of memory, and 6.0 GB are free." if recipe.name == "large" else ""
    found = Forecast(720.0, 900_000_000, 6 * 10**9, 40_000_000, 10**11, 8_000.0, "CPU", 2, "float32", problem)
    if problem:
        found = Forecast(**{**vars(found), "batch_size": 64})
    print(to_json(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())

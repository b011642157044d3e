"""How the learning rate changes during a run: a function of how much of the run is done, so that it never gets lost."""

from math import cos, pi

from engine.recipe import Recipe

RISE = 0.3  # share of a one-cycle run until its peak (Smith and Topin 2018)
START = 1 / 25
END = 1e-4
STEPS_AT = (0.5, 0.75)


def learning_rate(recipe: Recipe, done: float) -> float:
    """The rate for the next step when the share ``done`` (0..1) of all training is behind."""
    rate = recipe.learning_rate * _shape(recipe, min(max(done, 0.0), 1.0))
    warmup = min(recipe.warmup_epochs / recipe.epochs, 1.0)
    if done < warmup:
        rate *= (done + 1e-3) / (warmup + 1e-3)
    return rate


def _shape(recipe: Recipe, done: float) -> float:
    if recipe.schedule == "one-cycle":
        if done < RISE:
            return _bent(START, 1.0, done / RISE)
        return _bent(1.0, START * END, (done - RISE) / (1.0 - RISE))
    if recipe.schedule == "cosine":
        return _bent(1.0, 0.0, done)
    if recipe.schedule == "step":
        return 0.1 ** sum(done >= at for at in STEPS_AT)
    return 1.0


def _bent(first: float, last: float, share: float) -> float:
    """From ``first`` to ``last`` along half a cosine."""
    return last + (first - last) * (1.0 + cos(pi * share)) / 2.0

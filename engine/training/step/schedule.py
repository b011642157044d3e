"""How the learning rate changes during a run: a function of how much of the run is done, so that it never gets lost.

one-cycle: L. N. Smith and N. Topin, Super-Convergence, 2018, sec. 3, with half cosines in place of straight lines, as
fastai and PyTorch's OneCycleLR have it. cosine: I. Loshchilov and F. Hutter, SGDR, ICLR 2017, eq. 5, without restarts.
step: K. He et al., Deep Residual Learning for Image Recognition, CVPR 2016, sec. 4.2. Warm-up: P. Goyal et al.,
Accurate, Large Minibatch SGD, 2017, sec. 2.2 ("gradual").
"""

from math import cos, pi

from engine.recipe import Recipe

RISE = 0.3  # share of a one-cycle run until its peak; these three are OneCycleLR's own
START = 1 / 25  # where it begins, as a share of the peak
END = 1e-4  # where it ends, as a share of where it began
STEPS_AT, STEP_FACTOR = (0.5, 0.75), 0.1  # 32,000 and 48,000 of He's 64,000 steps on CIFAR-10
FIRST_SHARE = 1e-3  # of the run, as if it were behind: else the first step of a warm-up would learn nothing


def learning_rate(recipe: Recipe, done: float) -> float:
    """The rate for the next step when the share ``done`` (0..1) of all training is behind."""
    rate = recipe.learning_rate * _shape(recipe, min(max(done, 0.0), 1.0))
    warmup = min(recipe.warmup_epochs / recipe.epochs, 1.0)
    if done < warmup:
        rate *= (done + FIRST_SHARE) / (warmup + FIRST_SHARE)  # a straight line up to the schedule's own rate
    return rate


def _shape(recipe: Recipe, done: float) -> float:
    if recipe.schedule == "one-cycle":
        if done < RISE:
            return _half_cosine(START, 1.0, done / RISE)
        return _half_cosine(1.0, START * END, (done - RISE) / (1.0 - RISE))
    if recipe.schedule == "cosine":
        return _half_cosine(1.0, 0.0, done)
    if recipe.schedule == "step":
        return STEP_FACTOR ** sum(done >= at for at in STEPS_AT)
    return 1.0


def _half_cosine(first: float, last: float, share: float) -> float:
    """From ``first`` to ``last``, flat at both ends: SGDR's eq. 5 with eta_max ``first`` and eta_min ``last``."""
    return last + (first - last) * (1.0 + cos(pi * share)) / 2.0

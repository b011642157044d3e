"""Finds a learning rate: it rises from far too small to far too large within some steps, and the loss tells.

L. N. Smith: Cyclical Learning Rates for Training Neural Networks. WACV 2017 (first 2015), sec. 3.3. Departures: the
rate rises by the same factor at every step, the loss is smoothed and looked at instead of the accuracy, and the search
ends once the loss is far above its least.
"""

import math
from collections.abc import Callable, Iterator, Sequence

from engine.data.batches.batches import next_batch
from engine.hardware.out_of_memory import is_out_of_memory
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.training.estimate.forecast import RateFound, RateTried
from engine.training.setup.compute_plan import use_plan
from engine.training.setup.prepare import set_up
from engine.training.step.learner import SMALLEST_PIECE, Learner

STEPS = 120
LEAST, MOST = 1e-6, 10.0  # of AdamW and Adam
SGD_SCALE = 10.0  # SGD takes so many times larger ones: it does not divide by the size of the gradients
SMOOTHING = 0.9  # weight of the past in the moving average of the loss
FAR_ABOVE = 2.5  # times the least loss: the search is over
FEWEST = 10  # steps that say anything
STEADY = 0.2  # of the rate with the least loss: near the best peak of one-cycle runs of LeNet-5 and InkNet on MNIST
NEVER_FELL = 0.95  # a least loss above this share of the first one is no fall


def find_rate(recipe: Recipe, should_stop: Callable[[], bool]) -> Iterator[RateTried | RateFound]:
    """Each step as it is tried, then what was found. The network that learns is thrown away.

    A stop ends it with what was found so far. EngineError when the recipe cannot work.
    """
    setup = set_up(recipe, should_stop)
    learner, train = Learner(setup), setup.train
    plan, _ = setup.choose_plan(learner.network)
    use_plan(plan)
    learner.dtype = plan.dtype
    scale = SGD_SCALE if recipe.optimizer == "sgd" else 1.0
    rates: list[float] = []
    losses: list[float] = []
    smoothed, before, first, epoch, pieces, step = 0.0, 0.0, 0, 1, 1, 0
    while step < STEPS and not should_stop():
        # equal factors from step to step: evenly spaced in log(rate)
        rate = scale * LEAST * (MOST / LEAST) ** (step / (STEPS - 1))
        place = next_batch(first, len(train), recipe.batch_size)
        try:
            learner.learn(*train.shuffled(epoch, place), rate, step + 1, pieces)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error) or recipe.batch_size // pieces <= SMALLEST_PIECE:
                raise
            learner.forget_gradients()
            pieces *= 2
            continue
        total = float(learner.totals[0])
        loss, before = (total - before) / len(place), total
        if not math.isfinite(loss):
            break
        step += 1
        smoothed = SMOOTHING * smoothed + (1 - SMOOTHING) * loss
        rates.append(rate)
        # without the zero that the average began with: Kingma and Ba, Adam, ICLR 2015, sec. 3
        losses.append(smoothed / (1 - SMOOTHING**step))
        yield RateTried(step, STEPS, rates[-1], losses[-1])
        if losses[-1] > FAR_ABOVE * min(losses):
            break
        first, epoch = (place.last, epoch) if place.last < len(train) else (0, epoch + 1)
    yield found(rates, losses)


def found(rates: Sequence[float], losses: Sequence[float]) -> RateFound:
    """The proposal for what was tried."""
    tried = tuple(rates), tuple(losses)
    if len(rates) < FEWEST or min(losses) > NEVER_FELL * losses[0]:
        nothing = Sentence("The loss did not fall at any rate: this network learns nothing from these data.")
        return RateFound(0.0, nothing, *tried)
    least = rates[min(range(len(losses)), key=losses.__getitem__)]
    proposal = _rounded(least * STEADY)
    sentence = Sentence(
        "The loss is least at a learning rate of {least}; a fifth of that is steady. Try {proposal}.",
        least=f"{_rounded(least):g}",
        proposal=f"{proposal:g}",
    )
    return RateFound(proposal, sentence, *tried)


def _rounded(rate: float) -> float:
    """With two digits: the search is no more exact than that."""
    return float(f"{rate:.2g}")

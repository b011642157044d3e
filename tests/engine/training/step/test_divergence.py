from engine.training.runs.events import EpochDone
from engine.training.step.divergence import DivergenceWatch, has_collapsed


def epoch(accuracy):
    return EpochDone(1, 10, 1.0, accuracy, None, None, 0.1, 1.0, True)


def test_that_a_run_that_learns_or_trembles_is_not_lost():
    watch = DivergenceWatch(10)
    assert not any(watch.has_diverged(2.3 * 0.95**i) for i in range(100))
    assert not any(watch.has_diverged(loss) for loss in (0.05, 0.6, 0.05, 2.0, 0.04))


def test_that_a_run_whose_loss_grows_far_above_its_beginning_is_lost_once():
    watch = DivergenceWatch(10)
    assert not any(watch.has_diverged(2.3) for _ in range(20))
    lost = [watch.has_diverged(40.0) for _ in range(5)]
    assert lost.count(True) == 1


def test_that_a_high_loss_from_the_beginning_is_that_network_s_way():
    watch = DivergenceWatch(10)
    assert not any(watch.has_diverged(900.0 - i) for i in range(200))


def test_that_a_resumed_run_is_measured_against_guessing():
    watch = DivergenceWatch(10)
    assert not any(watch.has_diverged(loss) for loss in [0.02] * 20 + [0.5] * 20)


def test_that_guessing_after_knowing_is_forgetting():
    assert has_collapsed([epoch(0.3), epoch(0.9)], 0.1, 10)
    assert not has_collapsed([epoch(0.11)], 0.1, 10)
    assert not has_collapsed([epoch(0.9)], 0.5, 10)
    assert not has_collapsed([], 0.1, 10)

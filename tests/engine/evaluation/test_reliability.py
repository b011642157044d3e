"""What a threshold costs and how honest probabilities are."""

import numpy as np
import pytest

from engine.evaluation.reliability import cost_of, measured_reliability


def answers(*rows: tuple[float, bool]) -> tuple[np.ndarray, np.ndarray]:
    """(probability of the answer, whether it is right) -> probabilities of two classes, labels."""
    probabilities = np.array([[p, 1 - p] for p, _ in rows])
    return probabilities, np.array([0 if right else 1 for _, right in rows], np.int64)


def test_that_a_threshold_trades_answers_for_errors() -> None:
    measured = measured_reliability(*answers((0.99, True), (0.96, True), (0.8, False), (0.6, True)))
    costs = {threshold: (coverage, error) for threshold, coverage, error in measured.trust}
    assert costs[0.0] == (1.0, 0.25)
    assert costs[0.7] == (0.75, pytest.approx(1 / 3, abs=1e-4))
    assert costs[0.9] == (0.5, 0.0)
    assert costs[0.995] == (0.0, 0.0)


def test_that_honest_probabilities_have_no_calibration_error() -> None:
    rows = [(0.75, i < 3) for i in range(4)] + [(0.95, i < 19) for i in range(20)]
    measured = measured_reliability(*answers(*rows))
    assert measured.calibration_error == pytest.approx(0.0, abs=1e-5)
    assert measured.reliability == ((0.75, 0.75, 4), (0.95, 0.95, 20))
    boastful = measured_reliability(*answers(*[(0.95, i < 10) for i in range(20)]))
    assert boastful.calibration_error == pytest.approx(0.45)


def test_that_costs_between_measured_thresholds_are_interpolated() -> None:
    assert cost_of((), 0.5) is None
    assert cost_of(((0.0, 1.0, 0.1), (1.0, 0.0, 0.0)), 0.25) == pytest.approx((0.75, 0.075))

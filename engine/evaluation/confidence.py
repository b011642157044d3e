"""How sure a counted share is. No torch, no numpy."""

from math import sqrt

Z = 1.959963984540054  # of 95 % certainty


def interval(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share of ``count`` that was told as such; of what is no share nothing is known."""
    return wilson_interval(round(share * count), count) if 0 <= share <= 1 else (0.0, 1.0)


def wilson_interval(correct: int, count: int, z: float = Z) -> tuple[float, float]:
    """The 95 % interval of a share, after Wilson (1927): sensible also near 0 and 1 and for few pictures.

    Without any picture nothing is known: 0 to 1.
    """
    if count <= 0:
        return 0.0, 1.0
    share, spread = min(max(correct / count, 0.0), 1.0), z * z / count
    middle = (share + spread / 2) / (1 + spread)
    reach = z * sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread)
    # without the outer bounds rounding could leave 0 or 1 itself outside
    return max(0.0, min(middle - reach, share)), min(1.0, max(middle + reach, share))

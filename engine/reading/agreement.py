"""How far several answers agree. No torch: the window and the terminal say it in their own words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from engine.prediction import Reading


@dataclass(frozen=True)
class Agreement:
    """answer: what most say, empty when nobody answered or several answers have as many votes. differ: places of the
    others in the order asked, with what they say."""

    answer: str
    votes: int
    count: int
    differ: tuple[tuple[int, str], ...]

    @property
    def is_unanimous(self) -> bool:
        """Whether at least two answered, all alike."""
        return self.count > 1 and self.votes == self.count


def agreement(readings: Sequence[Reading | None]) -> Agreement:
    """Who says the same among ``key_remaps``; None stands for no answer (yet)."""
    said = [(place, vote(reading)) for place, reading in enumerate(readings) if reading is not None]
    ranked = Counter(answer for _, answer in said).most_common()
    if not ranked:
        return Agreement("", 0, 0, ())
    most, votes = ranked[0]
    is_tied = len(ranked) > 1 and ranked[1][1] == votes
    answer = "" if is_tied else most
    return Agreement(answer, votes, len(said), tuple(one for one in said if one[1] != answer))


def vote(reading: Reading) -> str:
    """What counts as the answer: the number, else the most probable class even where it is unsure, else the verdict."""
    if len(reading.glyphs) > 1 or reading.prediction.verdict in ("unknown", "blank"):
        return reading.text
    return reading.prediction.label

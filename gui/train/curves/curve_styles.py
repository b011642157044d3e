"""How the curves of several runs are told apart: by color, dashes and marks, so that color is never needed alone."""

from dataclasses import dataclass

from gui.style.style import Colors

MARKS = ("", "o", "s", "t")  # on validation curves, once the colors repeat
FAINT = 70  # alpha of the unsmoothed curve behind a smoothed one, 0..255


@dataclass(frozen=True)
class RunStyle:
    """Colors and mark of one run; training is dashed, validation solid, everywhere."""

    training: str
    validation: str
    mark: str


def run_styles(count: int, theme: Colors) -> list[RunStyle]:
    """Styles for ``count`` runs in one plot. A single run has two colors; several have one color each."""
    if count == 1:
        return [RunStyle(theme.series[1], theme.series[0], "")]
    size = len(theme.series)
    return [
        RunStyle(theme.series[i % size], theme.series[i % size], MARKS[(i // size) % len(MARKS)]) for i in range(count)
    ]

"""Lines of writing: pieces of ink into rows from top to bottom, each from left to right."""

from collections.abc import Sequence

from engine.reading.components import Piece

SMALL = 0.4  # of the typical height: dots, caps and bars; they join the line that is nearest
APART = 0.12  # of the typical height: a larger gap between two pieces makes two lines


def lines_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Rows from top to bottom, each sorted by the middle of its pieces from left to right."""
    if not pieces:
        return []
    typical = sorted(piece.box[3] for piece in pieces)[-max(1, len(pieces) // 2)]
    large = [piece for piece in pieces if piece.box[3] >= SMALL * typical]
    rows: list[list[Piece]] = []
    for piece in sorted(large, key=lambda p: p.center_y):
        row = next((row for row in rows if _shares_line(piece, row, typical)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    for piece in pieces:
        if piece.box[3] < SMALL * typical:
            min(rows, key=lambda row: _distance(piece, row)).append(piece)
    rows.sort(key=lambda row: min(p.box[1] for p in row))
    return [sorted(row, key=lambda p: p.center_x) for row in rows]


def line_height(row: Sequence[Piece]) -> float:
    """Height in pixels of a line's tall pieces: the upper quartile, so that one long stroke does not rule."""
    heights = sorted(piece.box[3] for piece in row)
    return float(heights[-max(1, (len(heights) + 3) // 4)])


def _shares_line(piece: Piece, row: Sequence[Piece], typical: float) -> bool:
    """True when the piece overlaps a member of the row in height, or touches one that stands above or below it."""
    top, bottom = piece.box[1], piece.box[1] + piece.box[3]
    for other in row:
        other_top, other_bottom = other.box[1], other.box[1] + other.box[3]
        overlap = min(bottom, other_bottom) - max(top, other_top)
        if overlap > 0.25 * min(piece.box[3], other.box[3]):
            return True
        stacked = _overlap_x(piece, other) > 0.3 * min(piece.box[2], other.box[2])
        is_part = max(piece.box[3], other.box[3]) < 0.8 * typical
        if stacked and overlap > -APART * typical and is_part:
            return True
    return False


def _overlap_x(one: Piece, other: Piece) -> float:
    return min(one.box[0] + one.box[2], other.box[0] + other.box[2]) - max(one.box[0], other.box[0])


def _distance(piece: Piece, row: Sequence[Piece]) -> float:
    """From a small piece to the nearest member of a row, pixels; sideways counts less than up and down."""
    return min(
        max(0.0, -_overlap_x(piece, other)) * 0.7
        + max(0.0, max(piece.box[1], other.box[1]) - min(piece.box[1] + piece.box[3], other.box[1] + other.box[3]))
        for other in row
    )

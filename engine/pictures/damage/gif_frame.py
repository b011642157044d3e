"""A GIF's first frame: whether its code stands for as many pixels as the frame has. GIF has no checksum."""

from engine.pictures.damage.lzw import decoded_length, gif_lzw

SCREEN_HEAD, FRAME_HEAD = 13, 10  # bytes: of the file, and of a frame with its separator
EXTENSION, FRAME = 0x21, 0x2C
HAS_COLORS, COLORS = 0x80, 7  # of the flags: a table of 2 << n colors follows
COLOR = 3  # bytes
MOST_LETTERS = 8  # bits of a pixel
LARGEST_FOLLOWED = 4 << 20  # bytes of code that is followed in Python


def is_damaged_gif(data: bytes) -> bool:
    """Whether the first frame's code is out of its table or of another length than the frame."""
    at = SCREEN_HEAD + _colors(data[10])
    while data[at : at + 1] == bytes([EXTENSION]):
        _, at = _blocks(data, at + 2)
    if data[at : at + 1] != bytes([FRAME]):
        return True
    width, height = (int.from_bytes(data[at + place : at + place + 2], "little") for place in (5, 7))
    at += FRAME_HEAD + _colors(data[at + FRAME_HEAD - 1])
    letters = data[at]
    code, _ = _blocks(data, at + 1)
    if len(code) > LARGEST_FOLLOWED:
        return False
    return not 0 < letters <= MOST_LETTERS or decoded_length(code, gif_lzw(letters), width * height) != width * height


def _colors(flags: int) -> int:
    return COLOR * (2 << (flags & COLORS)) if flags & HAS_COLORS else 0


def _blocks(data: bytes, at: int) -> tuple[bytes, int]:
    """What the blocks from ``at`` hold together, up to the empty one; and where they end."""
    parts: list[bytes] = []
    while at < len(data) and data[at]:
        parts.append(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]
    return b"".join(parts), at + 1

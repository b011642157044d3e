"""LZW codes stand for as many bytes as were encoded, in both orders of bits, cleared or full."""

import numpy as np
import pytest

from engine.pictures.damage.lzw import TIFF_LZW, Flavor, decoded_length, gif_lzw


def code_of(letters: list[int], flavor: Flavor, is_cleared: bool) -> bytes:
    """Welch's encoder, written for this test. is_cleared: whether a full table is cleared."""
    clear = 1 << flavor.letters
    table = {(letter,): letter for letter in range(clear)}
    held, first, out = clear + 2, True, [(clear, flavor.letters + 1)]
    word: tuple[int, ...] = ()

    def width() -> int:
        known = held if first else held - 1  # the decoder is one entry behind
        return min(max((known + flavor.early).bit_length(), flavor.letters + 1), 12)

    for letter in letters:
        longer = (*word, letter)
        if longer in table:
            word = longer
            continue
        out.append((table[word], width()))
        first = False
        if held < 4096:
            table[longer] = held
            held += 1
        elif is_cleared:
            out.append((clear, 12))
            table = {(one,): one for one in range(clear)}
            held, first = clear + 2, True
        word = (letter,)
    out.append((table[word], width()))
    first = False
    held += held < 4096
    out.append((clear + 1, width()))
    bits = "".join(format(code, f"0{size}b")[:: 1 if flavor.from_highest else -1] for code, size in out)
    bits += "0" * (-len(bits) % 8)
    octets = [bits[at : at + 8][:: 1 if flavor.from_highest else -1] for at in range(0, len(bits), 8)]
    return bytes(int(octet, 2) for octet in octets)


@pytest.mark.parametrize("flavor", [TIFF_LZW, gif_lzw(8), gif_lzw(2)], ids=["tiff", "gif", "gif of few colors"])
@pytest.mark.parametrize("is_cleared", [True, False])
@pytest.mark.parametrize("count", [1, 2, 500, 60_000])
def test_that_the_length_is_that_of_what_was_encoded(flavor: Flavor, is_cleared: bool, count: int):
    if flavor is TIFF_LZW and not is_cleared:
        return  # a TIFF's table is always cleared
    letters = np.random.default_rng(count).integers(0, 1 << flavor.letters, count).tolist()
    code = code_of(letters, flavor, is_cleared)
    assert decoded_length(code, flavor, count) == count
    assert decoded_length(code, flavor, count - 1) == -1


def test_that_a_code_that_is_not_in_the_table_is_no_length():
    assert decoded_length(b"\xff\xff\xff\xff", gif_lzw(8), 100) == -1
    assert decoded_length(b"", TIFF_LZW, 100) == 0

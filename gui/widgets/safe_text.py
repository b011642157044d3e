"""Names and sentences that come from files, made safe to show: codes for what cannot be seen, long names elided.

A sentence of the engine is said in the window's language, should it have come here as it was made.
"""

import re
import unicodedata

from engine.sentence import Sentence
from gui.platform.languages import said

LONGEST_WORD = 64
JOINERS = "\u200c\u200d"  # belong to the spelling of Persian and Indian words and of emoji; after Latin they hide
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def visible(text: str) -> str:
    """``text`` with control, direction-changing and undecodable characters shown as codes such as <U+202E>.

    Line breaks stay as they are: they are harmless and a message may have several lines. Joiners stay where they belong
    to the spelling.
    """
    text = in_words(text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"<U+{ord(sign):04X}>" if _is_hidden(sign, before) else sign
        for before, sign in zip(" " + text, text, strict=False)
    )


def _is_hidden(sign: str, before: str) -> bool:
    if sign == "\n" or (sign in JOINERS and not before.isascii()):
        return False
    return unicodedata.category(sign) in _HIDDEN


def in_words(text: str) -> str:
    """``text`` in the window's language, if it is a sentence of the engine; a name stays as it is."""
    return said(text) if isinstance(text, Sentence) else text


def elided(text: str, longest: int = LONGEST_WORD) -> str:
    """``text`` on one line, with its middle left out when it has more than ``longest`` characters."""
    shown = visible(in_words(text).replace("\n", " "))
    if len(shown) <= longest:
        return shown
    tail = longest // 3
    return f"{shown[: longest - tail - 1]}…{shown[-tail:]}"


def sentence(text: str) -> str:
    """``text`` that wraps at any width: every run of characters without a space is elided to a bearable length."""
    return re.sub(r"\S{65,}", lambda word: elided(word.group()), visible(text))

"""The refusal of a weights file whose bytes are not what they should be."""

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.safe_open import shown


def damaged(name: str, why: Sentence, details: str = "") -> EngineError:
    """The error for the file ``name``. why: "its end is missing"."""
    return EngineError(
        "“{file}” is incomplete or damaged: {why}. Get the file again.", details, file=shown(name), why=why
    )

"""The language of the terminal: what a command says to a person, in the language of LANG or of ``--lang``."""

import os

from engine.translation import LANGUAGE, available, language_of_terminal, translation

CHOICE = LANGUAGE  # set by --lang, so that the processes of a command speak the same language


def say(text: str) -> str:
    """``text`` in the terminal's language."""
    return translation(os.environ.get(CHOICE) or language_of_terminal()).say(text)


def class_said(name: str, classes: tuple[str, ...]) -> str:
    """The class ``name`` as the terminal shows it; in its language where ``classes`` are those of a known data set."""
    from engine.data.sets.class_names import are_known
    from engine.storage.safe_open import shown

    return say(name) if are_known(classes) else shown(name)


def choose(language: str) -> bool:
    """Speak ``language`` from now on; False when it is none that the engine speaks."""
    if language not in available():
        return False
    os.environ[CHOICE] = language
    return True

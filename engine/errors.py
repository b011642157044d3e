"""The one kind of error that reaches a person."""

from engine.sentence import Sentence, Value


class EngineError(Exception):
    """Something a person can act on.

    The text is one or two sentences that say what happened and what to do; the window shows it in its language, the
    commands print it to stderr in the terminal's. It is written as a template with named values, never put together:
    ``EngineError("There is no data set “{data}”.", data=shown(data))``; see ``engine.sentence``. ``details`` (for
    "Details", never needed to act) may hold technical text and is not translated.
    """

    def __init__(self, sentence: str, details: str = "", **values: Value) -> None:
        self.sentence: Sentence = (
            sentence if isinstance(sentence, Sentence) and not values else Sentence(sentence, **values)
        )
        self.details = details
        super().__init__(str(self.sentence))

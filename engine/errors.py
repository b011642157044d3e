"""The one kind of error that reaches a person."""


class EngineError(Exception):
    """Something a person can act on.

    The text is one or two sentences that say what happened and what to do; the window shows it in the message bar,
    the commands print it to stderr. ``details`` (for "Details", never needed to act) may hold technical text.
    """

    def __init__(self, sentence: str, details: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details

"""What a network's logits answer to each test picture, in the form that a run keeps (``picture_answers``)."""

from torch import Tensor

from engine.training.picture_answers import PictureAnswers


def picture_answers(logits: Tensor, labels: Tensor, pictures: str, temperature: float = 1.0) -> PictureAnswers:
    """From logits float (N, K) and labels int64 (N,), on the CPU."""
    answers = logits.argmax(1)
    true = logits.gather(1, labels.unsqueeze(1))
    ranks = (logits > true).sum(1)
    ranks = ranks.masked_fill((answers != labels) & (ranks == 0), 1)  # as probable as the answer, and yet not answered
    sure = (logits.double() / temperature).softmax(1).amax(1)
    return PictureAnswers(
        pictures,
        tuple(labels.tolist()),
        tuple(answers.tolist()),
        tuple(ranks.tolist()),
        tuple(round(value, 4) for value in sure.tolist()),
    )

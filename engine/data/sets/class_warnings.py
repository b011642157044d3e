"""What a person should know of the classes before training: too few pictures of one, far more of another. No torch."""

from engine.sentence import Sentence
from engine.storage.safe_open import shown

LARGEST_IMBALANCE = 50  # pictures of the commonest class for one of the rarest
FEW = 10  # pictures of a class, with which a validation figure swings by chance
MOST_NAMED = 4


def warnings_of(classes: tuple[str, ...], counts: tuple[int, ...]) -> tuple[Sentence, ...]:
    """Of ``classes`` with ``counts`` training pictures each, of which none is 0."""
    if not counts:
        return ()
    found: list[Sentence] = []
    single = [label for label, count in zip(classes, counts, strict=True) if count == 1]
    if len(single) == 1:
        found.append(
            Sentence(
                "“{label}” has a single picture: none can be held out to measure how well it is learned.",
                label=shown(single[0]),
            )
        )
    elif single:
        found.append(
            Sentence(
                "{count:,} classes have a single picture each ({labels}): none of these can be held out to measure how "
                "well they are learned.",
                count=len(single),
                labels=named(single),
            )
        )
    elif min(counts) < FEW:
        found.append(
            Sentence("Some classes have fewer than ten pictures: the validation accuracy will swing by chance.")
        )
    most, least = max(counts), min(counts)
    if most > LARGEST_IMBALANCE * least:
        found.append(
            Sentence(
                "“{common}” has {most:,} pictures, “{rare}” {least:,}: the rare class will suffer.",
                common=shown(classes[counts.index(most)]),
                rare=shown(classes[counts.index(least)]),
                most=most,
                least=least,
            )
        )
    return tuple(found)


def named(labels: list[str]) -> str:
    """Some of ``labels`` in quotes: “a”, “b”, “c”, “d”, …"""
    return ", ".join(f"“{shown(label)}”" for label in labels[:MOST_NAMED]) + (", …" if len(labels) > MOST_NAMED else "")

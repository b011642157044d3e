"""What a person changed in a recipe, kept from one start of the window to the next."""

from collections.abc import Mapping, Sequence
from typing import Any

from engine.recipe import Recipe
from gui.train.recipe.field_specs import Field
from gui.train.recipe.recipe_texts import CHOICES

LONGEST_NAME = 80


def as_texts(edited: Mapping[str, Any]) -> list[str]:
    """``edited`` as the settings keep it."""
    return [f"{name}={value}" for name, value in edited.items()]


def from_texts(texts: Sequence[str], fields: Sequence[Field]) -> dict[str, Any]:
    """What ``as_texts`` made of it, as far as it is still sound."""
    known, found = {field.name: field for field in fields}, dict[str, Any]()
    for pair in texts:
        name, _, text = pair.partition("=")
        if name in known and (value := _sound(known[name], text)) is not None:
            found[name] = value
    return found


def _sound(field: Field, text: str) -> Any:
    """A remembered value, checked; None when it is not sound any more."""
    sort = type(getattr(Recipe(), field.name))
    if field.kind == "text":
        return text[:LONGEST_NAME]
    if field.kind == "choice":
        return text if text in CHOICES[field.name] else None
    try:
        value = sort(text)
    except ValueError:
        return None
    return value if field.least <= value <= field.most else None

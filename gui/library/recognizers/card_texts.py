"""A recognizer's card in words and numbers that a person can check."""

from PySide6.QtCore import QCoreApplication, QLocale

from engine.evaluation.confidence import interval
from engine.library.info import RecognizerInfo
from engine.weights.model_card import ModelCard
from gui.platform.languages import classes_said, said_as_read
from gui.widgets import formatting

ORIGINS = ("shipped", "run", "imported")
translate = QCoreApplication.translate


def origin_title(origin: str) -> str:
    """The heading over all recognizers of one origin."""
    titles = {
        "shipped": translate("Library", "Come with Inkling"),
        "run": translate("Library", "Trained here"),
        "imported": translate("Library", "Imported"),
    }
    return titles.get(origin, origin)


def one_line(card: ModelCard) -> str:
    """What tells recognizers apart in a list."""
    return " · ".join(part for part in (card.architecture, short_accuracy(card)) if part)


def short_accuracy(card: ModelCard) -> str:
    """ "99.2 % right"; empty when nobody measured it."""
    share = card.test_accuracy if card.test_accuracy is not None else card.validation_accuracy
    return translate("Library", "{} % right").format(_percent(share, 1)) if share is not None else ""


def facts(info: RecognizerInfo, size_bytes: int) -> list[tuple[str, str]]:
    """(what, value) in the order a person asks; lines without a value are left out."""
    card = info.card
    locale = QLocale()
    rows = [
        (translate("Library", "Network"), _network(card)),
        (translate("Library", "Accuracy"), accuracy(card)),
        (translate("Library", "Tells apart"), _classes(card)),
        (translate("Library", "Trained on"), said_as_read(card.data)),
        (translate("Library", "Input"), _input(card)),
        (translate("Library", "Parameters"), formatting.count(card.parameters)),
        (translate("Library", "Size"), locale.formattedDataSize(size_bytes) if size_bytes else ""),
        (translate("Library", "Recipe"), _recipe(card)),
        (translate("Library", "Answers"), _calibration(card)),
        (translate("Library", "License"), said_as_read(card.licence)),
        (translate("Library", "Made"), " · ".join(part for part in (card.created[:10], _version(card)) if part)),
        (translate("Library", "Notes"), _notes(card.notes)),
        (translate("Library", "File"), info.path),
    ]
    return [(what, value) for what, value in rows if value]


def accuracy(card: ModelCard) -> str:
    """The measured accuracy with its count and, for a test set, how sure it is (Wilson's interval, 95 %)."""
    if card.test_accuracy is None:
        if card.validation_accuracy is None:
            return translate("Library", "not measured")
        return translate("Library", "{} % on held-out training data").format(_percent(card.validation_accuracy, 2))
    share = _percent(card.test_accuracy, 2)
    if card.test_count <= 0:
        return translate("Library", "{} % on {}").format(
            share, said_as_read(card.test_data) or translate("Library", "test pictures")
        )
    low, high = interval(card.test_accuracy, card.test_count)
    count = translate("Library", "{} % of {} test pictures (95 % sure: {}–{} %)").format(
        share, formatting.count(card.test_count), _percent(low, 2), _percent(high, 2)
    )
    where = said_as_read(card.test_data).split(":")[0]  # "MNIST: 10,000 pictures"; the count is told already
    return " · ".join(part for part in (where, count) if part)


def _percent(share: float, digits: int) -> str:
    return formatting.decimal(share * 100, digits)


def _notes(notes: str) -> str:
    """Line by line: each was told by itself."""
    return "\n".join(said_as_read(line) for line in notes.split("\n"))


def _network(card: ModelCard) -> str:
    form = {"small": translate("Library", "small form"), "full": translate("Library", "full form")}.get(
        card.form, card.form
    )
    return f"{card.architecture} · {form}"


def _classes(card: ModelCard) -> str:
    shown = ", ".join(classes_said(card.classes)[:12]) + (" …" if len(card.classes) > 12 else "")
    return translate("Library", "{} classes: {}").format(len(card.classes), shown)


def _input(card: ModelCard) -> str:
    kind = translate("Library", "ink, gray") if card.input.channels == 1 else translate("Library", "photo, color")
    if card.input.kind == "ink" and card.input.channels == 3:
        kind = translate("Library", "ink, three channels")
    return f"{card.input.size}×{card.input.size} · {kind}"


def _recipe(card: ModelCard) -> str:
    recipe = card.recipe
    parts = [
        translate("Library", "{} epochs").format(recipe["epochs"]) if "epochs" in recipe else "",
        str(recipe.get("optimizer", "")),
        translate("Library", "learning rate {}").format(recipe["learning_rate"]) if "learning_rate" in recipe else "",
        translate("Library", "batches of {}").format(recipe["batch_size"]) if "batch_size" in recipe else "",
        translate("Library", "seed {}").format(recipe["seed"]) if "seed" in recipe else "",
    ]
    return ", ".join(part for part in parts if part)


def _calibration(card: ModelCard) -> str:
    parts = [translate("Library", "mean over the picture and its mirror image")] * (card.answers_from == "mirrored")
    if card.temperature != 1.0:
        parts.append(
            translate("Library", "calibrated (temperature {}), sure from {} %").format(
                formatting.decimal(card.temperature, 2), _percent(card.sure_above, 0)
            )
        )
    return "; ".join(parts)


def _version(card: ModelCard) -> str:
    return translate("Library", "Inkling {}").format(card.program_version) if card.program_version else ""

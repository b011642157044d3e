"""A recognizer's card in words and numbers that a person can check."""

from math import sqrt

from PySide6.QtCore import QCoreApplication, QLocale

from engine.model_card import ModelCard
from engine.requests import RecognizerInfo

ORIGINS = ("shipped", "run", "imported")


def tr(text: str) -> str:
    """``text`` in the person's language."""
    return QCoreApplication.translate("Library", text)


def origin_title(origin: str) -> str:
    """The heading over all recognizers of one origin."""
    titles = {"shipped": tr("Come with Inkling"), "run": tr("Trained here"), "imported": tr("Imported")}
    return titles.get(origin, origin)


def one_line(card: ModelCard) -> str:
    """What tells recognizers apart in a list."""
    return " · ".join(part for part in (card.architecture, short_accuracy(card)) if part)


def short_accuracy(card: ModelCard) -> str:
    """ "99.2 % right"; empty when nobody measured it."""
    share = card.test_accuracy if card.test_accuracy is not None else card.validation_accuracy
    return tr("{} % right").format(_percent(share, 1)) if share is not None else ""


def facts(info: RecognizerInfo, size_bytes: int) -> list[tuple[str, str]]:
    """(what, value) in the order a person asks; lines without a value are left out."""
    card = info.card
    locale = QLocale()
    rows = [
        (tr("Network"), _network(card)),
        (tr("Accuracy"), accuracy(card)),
        (tr("Tells apart"), _classes(card)),
        (tr("Trained on"), card.data),
        (tr("Input"), _input(card)),
        (tr("Parameters"), locale.toString(card.parameters)),
        (tr("Size"), locale.formattedDataSize(size_bytes) if size_bytes else ""),
        (tr("Recipe"), _recipe(card)),
        (tr("Answers"), _calibration(card)),
        (tr("License"), card.licence),
        (tr("Made"), " · ".join(part for part in (card.created[:10], _version(card)) if part)),
        (tr("Notes"), card.notes),
        (tr("File"), info.path),
    ]
    return [(what, value) for what, value in rows if value]


def accuracy(card: ModelCard) -> str:
    """The measured accuracy with its count and, for a test set, how sure it is (Wilson's interval, 95 %)."""
    if card.test_accuracy is None:
        if card.validation_accuracy is None:
            return tr("not measured")
        return tr("{} % on held-out training data").format(_percent(card.validation_accuracy, 2))
    share = _percent(card.test_accuracy, 2)
    if card.test_count <= 0:
        return tr("{} % on {}").format(share, card.test_data or tr("test pictures"))
    low, high = wilson(card.test_accuracy, card.test_count)
    count = tr("{} % of {} test pictures (95 % sure: {}–{} %)").format(
        share, QLocale().toString(card.test_count), _percent(low, 2), _percent(high, 2)
    )
    where = card.test_data.split(":")[0]  # "MNIST: 10,000 pictures"; the count is told already
    return " · ".join(part for part in (where, count) if part)


def wilson(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share measured on ``count`` pictures (E. B. Wilson, 1927)."""
    z = 1.959964
    middle = share + z * z / (2 * count)
    spread = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    scale = 1 + z * z / count
    return max((middle - spread) / scale, 0.0), min((middle + spread) / scale, 1.0)


def _percent(share: float, digits: int) -> str:
    return QLocale().toString(share * 100, "f", digits)


def _network(card: ModelCard) -> str:
    form = {"small": tr("small form"), "full": tr("full form")}.get(card.form, card.form)
    return f"{card.architecture} · {form}"


def _classes(card: ModelCard) -> str:
    shown = ", ".join(card.classes[:12]) + (" …" if len(card.classes) > 12 else "")
    return tr("{} classes: {}").format(len(card.classes), shown)


def _input(card: ModelCard) -> str:
    kind = tr("ink, gray") if card.input.channels == 1 else tr("photo, color")
    if card.input.kind == "ink" and card.input.channels == 3:
        kind = tr("ink, three channels")
    return f"{card.input.size}×{card.input.size} · {kind}"


def _recipe(card: ModelCard) -> str:
    recipe = card.recipe
    parts = [
        tr("{} epochs").format(recipe["epochs"]) if "epochs" in recipe else "",
        str(recipe.get("optimizer", "")),
        tr("learning rate {}").format(recipe["learning_rate"]) if "learning_rate" in recipe else "",
        tr("batches of {}").format(recipe["batch_size"]) if "batch_size" in recipe else "",
        tr("seed {}").format(recipe["seed"]) if "seed" in recipe else "",
    ]
    return ", ".join(part for part in parts if part)


def _calibration(card: ModelCard) -> str:
    locale = QLocale()
    if card.temperature == 1.0:
        return ""
    return tr("calibrated (temperature {}), sure from {} %").format(
        locale.toString(card.temperature, "f", 2), _percent(card.sure_above, 0)
    )


def _version(card: ModelCard) -> str:
    return tr("Inkling {}").format(card.program_version) if card.program_version else ""

"""What the fields of a recipe and their choices are called in the window, and how runs and their states are."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from engine.recipe import Recipe
from engine.training.defaults import WHY
from gui.platform import languages
from gui.widgets import formatting

CONTEXT = "Recipe"

LABELS: dict[str, object] = {
    "network": QT_TRANSLATE_NOOP("Recipe", "Network"),
    "data": QT_TRANSLATE_NOOP("Recipe", "Data"),
    "form": QT_TRANSLATE_NOOP("Recipe", "Form"),
    "input_size": QT_TRANSLATE_NOOP("Recipe", "Input size"),
    "epochs": QT_TRANSLATE_NOOP("Recipe", "Epochs"),
    "time_limit": QT_TRANSLATE_NOOP("Recipe", "Time limit (s)"),
    "batch_size": QT_TRANSLATE_NOOP("Recipe", "Batch size"),
    "learning_rate": QT_TRANSLATE_NOOP("Recipe", "Learning rate"),
    "schedule": QT_TRANSLATE_NOOP("Recipe", "Schedule"),
    "warmup_epochs": QT_TRANSLATE_NOOP("Recipe", "Warm-up"),
    "optimizer": QT_TRANSLATE_NOOP("Recipe", "Optimizer"),
    "momentum": QT_TRANSLATE_NOOP("Recipe", "Momentum"),
    "weight_decay": QT_TRANSLATE_NOOP("Recipe", "Weight decay"),
    "label_smoothing": QT_TRANSLATE_NOOP("Recipe", "Label smoothing"),
    "gradient_clip": QT_TRANSLATE_NOOP("Recipe", "Gradient limit"),
    "augmentation": QT_TRANSLATE_NOOP("Recipe", "Augmentation"),
    "mixup": QT_TRANSLATE_NOOP("Recipe", "Mixup"),
    "cutmix": QT_TRANSLATE_NOOP("Recipe", "CutMix"),
    "balance": QT_TRANSLATE_NOOP("Recipe", "Uneven classes"),
    "answers_from": QT_TRANSLATE_NOOP("Recipe", "Answers from"),
    "weights_average": QT_TRANSLATE_NOOP("Recipe", "Mean weights"),
    "validation_share": QT_TRANSLATE_NOOP("Recipe", "Held out"),
    "patience": QT_TRANSLATE_NOOP("Recipe", "Early stopping"),
    "seed": QT_TRANSLATE_NOOP("Recipe", "Seed"),
    "device": QT_TRANSLATE_NOOP("Recipe", "Device"),
    "precision": QT_TRANSLATE_NOOP("Recipe", "Precision"),
    "start_from": QT_TRANSLATE_NOOP("Recipe", "Start from"),
    "freeze": QT_TRANSLATE_NOOP("Recipe", "Keep as it is"),
    "body_rate": QT_TRANSLATE_NOOP("Recipe", "Rate of the body"),
    "name": QT_TRANSLATE_NOOP("Recipe", "Name"),
}

CHOICES: dict[str, dict[str, object]] = {
    "schedule": {
        "one-cycle": QT_TRANSLATE_NOOP("Recipe", "One-cycle"),
        "cosine": QT_TRANSLATE_NOOP("Recipe", "Cosine"),
        "step": QT_TRANSLATE_NOOP("Recipe", "Step"),
        "constant": QT_TRANSLATE_NOOP("Recipe", "Constant"),
    },
    "optimizer": {
        "adamw": QT_TRANSLATE_NOOP("Recipe", "AdamW"),
        "adam": QT_TRANSLATE_NOOP("Recipe", "Adam"),
        "sgd": QT_TRANSLATE_NOOP("Recipe", "SGD"),
    },
    "augmentation": {
        "none": QT_TRANSLATE_NOOP("Recipe", "None"),
        "shift": QT_TRANSLATE_NOOP("Recipe", "Shift"),
        "ink": QT_TRANSLATE_NOOP("Recipe", "Ink"),
        "mirror": QT_TRANSLATE_NOOP("Recipe", "Mirror and move"),
        "photo": QT_TRANSLATE_NOOP("Recipe", "Photo"),
        "randaugment": QT_TRANSLATE_NOOP("Recipe", "RandAugment"),
    },
    "freeze": {
        "body": QT_TRANSLATE_NOOP("Recipe", "All but the head"),
        "nothing": QT_TRANSLATE_NOOP("Recipe", "Nothing: all of it learns"),
    },
    "balance": {
        "none": QT_TRANSLATE_NOOP("Recipe", "Leave them"),
        "sampling": QT_TRANSLATE_NOOP("Recipe", "Show equally often"),
        "weights": QT_TRANSLATE_NOOP("Recipe", "Weigh rare ones more"),
    },
    "answers_from": {
        "picture": QT_TRANSLATE_NOOP("Recipe", "The picture"),
        "mirrored": QT_TRANSLATE_NOOP("Recipe", "It and its mirror image"),
    },
    "device": {
        "auto": QT_TRANSLATE_NOOP("Recipe", "Automatic"),
        "cpu": QT_TRANSLATE_NOOP("Recipe", "CPU"),
        "cuda": QT_TRANSLATE_NOOP("Recipe", "GPU (CUDA)"),
        "mps": QT_TRANSLATE_NOOP("Recipe", "GPU (Apple)"),
    },
    "precision": {
        "auto": QT_TRANSLATE_NOOP("Recipe", "Automatic"),
        "float32": QT_TRANSLATE_NOOP("Recipe", "float32"),
        "bfloat16": QT_TRANSLATE_NOOP("Recipe", "bfloat16"),
    },
    "form": {
        "auto": QT_TRANSLATE_NOOP("Recipe", "Automatic"),
        "small": QT_TRANSLATE_NOOP("Recipe", "Small"),
        "full": QT_TRANSLATE_NOOP("Recipe", "Full"),
    },
}

STATES: dict[str, object] = {
    "waiting": QT_TRANSLATE_NOOP("Recipe", "Waiting"),
    "starting": QT_TRANSLATE_NOOP("Recipe", "Starting"),
    "running": QT_TRANSLATE_NOOP("Recipe", "Training"),
    "stopping": QT_TRANSLATE_NOOP("Recipe", "Stopping"),
    "finished": QT_TRANSLATE_NOOP("Recipe", "Finished"),
    "stopped": QT_TRANSLATE_NOOP("Recipe", "Stopped"),
    "early": QT_TRANSLATE_NOOP("Recipe", "Stopped early"),
    "failed": QT_TRANSLATE_NOOP("Recipe", "Failed"),
    "interrupted": QT_TRANSLATE_NOOP("Recipe", "Interrupted"),
}

FORM_WHY = QT_TRANSLATE_NOOP(
    "Recipe",
    "Large networks come in the full form of their paper, for photos, and in a small form that suits pictures of "
    "28 to 64 pixels and a laptop.",
)


def said(text: object) -> str:
    """``text`` in the window's language."""
    return QCoreApplication.translate(CONTEXT, str(text))


def label(name: str) -> str:
    """What the recipe's field ``name`` is called."""
    return said(LABELS.get(name, name))


def why(name: str) -> str:
    """What the field means and how to choose it."""
    return said(FORM_WHY if name == "form" else WHY.get(name, ""))


def value_text(name: str, value: object) -> str:
    """A field's value as a person reads it."""
    if isinstance(value, str) and name in CHOICES:
        return said(CHOICES[name].get(value, value))
    if name == "time_limit" and isinstance(value, float):
        return formatting.duration(value) if value else "–"
    if name == "validation_share" and isinstance(value, float):
        return f"{formatting.figure(100 * value, 'g')} %"
    if isinstance(value, float):
        return formatting.figure(value, "g")
    if isinstance(value, int):
        return f"{value:,}" if name != "seed" else str(value)
    return str(value) or "–"


def data_name(data: str) -> str:
    """A recipe's data in few words: the catalog's title, or the folder's name."""
    from engine.data.catalog import entry  # light, but numpy comes with it

    known = entry(data)
    if known is not None:
        return languages.said(known.title)
    return data.rstrip("/\\").replace("\\", "/").rsplit("/", 1)[-1] or data


def run_title(recipe: Recipe, network_titles: dict[str, str] | None = None) -> str:
    """What a run is called: its name, or network and data."""
    network = (network_titles or {}).get(recipe.network, recipe.network)
    return recipe.name or said(QT_TRANSLATE_NOOP("Recipe", "{} on {}")).format(network, data_name(recipe.data))

"""What can be said about a recipe before it is trained: why it cannot work, and what is unwise."""

from PySide6.QtCore import QCoreApplication

from engine.data.sets.summary import DataSummary
from engine.recipe import Recipe

translate = QCoreApplication.translate

UNEVEN = 5  # as in engine.data.batches.class_balance
HIGH_RATES = {"adamw": 0.1, "adam": 0.1, "sgd": 3.0}


def problem(recipe: Recipe, data: DataSummary | None) -> str:
    """A sentence saying why the recipe cannot be trained and what to change; empty when it can."""
    if data is not None and data.download_bytes:
        return translate("RecipeForm", "Download the pictures first.")
    if recipe.patience > 0 and recipe.validation_share == 0:
        return translate(
            "RecipeForm",
            "Early stopping needs held-out pictures: set “Held out” above 0, or switch early stopping off.",
        )
    if recipe.warmup_epochs >= recipe.epochs:
        return translate(
            "RecipeForm", "The warm-up is as long as the whole run: make it shorter, or train more epochs."
        )
    if data is not None and data.counts:
        kept = sum(data.counts) * (1 - recipe.validation_share)
        if kept < 1:
            return translate("RecipeForm", "Nothing is left to train on: hold out fewer pictures.")
    return ""


def advice(recipe: Recipe, data: DataSummary | None) -> list[str]:
    """Sentences about what will work but is probably not meant."""
    said: list[str] = []
    if recipe.learning_rate > HIGH_RATES[recipe.optimizer]:
        said.append(
            translate("RecipeForm", "The learning rate is far above what usually settles; the loss may blow up.")
        )
    if data is None or not data.counts:
        return said
    held_out = sum(data.counts) * recipe.validation_share
    if recipe.batch_size > sum(data.counts) - held_out:
        said.append(
            translate("RecipeForm", "A batch holds more pictures than there are: each epoch makes one correction only.")
        )
    if 0 < held_out < 10 * len(data.counts):
        said.append(
            translate(
                "RecipeForm", "Only {:,} pictures are held out: the best epoch is partly chosen by chance."
            ).format(round(held_out))
        )
    least, most = min(data.counts), max(data.counts)
    if least and most / least >= UNEVEN and recipe.balance == "none":
        said.append(
            translate(
                "RecipeForm",
                "The largest class has {:.0f} times the pictures of the smallest: “Uneven classes” can make up for it.",
            ).format(most / least)
        )
    return said

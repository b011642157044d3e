"""Good defaults for training a network on data, and what each field of a recipe means. No torch."""

from dataclasses import replace

from engine.data.content import content_kind
from engine.data.sets.input_choice import known_architecture
from engine.data.sets.summary import DataSummary
from engine.recipe import Recipe
from models.catalog import head

WHY: dict[str, str] = {
    "network": "The network to train.",
    "data": "What to train on: a data set known by name, or a folder with one sub-folder of pictures per class.",
    "form": "small suits pictures of about 32 pixels, full is the network as published; auto goes by the pictures.",
    "epochs": "How many times the network sees every training picture. More epochs take longer and help less and less.",
    "time_limit": (
        "Trains for so many seconds instead of a number of epochs; the learning rate's schedule is stretched to them. "
        "0 counts epochs. How far a machine gets in a time differs a little at every run, and so do the numbers."
    ),
    "batch_size": (
        "How many pictures the network sees before each correction of its weights. Larger batches are faster per "
        "picture; smaller ones correct more often."
    ),
    "learning_rate": (
        "How large each correction is, at its largest. Too small learns slowly; too large never settles or fails."
    ),
    "schedule": (
        "How the learning rate changes during the run. one-cycle rises, then falls to almost nothing and is best for "
        "short runs; cosine falls smoothly; step falls to a tenth after a half and three quarters; constant stays."
    ),
    "warmup_epochs": "Epochs in which the learning rate rises from almost nothing, so that the start does no harm.",
    "optimizer": (
        "How corrections are made from gradients. AdamW gives every weight a pace of its own and needs little care; "
        "SGD with Nesterov momentum often ends a little better on large networks; Adam is AdamW's elder form."
    ),
    "momentum": "How much of the last corrections goes on into the next one.",
    "weight_decay": "Pulls weights towards zero, against learning by heart. Biases and normalization are spared.",
    "label_smoothing": "Asks for a little less than certainty, which keeps a network from being too sure of itself.",
    "gradient_clip": "Limits the size of one correction, against runs that blow up. 0 switches it off.",
    "augmentation": (
        "Changes the training pictures a little each time, so that the network learns what matters. shift moves them "
        "by up to two pixels; ink also turns, slants, scales, bends and thickens strokes; mirror mirrors "
        "(not for letters) and moves them by up to an eighth; photo changes light and color besides; randaugment "
        "changes each photo by two of fourteen acts drawn by chance."
    ),
    "mixup": (
        "Blends each picture with another one and asks for a blend of their classes: for photos, against learning by "
        "heart in long runs. 0.2 is usual; 0 switches it off."
    ),
    "cutmix": (
        "Puts a piece of another picture into each picture and asks for both classes by their areas: for photos, in "
        "long runs. 1 is usual; 0 switches it off. With mixup too, each batch gets one of the two."
    ),
    "balance": (
        "What to do when some classes have far fewer pictures than others. sampling shows all classes equally often; "
        "weights lets a picture of a rare class count more; none leaves things as they are."
    ),
    "answers_from": (
        "What the trained network is asked about. mirrored takes the mean of its answers to a picture and to the "
        "picture's mirror image: a little more often right for photos, and twice the time. Not for letters or digits."
    ),
    "weights_average": (
        "Uses a moving average of the weights, which is steadier than the last weights. 0.999 is usual; 0 switches it "
        "off."
    ),
    "validation_share": (
        "The part of the training pictures that is held out to choose the best epoch. The test pictures are never used "
        "for a choice."
    ),
    "patience": "Stops early after so many epochs without a better validation accuracy. 0 never stops early.",
    "seed": "The start of all chance. The same recipe and seed give the same run on the same machine.",
    "device": "auto uses a GPU where there is one that works, else the processor.",
    "input_size": "The side in pixels of what the network sees; 0 takes what suits the network and the data.",
    "precision": "auto uses the faster bfloat16 where the machine has it and a short measurement says it pays.",
    "start_from": (
        "Weights to go on from, instead of from chance: a recognizer, or a file of weights. What it has learned to see "
        "is kept, and only its last layer, the head, is made new for new classes: a few dozen pictures per class can "
        "be enough then."
    ),
    "freeze": (
        "What of the weights it starts from stays as it is. body trains the head alone, in moments and with few "
        "pictures; a stage keeps all up to and with it; nothing trains all, which is best with many pictures."
    ),
    "body_rate": (
        "The learning rate of everything but the head, as a share of the head's: 0.1 changes gently what was learned "
        "before. 1 makes no difference between them."
    ),
    "name": "What the run is called in the list.",
}


def defaults_for(network: str, data: str, found: DataSummary | None = None) -> Recipe:
    """A recipe that does well for ``network`` (a key of models.catalog) on ``data`` (a catalog key, a file, a folder).

    EngineError for an unknown network. found: what was seen in a file or folder, where somebody looked; it decides how
    pictures may be changed.
    """
    pictures = content_kind(data, found)
    ink, many = pictures.are_ink, pictures.are_many
    usual = known_architecture(network).training
    recipe = Recipe(
        network=network,
        data=data,
        epochs=usual.epochs,
        batch_size=usual.batch_size,
        learning_rate=usual.learning_rate,
        weight_decay=usual.weight_decay,
        label_smoothing=usual.label_smoothing,
        gradient_clip=usual.gradient_clip,
        weights_average=usual.weights_average,
        augmentation=usual.augmentation or pictures.augmentation,
    )
    if many:
        return recipe if ink else replace(recipe, epochs=30)
    return replace(recipe, epochs=30, batch_size=32, learning_rate=recipe.learning_rate / 2)


def defaults_from_weights(network: str, data: str, freeze: str = "body", found: DataSummary | None = None) -> Recipe:
    """A recipe that does well for few pictures when ``network`` starts from weights and keeps ``freeze`` of them.

    The head alone learns in moments, so it may take its time; a body that learns too does so gently.
    """
    own = defaults_for(network, data, found)
    if not head(network, "small"):
        return replace(own, learning_rate=own.learning_rate / 4)
    plain = replace(own, freeze=freeze, epochs=40, batch_size=32, weight_decay=0.01, weights_average=0.0)
    if freeze == "body":
        return replace(plain, learning_rate=0.01, label_smoothing=0.0, gradient_clip=0.0)
    return replace(plain, epochs=15, learning_rate=0.002, body_rate=0.1)


SHORTER = 5  # times fewer epochs than the usual recipe


def shortened(usual: Recipe) -> Recipe:
    """``usual`` for a fifth of its time or less, at the cost of some accuracy.

    Few epochs leave no time to learn changed pictures: they are changed less.
    """
    is_ink = usual.augmentation == "ink"
    short = replace(
        usual,
        epochs=max(2, round(usual.epochs / SHORTER)),
        augmentation="shift" if is_ink else usual.augmentation,
        weights_average=min(usual.weights_average, 0.99),
        validation_share=min(usual.validation_share, 0.05),
    )
    known = known_architecture(usual.network).training.short_on_ink
    if known is None or not is_ink or usual.start_from:
        return short
    return replace(
        short,
        epochs=known.epochs,
        learning_rate=known.learning_rate,
        augmentation=known.augmentation or short.augmentation,
        weights_average=short.weights_average if known.weights_average is None else known.weights_average,
    )

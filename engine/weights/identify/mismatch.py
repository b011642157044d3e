"""Why a set of named weights fits no network here: what it is if that is known, else the closest and how it differs."""

from collections.abc import Iterable, Mapping

from torch import Tensor

from engine.storage.safe_open import shown
from engine.weights.identify.signatures import COUNTER, Signature
from models.catalog import FAMILIES

FIRST_LAYERS = [family.first_layers for family in FAMILIES.values()]
MOST_NAMED = 4
CHOOSE = "Choose weights of a network in the list."
# a name and the beginning of its shape by which a network that is not here is known
ELSEWHERE: tuple[tuple[str, tuple[int, ...], str], ...] = (
    ("layer1.0.conv2.weight", (128, 4), "ResNeXt (32×4d)"),
    ("layer1.0.conv2.weight", (256, 8), "ResNeXt (32×8d)"),
    ("layer1.0.conv2.weight", (256, 4), "ResNeXt (64×4d)"),
    ("layer1.0.conv2.weight", (128, 128, 3), "Wide ResNet"),
    ("features.1.conv.0.0.weight", (), "MobileNetV2"),
    ("features.1.block.0.0.weight", (), "MobileNetV3 or EfficientNet"),
    ("features.3.squeeze.weight", (), "SqueezeNet"),
    ("stage2.0.branch1.0.weight", (), "ShuffleNetV2"),
    ("layers.8.0.layers.0.weight", (), "MNASNet"),
    ("Conv2d_1a_3x3.conv.weight", (), "Inception v3"),
    ("features.1.0.layer_scale", (), "ConvNeXt"),
    ("features.1.0.attn.qkv.weight", (), "Swin Transformer"),
    ("encoder.pos_embedding", (), "Vision Transformer"),
    ("blocks.0.attn.qkv.weight", (), "Vision Transformer (timm)"),
    ("trunk_output.block1.block1-0.proj.0.weight", (), "RegNet"),
    ("conv_stem.weight", (), "EfficientNet or MobileNet (timm)"),
    ("resnet.embedder.embedder.convolution.weight", (), "a ResNet named as Hugging Face does"),
)


def explain_mismatch(examined: Iterable[Signature], readings: Iterable[Mapping[str, Tensor]], file_name: str) -> str:
    """A sentence on the weights, read in the one of ``key_remaps`` that comes closest to one of ``examined``."""
    file = f"“{shown(file_name)}”"
    several = list(readings)
    pairs = [(skeleton, weights) for skeleton in examined for weights in several]
    closest, weights = max(pairs, key=lambda pair: _likeness(*pair), default=(None, several[0]))
    mark = first_layer(weights)
    elsewhere = next(
        (title for one in several for name, shape, title in ELSEWHERE if _has(one, name, shape)),
        "",
    )
    if elsewhere:
        return f"{file} looks like {elsewhere}, which Inkling does not have{mark}. {CHOOSE}"
    if closest is None or _likeness(closest, weights) == (0, 0):
        named = ", ".join(f"{shown(name)} {_shape(tensor)}" for name, tensor in list(weights.items())[:MOST_NAMED])
        count = f"{len(weights)} weights: {named} …" if len(weights) > MOST_NAMED else f"{named}."
        return f"{file} is for a network that Inkling does not have{mark}. It holds {count} {CHOOSE}"
    wrong = _differences(closest, weights)
    listed = "; ".join(wrong[:MOST_NAMED])
    more = f" (and {len(wrong) - MOST_NAMED} more)" if len(wrong) > MOST_NAMED else ""
    form = ", small form" if closest.form == "small" and closest.architecture.has_full_form else ""
    return (
        f"{file} fits no network here{mark}. The closest is {closest.architecture.title}{form}, but {listed}{more}. "
        f"{CHOOSE}"
    )


def first_layer(weights: Mapping[str, Tensor]) -> str:
    """ " (96 filters of 11×11 in the first layer, as in AlexNet of 2012)", or nothing."""
    filters = next((tensor.shape for tensor in convolutions(weights)), None)
    if filters is None:
        return ""
    told = f" ({filters[0]} filters of {filters[2]}×{filters[3]} in the first layer"
    whose = _one_of([names[mark] for names in FIRST_LAYERS if (mark := (filters[0], filters[2])) in names])
    return f"{told}, as in {whose})" if whose else f"{told})"


def _one_of(names: list[str]) -> str:
    """ "GoogLeNet, ResNet or DenseNet"."""
    return " or ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def convolutions(weights: Mapping[str, Tensor]) -> list[Tensor]:
    """All convolutions, those that can be the first (1 or 3 channels in) before the others."""
    found = [tensor for tensor in weights.values() if tensor.dim() == 4]
    return sorted(found, key=lambda tensor: tensor.shape[1] not in (1, 3))


def _has(weights: Mapping[str, Tensor], name: str, shape: tuple[int, ...]) -> bool:
    return name in weights and tuple(weights[name].shape)[: len(shape)] == shape


def _likeness(skeleton: Signature, weights: Mapping[str, Tensor]) -> tuple[int, int]:
    """How many weights agree in name and shape, less those that are too many or too few; and in name."""
    common = [name for name in weights if name in skeleton.shapes]
    same = [name for name in common if skeleton.takes(name, weights[name])]
    apart = len(weights) - len(common) + len(skeleton.shapes) - len(common)
    return (len(same) * 2 - apart if common else 0, len(common))


def _differences(skeleton: Signature, weights: Mapping[str, Tensor]) -> list[str]:
    wrong: list[str] = []
    for name, shape in skeleton.shapes.items():
        tensor = weights.get(name)
        if tensor is None and not name.endswith(COUNTER):
            wrong.append(f"{shown(name)} is missing")
        elif tensor is not None and not skeleton.takes(name, tensor):
            wrong.append(f"{shown(name)} is {_shape(tensor)} instead of {_sizes(shape)}")
    wrong.sort(key=lambda sentence: sentence.endswith("missing"))
    wrong += [
        f"{shown(name)} {_shape(tensor)} is too much" for name, tensor in weights.items() if name not in skeleton.shapes
    ]
    counts = {weights[name].shape[0] for name in skeleton.heads if name in weights}
    if not wrong and len(counts) > 1:
        wrong.append("its outputs disagree on the number of classes")
    return wrong


def _shape(tensor: Tensor) -> str:
    return _sizes(tuple(tensor.shape))


def _sizes(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape)) or "a single number"

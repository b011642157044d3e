"""Why a set of named weights fits no network here: what it is if that is known, else the closest and how it differs."""

from collections.abc import Iterable, Mapping, Sequence

from torch import Tensor

from engine.sentence import Sentence, join
from engine.storage.safe_open import shown
from engine.weights.identify.signatures import COUNTER, Signature
from models.catalog import FAMILIES

FIRST_LAYERS = [family.first_layers for family in FAMILIES.values()]
MOST_NAMED = 4
CLOSE = 0.5  # of the weights' names are those of the network that is called the closest
CHOOSE = Sentence("Choose weights of a network in the list.")
# a name and the beginning of its shape by which a network that is not here is known
ELSEWHERE: tuple[tuple[str, tuple[int, ...], str], ...] = (
    ("layer1.0.conv2.weight", (128, 4), "ResNeXt (32×4d)"),
    ("layer1.0.conv2.weight", (256, 8), "ResNeXt (32×8d)"),
    ("layer1.0.conv2.weight", (256, 4), "ResNeXt (64×4d)"),
    ("layer1.0.conv2.weight", (128, 128, 3), "Wide ResNet"),
    ("features.1.conv.0.0.weight", (), "MobileNetV2"),
    ("features.1.block.0.0.weight", (), Sentence("MobileNetV3 or EfficientNet")),
    ("features.3.squeeze.weight", (), "SqueezeNet"),
    ("stage2.0.branch1.0.weight", (), "ShuffleNetV2"),
    ("layers.8.0.layers.0.weight", (), "MNASNet"),
    ("Conv2d_1a_3x3.conv.weight", (), "Inception v3"),
    ("features.1.0.layer_scale", (), "ConvNeXt"),
    ("features.1.0.attn.qkv.weight", (), "Swin Transformer"),
    ("encoder.pos_embedding", (), "Vision Transformer"),
    ("blocks.0.attn.qkv.weight", (), "Vision Transformer (timm)"),
    ("trunk_output.block1.block1-0.proj.0.weight", (), "RegNet"),
    ("conv_stem.weight", (), Sentence("EfficientNet or MobileNet (timm)")),
    ("resnet.embedder.embedder.convolution.weight", (), Sentence("a ResNet named as Hugging Face does")),
)


def explain_mismatch(
    examined: Iterable[Signature], key_remaps: Iterable[Mapping[str, Tensor]], file_name: str
) -> Sentence:
    """A sentence on the weights, named as in the one of ``key_remaps`` that comes closest to one of ``examined``."""
    file = shown(file_name)
    several = list(key_remaps)
    elsewhere = next((title for one in several for name, shape, title in ELSEWHERE if _has(one, name, shape)), "")
    pairs = [(signature, weights) for signature in examined for weights in several]
    closest, weights = max(pairs, key=lambda pair: _likeness(*pair), default=(None, several[0]))
    mark = first_layer(weights)
    if elsewhere:
        return Sentence(
            "“{file}” looks like {network}, which Inkling does not have{mark}. {choose}",
            file=file,
            network=elsewhere,
            mark=mark,
            choose=CHOOSE,
        )
    if closest is None or _likeness(closest, weights)[1] < CLOSE * len(weights):
        return Sentence(
            "“{file}” is for a network that Inkling does not have{mark}. It holds {weights} {choose}",
            file=file,
            mark=mark,
            weights=_listed(weights),
            choose=CHOOSE,
        )
    return _compared(closest, weights, file, mark)


def _compared(closest: Signature, weights: Mapping[str, Tensor], file: str, mark: Sentence) -> Sentence:
    has_two_forms = closest.form == "small" and closest.architecture.has_full_form
    title = Sentence("{network}, small form", network=closest.architecture.title) if has_two_forms else None
    network = title or closest.architecture.title
    wrong = _wrong_shapes(closest, weights)
    missing = [name for name in closest.shapes if name not in weights and not name.endswith(COUNTER)]
    extra = [name for name in weights if name not in closest.shapes]
    if missing and not wrong and not extra:
        return Sentence(
            "“{file}” holds only a part of {network}: {missing} of its {count} weights are missing ({names} …). Get "
            "the whole file.",
            file=file,
            network=network,
            missing=len(missing),
            count=len(missing) + len(weights),
            names=", ".join(shown(name) for name in missing[:MOST_NAMED]),
        )
    wrong += [Sentence("{name} is missing", name=shown(name)) for name in missing]
    wrong += [Sentence("{name} {shape} is too much", name=shown(name), shape=_shape(weights[name])) for name in extra]
    if not wrong:
        wrong.append(Sentence("its outputs disagree on the number of classes"))
    told = join("; ", wrong[:MOST_NAMED])
    if len(wrong) > MOST_NAMED:
        told = Sentence("{some} (and {more} more)", some=told, more=len(wrong) - MOST_NAMED)
    return Sentence(
        "“{file}” fits no network here{mark}. The closest is {network}, but {wrong}. {choose}",
        file=file,
        mark=mark,
        network=network,
        wrong=told,
        choose=CHOOSE,
    )


def first_layer(weights: Mapping[str, Tensor]) -> Sentence:
    """ " (96 filters of 11×11 in the first layer, as in AlexNet of 2012)", or nothing."""
    filters = next((tensor.shape for tensor in convolutions(weights)), None)
    if filters is None:
        return join("", ())
    whose = [names[mark] for names in FIRST_LAYERS if (mark := (filters[0], filters[2])) in names]
    count, height, width = filters[0], filters[2], filters[3]
    if not whose:
        return Sentence(
            " ({count} filters of {height}×{width} in the first layer)", count=count, height=height, width=width
        )
    return Sentence(
        " ({count} filters of {height}×{width} in the first layer, as in {network})",
        count=count,
        height=height,
        width=width,
        network=_one_of(whose),
    )


def _one_of(names: Sequence[str]) -> Sentence:
    """ "GoogLeNet, ResNet or DenseNet"."""
    if len(names) == 1:
        return join("", names)
    return Sentence("{some} or {last}", some=join(", ", names[:-1]), last=names[-1])


def convolutions(weights: Mapping[str, Tensor]) -> list[Tensor]:
    """All convolutions, those that can be the first (1 or 3 channels in) before the others."""
    found = [tensor for name, tensor in weights.items() if tensor.dim() == 4 and name.endswith("weight")]
    return sorted(found, key=lambda tensor: tensor.shape[1] not in (1, 3))


def _has(weights: Mapping[str, Tensor], name: str, shape: tuple[int, ...]) -> bool:
    return name in weights and tuple(weights[name].shape)[: len(shape)] == shape


def _likeness(signature: Signature, weights: Mapping[str, Tensor]) -> tuple[int, int, int]:
    """How many weights agree in name and shape; in name; less those that are too many or too few."""
    common = [name for name in weights if name in signature.shapes]
    same = [name for name in common if signature.takes(name, weights[name])]
    apart = len(weights) - len(common) + len(signature.shapes) - len(common)
    return len(same), len(common), -apart


def _wrong_shapes(signature: Signature, weights: Mapping[str, Tensor]) -> list[Sentence]:
    counts = [weights[name].shape[0] for name in signature.heads if name in weights and weights[name].dim() == 1]
    classes = str(counts[0]) if len(set(counts)) == 1 else "K"
    wrong: list[Sentence] = []
    for name, shape in signature.shapes.items():
        if name not in weights or signature.takes(name, weights[name]):
            continue
        found = tuple(weights[name].shape)
        expected = _head_sizes(shape, classes) if name in signature.heads else _sizes(shape)
        is_turned = len(found) == 2 and (found[0] == shape[1] if name in signature.heads else found == shape[::-1])
        wrong.append(
            Sentence(
                "{name} is {found} instead of {expected}, as if transposed"
                if is_turned
                else "{name} is {found} instead of {expected}",
                name=shown(name),
                found=_sizes(found),
                expected=expected,
            )
        )
    return wrong


def _listed(weights: Mapping[str, Tensor]) -> Sentence:
    some = join(
        ", ",
        [
            Sentence("{name} {shape}", name=shown(name), shape=_shape(tensor))
            for name, tensor in list(weights.items())[:MOST_NAMED]
        ],
    )
    if len(weights) > MOST_NAMED:
        return Sentence("{count} weights: {names} …", count=len(weights), names=some)
    return Sentence("{names}.", names=some)


def _shape(tensor: Tensor) -> str:
    return _sizes(tuple(tensor.shape))


def _sizes(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape)) or Sentence("a single number")


def _head_sizes(shape: tuple[int, ...], classes: str) -> str:
    """As ``_sizes``, of a layer whose first side is the number of classes."""
    return "×".join((classes, *map(str, shape[1:])))

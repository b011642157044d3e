"""Which forms a recognizer can be exported in, and what this machine lacks for one of them. No torch."""

from importlib.util import find_spec
from typing import Literal, get_args

from engine.errors import EngineError
from engine.sentence import Sentence

Format = Literal["safetensors", "pth", "onnx"]
FORMATS: tuple[Format, ...] = ("onnx", "pth", "safetensors")
ONNX_PACKAGES = ("onnx", "onnxscript", "onnxruntime")
HOW_TO_GET_ONNX = 'pip install "onnx>=1.19" "onnxscript>=0.5.4" "onnxruntime>=1.23"'


def missing_packages() -> tuple[str, ...]:
    """What of the extra ``export`` is not installed; ONNX needs all of it."""
    return tuple(name for name in ONNX_PACKAGES if find_spec(name) is None)


def why_not(form: str) -> str:
    """A sentence when ``form`` cannot be written here; empty when it can."""
    missing = missing_packages()
    if form == "onnx" and missing:
        return Sentence(
            "ONNX needs {names}, which is not installed here. To get it: {command}",
            names=", ".join(missing),
            command=HOW_TO_GET_ONNX,
        )
    return ""


def chosen_formats(wanted: str) -> tuple[Format, ...]:
    """The formats of a list separated by commas, each once; EngineError for an unknown one or one without its packages.

    Empty: all that this machine can write.
    """
    names = [name.strip().lower().removeprefix(".") for name in wanted.split(",") if name.strip()]
    if not names:
        return tuple(form for form in FORMATS if not why_not(form))
    unknown = [name for name in names if name not in get_args(Format)]
    if unknown:
        raise EngineError(
            "Inkling does not export “{name}”. It exports {names}.", name=unknown[0], names=", ".join(FORMATS)
        )
    chosen: tuple[Format, ...] = tuple(form for form in FORMATS if form in names)
    reason = next((why for form in chosen if (why := why_not(form))), "")
    if reason:
        raise EngineError(reason)
    return chosen

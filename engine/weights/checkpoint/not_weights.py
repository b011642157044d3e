"""Files that are no weights: recognized by their content and named, with what to do instead."""

import re

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.safe_open import shown

SAVE_A_STATE_DICT = Sentence("In the program it comes from, save model.state_dict() instead.")
HEAD = 1024

# what a file begins with -> what it is and what to do
BEGINNINGS: tuple[tuple[bytes, Sentence], ...] = (
    (
        b"INKLING CHECKPOINT ",
        Sentence(
            "is a checkpoint of a training run in Inkling: “Resume” goes on from it. Its recognizer is the file "
            "best.safetensors in the same folder; the Library lists it by itself."
        ),
    ),
    (
        b"version https://git-lfs.github.com",
        Sentence(
            "is only a pointer to a file in Git LFS: run “git lfs pull”, or download the file itself from its web page."
        ),
    ),
    (
        b"\x89HDF\r\n\x1a\n",
        Sentence("is an HDF5 file (Keras or MATLAB). Inkling reads PyTorch weights: .safetensors, .pth, .pt."),
    ),
    (b"GGUF", Sentence("is a GGUF file, a language model. Inkling reads PyTorch weights: .safetensors, .pth, .pt.")),
    (b"\x93NUMPY", Sentence("is a NumPy array. Inkling reads PyTorch weights: .safetensors, .pth, .pt.")),
    (b"MATLAB 5.0", Sentence("is a MATLAB file. Inkling reads PyTorch weights: .safetensors, .pth, .pt.")),
    (b"\x1f\x8b", Sentence("is compressed by gzip: unpack it first.")),
    (b"7z\xbc\xaf\x27\x1c", Sentence("is a 7z archive: unpack it first.")),
    (b"Rar!", Sentence("is a RAR archive: unpack it first.")),
    (b"\xfd7zXZ\x00", Sentence("is compressed by xz: unpack it first.")),
    (b"BZh", Sentence("is compressed by bzip2: unpack it first.")),
    (b"\x28\xb5\x2f\xfd", Sentence("is compressed by zstd: unpack it first.")),
    (b"%PDF", Sentence("is a PDF document, not weights.")),
    (b"\x89PNG", Sentence("is a picture, not weights. Drop it on the canvas to recognize it.")),
    (b"\xff\xd8\xff", Sentence("is a picture, not weights. Drop it on the canvas to recognize it.")),
    (b"\x7fELF", Sentence("is a program, not weights.")),
    (b"MZ", Sentence("is a Windows program, not weights.")),
    (b"<?xml", Sentence("is an XML document, not weights. Download the file itself.")),
)


def refuse_other_kinds(head: bytes, tail: bytes, name: str) -> None:
    """EngineError for a file that begins with ``head`` and ends with ``tail`` and is certainly no PyTorch weights."""
    kind = _kind(head[:HEAD], tail)
    if kind is not None:
        raise EngineError("“{file}” {what}", file=shown(name), what=kind)


def _kind(head: bytes, tail: bytes) -> Sentence | None:
    if not head:
        return Sentence("is empty: get the file again.")
    if not any(head) and not any(tail):
        return Sentence("holds only zeros, as after a broken download: get the file again.")
    for beginning, sentence in BEGINNINGS:
        if head.startswith(beginning):
            return sentence
    if head[257:262] == b"ustar":
        return Sentence(
            "is a tar archive: unpack it first. If PyTorch before 0.1.10 wrote it: {advice}", advice=SAVE_A_STATE_DICT
        )
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if re.match(rb"<(!doctype html|html|head|body|!--)", text):
        return Sentence(
            "is a web page, as when a download needs a login. Open the link in a browser and download the file itself."
        )
    if re.match(rb"[{\[]", text) and not re.match(rb"[^ -~\s]", text[1:2]) and _is_text(head):
        return Sentence("is JSON, a description without weights. Choose the .safetensors, .pth or .pt file beside it.")
    # ONNX is a protocol buffer: field 1 (ir_version, a small number), then the producer or the opset
    if re.match(rb"\x08[\x01-\x20][\x12\x1a\x22\x3a\x42]", head) and (b"onnx" in head.lower() or b"pytorch" in head):
        return Sentence("is an ONNX network. Inkling reads PyTorch weights: .safetensors, .pth, .pt.")
    if head[4:8] == b"TFL3":
        return Sentence("is a TensorFlow Lite network. Inkling reads PyTorch weights: .safetensors, .pth, .pt.")
    return Sentence("is a text, not weights.") if _is_text(head) else None


def _is_text(head: bytes) -> bool:
    is_cut_within_a_letter = len(head) == HEAD and head[-1] & 0x80
    try:
        text = (head.rsplit(b" ", 1)[0] if is_cut_within_a_letter else head).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character in "\t\r\n\f" for character in text)

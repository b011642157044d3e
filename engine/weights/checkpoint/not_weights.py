"""Files that are no weights: recognized by their content and named, with what to do instead."""

import re

from engine.errors import EngineError
from engine.storage.safe_open import shown

SAVE_A_STATE_DICT = "In the program it comes from, save model.state_dict() instead."
HEAD = 1024

# what a file begins with -> what it is and what to do
BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (
        b"version https://git-lfs.github.com",
        "is only a pointer to a file in Git LFS: run “git lfs pull”, or download the file itself from its web page.",
    ),
    (
        b"\x89HDF\r\n\x1a\n",
        "is an HDF5 file (Keras or MATLAB). Inkling reads PyTorch weights: .safetensors, .pth, .pt.",
    ),
    (b"GGUF", "is a GGUF file, a language model. Inkling reads PyTorch weights: .safetensors, .pth, .pt."),
    (b"\x93NUMPY", "is a NumPy array. Inkling reads PyTorch weights: .safetensors, .pth, .pt."),
    (b"MATLAB 5.0", "is a MATLAB file. Inkling reads PyTorch weights: .safetensors, .pth, .pt."),
    (b"\x1f\x8b", "is compressed by gzip: unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive: unpack it first."),
    (b"Rar!", "is a RAR archive: unpack it first."),
    (b"\xfd7zXZ\x00", "is compressed by xz: unpack it first."),
    (b"BZh", "is compressed by bzip2: unpack it first."),
    (b"\x28\xb5\x2f\xfd", "is compressed by zstd: unpack it first."),
    (b"%PDF", "is a PDF document, not weights."),
    (b"\x89PNG", "is a picture, not weights. Drop it on the canvas to recognize it."),
    (b"\xff\xd8\xff", "is a picture, not weights. Drop it on the canvas to recognize it."),
    (b"\x7fELF", "is a program, not weights."),
    (b"MZ", "is a Windows program, not weights."),
    (b"<?xml", "is an XML document, not weights. Download the file itself."),
)


def refuse_other_kinds(head: bytes, tail: bytes, name: str) -> None:
    """EngineError for a file that begins with ``head`` and ends with ``tail`` and is certainly no PyTorch weights."""
    sentence = _kind(head[:HEAD], tail)
    if sentence:
        raise EngineError(f"“{shown(name)}” {sentence}")


def _kind(head: bytes, tail: bytes) -> str:
    if not head:
        return "is empty: get the file again."
    if not any(head) and not any(tail):
        return "holds only zeros, as after a broken download: get the file again."
    for beginning, sentence in BEGINNINGS:
        if head.startswith(beginning):
            return sentence
    if head[257:262] == b"ustar":
        return f"is a tar archive: unpack it first. If PyTorch before 0.1.10 wrote it: {SAVE_A_STATE_DICT}"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if re.match(rb"<(!doctype html|html|head|body|!--)", text):
        return (
            "is a web page, as when a download needs a login. Open the link in a browser and download the file itself."
        )
    if re.match(rb"[{\[]", text) and not re.match(rb"[^ -~\s]", text[1:2]) and _is_text(head):
        return "is JSON, a description without weights. Choose the .safetensors, .pth or .pt file beside it."
    # ONNX is a protocol buffer: field 1 (ir_version, a small number), then the producer or the opset
    if re.match(rb"\x08[\x01-\x20][\x12\x1a\x22\x3a\x42]", head) and (b"onnx" in head.lower() or b"pytorch" in head):
        return "is an ONNX network. Inkling reads PyTorch weights: .safetensors, .pth, .pt."
    if head[4:8] == b"TFL3":
        return "is a TensorFlow Lite network. Inkling reads PyTorch weights: .safetensors, .pth, .pt."
    return "is a text, not weights." if _is_text(head) else ""


def _is_text(head: bytes) -> bool:
    is_cut_within_a_letter = len(head) == HEAD and head[-1] & 0x80
    try:
        text = (head.rsplit(b" ", 1)[0] if is_cut_within_a_letter else head).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character in "\t\r\n\f" for character in text)

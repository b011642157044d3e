"""No bytes make the machine do anything but describe or refuse, whichever vocabulary it speaks."""

import contextlib
import io
import os
import pickle
import pickletools
import struct
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.data.formats import cifar_pickle
from engine.errors import EngineError
from engine.storage.pickle_machine import ACTS
from engine.weights.checkpoint import pickle_reader
from tests.engine.data.made_files import python_2_pickle

Follow = Callable[[io.BytesIO, str], object]
VOCABULARIES: dict[str, Follow] = {"checkpoint": pickle_reader.follow, "cifar": cifar_pickle.follow}
ALLOWED = [
    *(b"ccollections\nOrderedDict\n", b"ctorch._utils\n_rebuild_tensor_v2\n", b"ctorch\nFloatStorage\n"),
    *(b"ctorch._tensor\n_rebuild_from_type_v2\n", b"ctorch._utils\n_rebuild_parameter\n", b"ctorch\nSize\n"),
    *(b"cnumpy.core.multiarray\n_reconstruct\n", b"cnumpy.core.numeric\n_frombuffer\n", b"cnumpy\ndtype\n"),
    *(b"c_codecs\nencode\n", b"cnumpy.core.multiarray\nscalar\n", b"cos\nsystem\n"),
]
VALUES = [
    *(b"K\x01", b"K\x04", b"M\x00\x02", b"J\xff\xff\xff\xff", b"N", b"\x88", b"G?\xf0\0\0\0\0\0\0", b"\x8a\x01\x07"),
    *(b"U\x07storage", b"U\x010", b"U\x03cpu", b"U\x02u1", b"U\x06latin1", b"X\x01\0\0\0a", b"B\x02\0\0\0ab"),
    *(b")", b"]", b"}", b"(", b"U\x01|", b"U\x05data0"),
]
SINGLE = [one.code.encode("latin-1") for one in pickletools.opcodes if not one.arg]
INDEXED = [code + bytes([index]) for code in (b"q", b"h") for index in range(4)]
pieces = st.sampled_from([*ALLOWED, *VALUES, *SINGLE, *INDEXED, *SINGLE, b"Q", b"R", b"\x85", b"\x86", b"\x87", b"b"])
pickles = st.lists(pieces, max_size=60).map(lambda parts: b"\x80\x02" + b"".join(parts) + b".")


def is_refused(follow: Follow, data: bytes) -> str:
    with pytest.raises(EngineError) as told:
        follow(io.BytesIO(data), "a file")
    assert "a file" in told.value.sentence
    return told.value.sentence


@pytest.mark.parametrize("kind", VOCABULARIES)
@given(data=st.one_of(pickles, st.binary(max_size=300)))
@settings(deadline=None, max_examples=600)
def test_that_any_bytes_are_described_or_refused(kind: str, data: bytes) -> None:
    with contextlib.suppress(EngineError):
        VOCABULARIES[kind](io.BytesIO(data), "a file")


@pytest.mark.parametrize("kind", VOCABULARIES)
def test_that_calls_are_refused_by_name(kind: str) -> None:
    class Evil:
        def __reduce__(self) -> object:
            return os.system, ("true",)

    for protocol in (2, 3, 4, 5):
        assert "posix.system" in is_refused(VOCABULARIES[kind], pickle.dumps(Evil(), protocol))
    assert "os.system" in is_refused(VOCABULARIES[kind], b"(S'true'\nios\nsystem\n.")


@pytest.mark.parametrize("kind", VOCABULARIES)
@pytest.mark.parametrize("name", sorted({one.name for one in pickletools.opcodes} - ACTS.keys() - {"STOP", "INST"}))
def test_that_other_instructions_are_refused_by_name(kind: str, name: str) -> None:
    opcode = next(one for one in pickletools.opcodes if one.name == name)
    code = opcode.code.encode("latin-1")
    assert name in is_refused(VOCABULARIES[kind], b"\x80\x02" + code + b"0\n0\n00000000" + b".")


@pytest.mark.parametrize("kind", VOCABULARIES)
def test_that_a_length_that_lies_makes_no_room(kind: str) -> None:
    for code, form, length in ((b"\x8e", "<Q", 1 << 45), (b"B", "<I", (1 << 32) - 1), (b"T", "<i", (1 << 31) - 1)):
        is_refused(VOCABULARIES[kind], b"\x80\x04" + code + struct.pack(form, length) + b"abc.")


def test_that_calls_within_calls_are_refused_however_deep() -> None:
    rebuild = b"ctorch._tensor\n_rebuild_from_type_v2\n"
    depth = 5_000
    # (rebuild, None, (rebuild, None, (... ), None), None)
    data = b"\x80\x02" + rebuild + b"q\x000" + b"h\x00" + b"(h\x00N" * depth + b")" + b"Nt" * depth + b"R."
    assert "damaged" in is_refused(pickle_reader.follow, data)


def test_that_one_text_does_not_become_many_bytes() -> None:
    """A text of 64 MB, made into bytes 200 times, would be 13 GB."""
    child = """
import io, resource, struct
from engine.data.formats.cifar_pickle import follow
from engine.errors import EngineError
text = b"T" + struct.pack("<i", 64 << 20) + b"a" * (64 << 20) + b"q\\x000"
call = b"c_codecs\\nencode\\nh\\x00U\\x06latin1\\x86R"
data = b"\\x80\\x02" + text + b"]" + (call + b"a") * 200 + b"0}."
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    follow(io.BytesIO(data), "a file")
except EngineError as error:
    print("refused", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    done = subprocess.run([sys.executable, "-c", child], capture_output=True, text=True, check=True)
    said, grown = done.stdout.split()
    assert said == "refused"
    assert int(grown) < 2 << 20  # KiB


def test_that_what_is_meant_to_be_read_is_read() -> None:
    stream = io.BytesIO(python_2_pickle({"labels": [1, 2, 3]}))
    assert cifar_pickle.follow(stream, "a file") == {"labels": [1, 2, 3]}
    stream = io.BytesIO(pickle.dumps({"a": (1, None, [True, 0.5, b"x"])}, 4))
    assert pickle_reader.follow(stream, "a file") == {"a": (1, None, [True, 0.5, b"x"])}

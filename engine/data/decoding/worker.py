"""A process that decodes pictures for another one: a line of JSON in, one and raw bytes out, until stdin ends.

A broken picture that ends the decoder, or makes it swell, ends only this process. No torch, no Qt, no network.
"""

import json
import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from engine.sentence import Sentence, from_plain, to_plain

if TYPE_CHECKING:
    from engine.data.decoding.inspection import ImageFacts

MEMORY_HEADROOM = 2 << 30  # bytes a picture may take


def main() -> int:
    """Answer until stdin ends."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints does not disturb the answers
    from engine.data.decoding.tasks import done  # after the streams are safe

    _limit_memory()
    outgoing.write(b"{}\n")  # ready
    outgoing.flush()
    while line := incoming.readline():
        try:
            answer = done(task_in(json.loads(line)))
        except MemoryError:
            answer = None
        _send(outgoing, answer)
    return 0


def line_of(task: Any) -> bytes:
    """A task as one line."""
    return json.dumps({"do": type(task).__name__, **asdict(task)}).encode() + b"\n"


def task_in(plain: dict[str, Any]) -> Any:
    """The task that ``line_of`` wrote."""
    from engine.data.decoding.tasks import DecodeTask, InspectAndDecodeTask, InspectTask
    from engine.networks.input_spec import InputSpec

    what = plain.pop("do")
    if what == InspectTask.__name__:
        return InspectTask(**plain)
    spec = plain.pop("spec")
    mean, std = tuple(spec.pop("mean")), tuple(spec.pop("std"))
    kind = InspectAndDecodeTask if what == InspectAndDecodeTask.__name__ else DecodeTask
    return kind(**plain, spec=InputSpec(**spec, mean=mean, std=std))


def _send(outgoing: BinaryIO, answer: Any) -> None:
    from engine.data.decoding.tasks import Inspected

    head: dict[str, Any] = {}
    body = b""
    picture: Any = answer.picture if isinstance(answer, Inspected) else answer
    if isinstance(picture, np.ndarray):
        body = np.ascontiguousarray(picture).tobytes()
        head = {"shape": picture.shape, "bytes": len(body)}
    if isinstance(answer, Inspected):
        head["seen"] = _plain(answer.facts)
    elif answer is None:
        head["problem"] = plain_text(Sentence("needs more memory than there is"))
    elif isinstance(answer, Exception):
        head = {
            "problem": plain_text(getattr(answer, "sentence", str(answer))),
            "is_changed": hasattr(answer, "missing"),
            "missing": getattr(answer, "missing", ""),
        }
    elif not head:
        head["seen"] = _plain(answer)
    outgoing.write(json.dumps(head).encode() + b"\n" + body)
    outgoing.flush()


def _plain(facts: "ImageFacts") -> dict[str, Any]:
    return {**asdict(facts), "reason": plain_text(facts.reason)}


def plain_text(text: str) -> str | dict[str, Any]:
    """``text`` as JSON knows it, so that a sentence stays one; ``text_of`` is the way back."""
    return to_plain(text) if isinstance(text, Sentence) else text


def text_of(plain: object) -> str:
    """What ``plain_text`` made its value of."""
    return from_plain(plain) or str(plain)


def _limit_memory() -> None:
    if not sys.platform.startswith("linux"):
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123
        in_use = int(statm.read().split()[0]) * resource.getpagesize()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (in_use + MEMORY_HEADROOM, most))


if __name__ == "__main__":
    sys.exit(main())

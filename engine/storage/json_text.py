"""Values and names as text that people and all programs can read: in their own script, and always fit for UTF-8.

A file's name need not be UTF-8: Python then holds its bytes as lone surrogates, which no encoding takes. They become
the codes that JSON has for them ("caf\\udce9.png"); reading the JSON gives the very name back.
"""

import json
import re
from typing import Any

LONE = re.compile("[\ud800-\udfff]")


def json_text(
    value: Any, *, indent: int | None = None, separators: tuple[str, str] | None = None, allow_nan: bool = True
) -> str:
    """JSON of ``value``, fit for UTF-8. allow_nan: else numbers that JSON does not have are a ValueError."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=allow_nan, indent=indent, separators=separators)
    return LONE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def readable(name: str) -> str:
    r"""A name as text: bytes that are no UTF-8 as codes ("caf\xe9"); for titles and classes, which are no paths."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")

"""The data sets that can be downloaded, as resources/datasets.toml tells them. No torch, no network.

That file is the program's own; what is wrong in it is found here by name, and by a test.
"""

import tomllib
from typing import TypeVar, cast

from engine.data.sets.entry import CatalogEntry
from engine.download.source import Source
from engine.networks.input_spec import InputKind
from engine.storage.paths import RESOURCES

FILE = RESOURCES / "datasets.toml"

T = TypeVar("T")


class _Fields:
    """The fields of one table, taken one by one; what nobody took in the end is an error."""

    def __init__(self, table: object, where: str) -> None:
        self.where = where
        self._left = dict(cast("dict[str, object]", self.checked(table, dict, "it")))

    def take(self, name: str, kind: type[T], default: T | None = None) -> T:
        """The field ``name``; ValueError when it is of another kind, or missing without a ``default``."""
        return self.checked(self._left.pop(name, default), kind, name)

    def text(self, name: str) -> str:
        """A text that is not empty."""
        return self.texts_of([self._left.pop(name, None)], name)[0]

    def texts(self, name: str, default: list[object] | None = None) -> tuple[str, ...]:
        """Different texts."""
        return self.texts_of(self.take(name, list, default), name)

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number, not negative."""
        return self.numbers_of([self._left.pop(name, default)], name)[0]

    def numbers(self, name: str) -> tuple[int, ...]:
        """Whole numbers, not negative; none where they are not there."""
        return self.numbers_of(self.take(name, list, []), name)

    def texts_of(self, values: list[object], name: str) -> tuple[str, ...]:
        """``values``, when they are different texts that are not empty."""
        found = tuple(self.checked(value, str, name) for value in values)
        if not all(found) or len(set(found)) < len(found):
            raise ValueError(f"{self.where}: {name} is empty or holds a text twice")
        return found

    def numbers_of(self, values: list[object], name: str) -> tuple[int, ...]:
        """``values``, when they are whole numbers that are not negative."""
        found = tuple(self.checked(value, int, name) for value in values)
        if any(number < 0 or number is True for number in found):
            raise ValueError(f"{self.where}: {name} is no number of something")
        return found

    def checked(self, value: object, kind: type[T], name: str) -> T:
        """``value``, when it is of that kind."""
        if not isinstance(value, kind):
            raise ValueError(f"{self.where}: {name} is missing or no {kind.__name__}")  # noqa: TRY004  as all that is wrong
        return value

    def end(self) -> None:
        """ValueError when there is a field that nobody asked for."""
        if self._left:
            raise ValueError(f"{self.where}: nobody knows {', '.join(self._left)}")


def read_sets(text: str) -> tuple[tuple[CatalogEntry, ...], dict[str, str]]:
    """The data sets of ``text``, and what folders hold that are called by WordNet's numbers. ValueError names what is
    wrong."""
    top = _Fields(tomllib.loads(text), "datasets.toml")
    words: dict[str, str] = {}
    for name, word in cast("dict[str, object]", top.take("folders", dict)).items():
        words[name] = top.checked(word, str, name)
    sets = tuple(_set(table) for table in top.take("set", list))
    top.end()
    top.texts_of([one.key for one in sets], "key")
    return sets, words


def _set(table: object) -> CatalogEntry:
    fields = _Fields(table, "a set")
    fields.where = key = fields.text("key")
    license_text, classes = fields.text("license"), fields.texts("classes")
    counts = fields.numbers("counts") or (fields.number("each"),) * len(classes)
    word = fields.text("kind")
    kind: InputKind = "ink" if word == "ink" else "photo"
    made = CatalogEntry(
        key=key,
        title=fields.text("title"),
        description=fields.text("description"),
        kind=kind,
        classes=classes,
        counts=counts,
        test_count=fields.number("test"),
        channels=fields.number("channels"),
        size=fields.text("size"),
        licence=license_text,
        sources=tuple(_source(one, key, license_text) for one in fields.take("file", list)),
        members=fields.texts("members", []),
        unpacked=fields.number("unpacked", 0),
        homepage=fields.text("homepage"),
    )
    fields.end()
    if kind != word or made.channels not in (1, 3) or len(counts) != len(classes) or not all(counts):
        raise ValueError(f"{key}: kind, channels or counts are none")
    if not made.sources:
        raise ValueError(f"{key}: it has no files")
    return made


def _source(table: object, key: str, license_text: str) -> Source:
    fields = _Fields(table, f"a file of {key}")
    url, *mirrors = fields.texts("urls")
    made = Source(
        url=url,
        name=fields.text("name"),
        sha256=fields.text("sha256"),
        size=fields.number("size"),
        licence=license_text,
        md5=fields.text("md5"),
        mirrors=tuple(mirrors),
        may_be_open=fields.take("open", bool, False),
    )
    fields.end()
    if not made.has_full_hash or not made.size:
        raise ValueError(f"{fields.where}: its hash or size is missing")
    return made


def known_set(key: str) -> CatalogEntry:
    """The data set of that key, which must be there."""
    return next(known for known in KNOWN_SETS if known.key == key)


KNOWN_SETS, WORDNET_NAMES = read_sets(FILE.read_text("utf-8"))

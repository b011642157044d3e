"""CatalogEntry: what is known of a data set before it is loaded. No torch."""

from dataclasses import dataclass

from engine.download.source import Source
from engine.networks.input_spec import InputKind


@dataclass(frozen=True)
class CatalogEntry:
    """One data set. counts: training pictures of each class.

    loader: "module:function", imported when it is used; called with the recipe's ``data_options`` and seed, it returns
    the DataSet. The same options and seed must give the same DataSet. Empty for a data set that is downloaded: then
    ``sources`` are its files, ``members`` the beginnings of the names wanted from an archive (empty: all), and
    ``unpacked`` the bytes that the archive takes beside itself on the disk.
    """

    key: str
    title: str
    description: str
    kind: InputKind
    classes: tuple[str, ...]
    counts: tuple[int, ...]
    test_count: int
    channels: int
    size: str
    licence: str
    loader: str = ""
    sources: tuple[Source, ...] = ()
    members: tuple[str, ...] = ()
    unpacked: int = 0
    homepage: str = ""

    @property
    def download_bytes(self) -> int:
        """What comes through the network; 0 for a data set that is part of the program."""
        return sum(source.size for source in self.sources)

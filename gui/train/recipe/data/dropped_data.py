"""What of a drop can be trained on: a folder, or a file of pictures. Names are looked at, nothing is opened."""

from pathlib import Path

from PySide6.QtCore import QMimeData

SUFFIXES = (".zip", ".tar", ".tgz", ".txz", ".tbz2", ".tar.gz", ".tar.xz", ".tar.bz2", ".npz", ".mat", ".csv", ".tsv")
IDX = ("-ubyte", "-ubyte.gz")


def data_in(mime: QMimeData | None) -> str:
    """The first local folder or file of data in what is dragged; empty when there is none."""
    paths = [
        url.toLocalFile() for url in (mime.urls() if mime is not None else []) if url.isLocalFile() and not url.host()
    ]
    return next((path for path in paths if is_data(path)), "")


def is_data(path: str) -> bool:
    """Whether ``path`` is a folder, or called like a file of pictures."""
    return Path(path).is_dir() or path.lower().endswith((*SUFFIXES, *IDX))


def file_patterns() -> str:
    """For a dialog: "*.zip *.tar …"."""
    return " ".join(f"*{suffix}" for suffix in (*SUFFIXES, *IDX))

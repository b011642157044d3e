"""ImageNet weights by one click: what torchvision publishes, downloaded or brought along, made into recognizers.

Nothing here imports torch before a file is there that is worth it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from engine.download.allowed_urls import is_this_machine
from engine.download.disk_errors import check_room
from engine.download.fetch import fetch
from engine.download.partial_file import unfinished
from engine.download.rate import TransferRate
from engine.download.source import DownloadProgress, DownloadStopped, Source
from engine.download.verify import digests, note
from engine.errors import EngineError
from engine.library import recognizers
from engine.library.info import PublishedWeights, RecognizerInfo
from engine.sentence import Sentence
from engine.storage import paths
from engine.storage.safe_open import shown
from models.catalog import architecture
from models.facts import published

if TYPE_CHECKING:
    from engine.library.torchvision_weights import TorchvisionWeights

SIZE_SPARE = 1.01  # times the published size, which is rounded; what is more than that is another file


def offers() -> tuple[PublishedWeights, ...]:
    """All weights that torchvision publishes for the networks here, in the order of history, the best first."""
    here = {info.card.source: info.key for info in reversed(recognizers.installed()) if info.card.source}
    kept = {one.name: one.kept_bytes for one in unfinished(paths.downloads())}
    found: list[PublishedWeights] = []
    for file in published.PUBLISHED:
        rivals = [other for other in published.PUBLISHED if other.architecture == file.architecture]
        found.append(
            PublishedWeights(
                key=f"{file.architecture}-{file.version.lower()}",
                architecture=file.architecture,
                title=architecture(file.architecture).title,
                version=file.version,
                file=file.file,
                size=round(file.mebibytes * (1 << 20)),
                top1=file.top1,
                top5=file.top5,
                licence=published.LICENCE,
                is_best=file.top1 == max(other.top1 for other in rivals),
                recognizer=here.get(_source_name(file), ""),
                kept_bytes=kept.get(file.file, 0),
            )
        )
    order = list(dict.fromkeys(one.architecture for one in found))
    return tuple(sorted(found, key=lambda one: (order.index(one.architecture), not one.is_best)))


def offer(name: str) -> PublishedWeights:
    """The weights called ``name``: "resnet50" (the best), "resnet50-v1" or a file's name; EngineError for others."""
    wanted = name.strip().lower().replace(":", "-")
    for one in offers():
        if wanted in (one.key, one.file) or (wanted == one.architecture and one.is_best):
            return one
    raise EngineError(
        "There are no published weights “{name}”. “weights list --published” shows all there are.", name=shown(name)
    )


def download(
    name: str,
    *,
    tell: Callable[[DownloadProgress], None] = lambda _: None,
    should_stop: Callable[[], bool] = lambda: False,
    mirror: str = "",
) -> RecognizerInfo:
    """Get the weights called ``name`` and make them a recognizer; at once if they are here and sound.

    tell, should_stop and what is raised: as for ``fetch``. mirror: an address that has torchvision's files, instead of
    torchvision's own; https, or a server on this machine. What lies here damaged goes to the trash first.
    """
    wanted = offer(name)
    if wanted.recognizer and _is_sound(wanted.recognizer):
        return recognizers.recognizer(wanted.recognizer)
    if wanted.recognizer:
        recognizers.delete(wanted.recognizer)
    target = paths.downloads() / wanted.file
    paths.downloads().mkdir(parents=True, exist_ok=True)
    check_room(target, 2 * wanted.size - wanted.kept_bytes)  # the file, and the recognizer made of it
    is_local = bool(mirror) and is_this_machine(urlsplit(mirror).hostname or "")
    url = f"{mirror.rstrip('/')}/{wanted.file}" if mirror else _known(wanted).url
    fetch(_source(wanted, url), target, tell=tell, should_stop=should_stop, may_be_local=is_local)
    size = target.stat().st_size
    tell(DownloadProgress(size, size, doing="importing"))
    info = _import(wanted, target)
    target.unlink(missing_ok=True)
    return info


def add(
    name: str,
    path: Path,
    *,
    tell: Callable[[DownloadProgress], None] = lambda _: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> RecognizerInfo:
    """Make the file at ``path``, which a person already has, the recognizer ``name``; empty: what its hash says it is.

    Its name does not matter, its SHA-256 does; the file stays as it is. EngineError when it is another file. tell,
    should_stop: as for ``download``.
    """
    wanted = offer(name) if name else None
    rate = TransferRate(tell)

    def on_read(done: int) -> None:
        if should_stop():
            raise DownloadStopped(0)
        rate.say_sometimes(DownloadProgress(done, doing="checking"))

    found = digests(path, with_md5=False, tell=on_read)
    matching = next((one for one in offers() if found.sha256.startswith(_hash_begins(one))), None)
    if matching is None or (wanted is not None and matching.key != wanted.key):
        raise EngineError(_not_it(path, wanted, matching, found.sha256))
    note(_source(matching), found)
    tell(DownloadProgress(found.size, found.size, doing="importing"))
    return _import(matching, path)


def _import(wanted: PublishedWeights, path: Path) -> RecognizerInfo:
    return recognizers.import_weights(path, known=_known(wanted))


def _known(wanted: PublishedWeights) -> "TorchvisionWeights":
    from engine.library.torchvision_weights import published_version  # heavy: torchvision

    return published_version(wanted.architecture, wanted.version)


def _is_sound(key: str) -> bool:
    from engine.weights.weights_file import sound_file

    try:
        sound_file(Path(recognizers.recognizer(key).path))
    except EngineError:
        return False
    return True


def _source(wanted: PublishedWeights, url: str = "") -> Source:
    return Source(url, wanted.file, _hash_begins(wanted), licence=wanted.licence, most=int(wanted.size * SIZE_SPARE))


def _hash_begins(wanted: PublishedWeights) -> str:
    return next(file.hash_begins for file in published.PUBLISHED if file.file == wanted.file)


def _source_name(file: published.PublishedFile) -> str:
    return f"torchvision {file.architecture} IMAGENET1K_{file.version}"


def _not_it(path: Path, wanted: PublishedWeights | None, matching: PublishedWeights | None, found: str) -> Sentence:
    name = shown(path.name)
    if wanted is not None and matching is not None:
        return Sentence(
            "“{file}” holds {network} {version}, not {wanted} {wanted_version}.",
            file=name,
            network=matching.title,
            version=matching.version,
            wanted=wanted.title,
            wanted_version=wanted.version,
        )
    if wanted is not None:
        return Sentence(
            "“{file}” is not torchvision's file of {network} {version}: its SHA-256 begins with {found} instead of "
            "{expected}. Download it again, or import it as weights of another source.",
            file=name,
            network=wanted.title,
            version=wanted.version,
            found=found[:8],
            expected=_hash_begins(wanted),
        )
    return Sentence(
        "“{file}” is none of the files that torchvision publishes (SHA-256 {found}…). Download it again, or import it "
        "as weights of another source.",
        file=name,
        found=found[:8],
    )

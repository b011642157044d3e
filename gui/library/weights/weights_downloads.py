"""Which ImageNet weights can be had, which are here, and the downloads that are going on: one after the other."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from engine.download.events import DownloadDone, DownloadFailed, DownloadPaused
from engine.download.source import DownloadProgress
from engine.library.info import PublishedWeights
from engine.protocol.library import KnownRecognizers, ListPublished, ListRecognizers, PublishedList
from gui.processes.download_process import DownloadProcess
from gui.processes.engine import nothing
from gui.session import Session
from gui.widgets import download_texts
from gui.widgets.safe_text import elided

ANY = "any:"  # with the place that asked, a key for "what the file says it is"
Standing = Literal["absent", "queued", "running", "stopping", "failed", "here"]


@dataclass(frozen=True)
class Download:
    """How it stands with one offer. sentence: why it failed. file: that a person brought, instead of a download."""

    standing: Standing
    progress: DownloadProgress | None = None
    sentence: str = ""
    file: str = ""


@dataclass(frozen=True)
class _Job:
    """What is to be done: download ``key``, or take the file at ``path``. key: of an offer, or ANY and a place."""

    key: str
    path: str = ""


class WeightsDownloads(QObject):
    """The one owner of downloads of weights. offers_changed(): another list of offers. changed(key): how one stands."""

    offers_changed = Signal()
    changed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None, *, command: Sequence[str] = ()) -> None:
        """command: instead of ``main.py`` (tests)."""
        super().__init__(parent)
        self._session = session
        self._offers: dict[str, PublishedWeights] = {}
        self._active: dict[str, Download] = {}
        self._waiting: deque[_Job] = deque()
        self._job: _Job | None = None
        self._process = DownloadProcess(self, command=command)
        self._process.progressed.connect(self._on_process_progressed)
        self._process.ended.connect(self._on_process_ended)

    # What there is

    def refresh(self) -> None:
        """Ask the engine what there is."""
        self._session.ask(ListPublished(), self._on_published, nothing, owner=self, channel="published")

    def of(self, architecture: str) -> tuple[PublishedWeights, ...]:
        """The offers for a network, the best first."""
        return tuple(one for one in self._offers.values() if one.architecture == architecture)

    def offer(self, key: str) -> PublishedWeights | None:
        """The offer of ``key``."""
        return self._offers.get(key)

    def standing(self, key: str) -> Download:
        """How it stands with the offer ``key``."""
        active = self._active.get(key)
        if active is not None:
            return active
        offer = self._offers.get(key)
        return Download("here") if offer is not None and offer.recognizer else Download("absent")

    def title(self, key: str) -> str:
        """What ``key`` is called: network and version, or the file that a person brought."""
        offer = self._offers.get(key)
        if offer is not None:
            return self.tr("{} · ImageNet {}").format(offer.title, offer.version)
        return elided(Path(self.standing(key).file).name)

    # What can be done

    def get(self, key: str) -> None:
        """Download it, or go on where it was stopped; what is here is checked, and downloaded anew if it is damaged."""
        self._put(_Job(key))

    def take_file(self, key: str, path: str) -> None:
        """Use the file at ``path``, which a person has already. key: of an offer; ANY…: what the file's hash says."""
        self._put(_Job(key, path))

    def stop(self, key: str) -> None:
        """Stop the download of ``key``; what came is kept."""
        if self._job is not None and self._job.key == key:
            self._set(key, replace(self._active[key], standing="stopping"))
            self._process.stop()
        else:
            self._waiting = deque(job for job in self._waiting if job.key != key)
            self._forget(key)

    def dismiss(self, key: str) -> None:
        """Say no more that the download of ``key`` failed."""
        if self.standing(key).standing == "failed":
            self._forget(key)

    def close(self) -> None:
        """End with the window; what came is kept."""
        self._waiting.clear()
        self._process.close()

    # Inside

    def _put(self, job: _Job) -> None:
        if self.standing(job.key).standing in ("queued", "running", "stopping"):
            return
        self._waiting.append(job)
        self._set(job.key, Download("queued", file=job.path))
        self._start_next()

    def _start_next(self) -> None:
        if self._job is not None or not self._waiting:
            return
        self._job = self._waiting.popleft()
        key, path = self._job.key, self._job.path
        doing = "checking" if path else "connecting"
        self._set(key, Download("running", DownloadProgress(0, doing=doing), file=path))
        name = "auto" if key.startswith(ANY) else key
        self._process.start(["weights", "add", name, path] if path else ["weights", "download", name])

    def _on_process_progressed(self, progress: DownloadProgress) -> None:
        if self._job is not None and self._active[self._job.key].standing == "running":
            self._set(self._job.key, replace(self._active[self._job.key], progress=progress))

    def _on_process_ended(self, end: DownloadDone | DownloadPaused | DownloadFailed) -> None:
        if self._job is None:
            return
        job, self._job = self._job, None
        match end:
            case DownloadDone():
                self._forget(job.key)
                self._on_done(end.what)
            case DownloadPaused():
                self._forget(job.key)
                if end.kept_bytes:
                    words = self.tr("Stopped: {} of {} are kept for a week; “Resume” goes on from there.")
                    self._session.tell("info", words.format(download_texts.size(end.kept_bytes), self.title(job.key)))
                self.refresh()
            case DownloadFailed():
                self._set(job.key, Download("failed", sentence=end.sentence, file=job.path))
                self.refresh()
        self._start_next()

    def _on_done(self, key: str) -> None:
        def on_listed(listed: KnownRecognizers) -> None:
            self._session.recognizers.take(listed)
            made = self._session.recognizers.get(key)
            if made is not None:
                words = self.tr("{} is in the library: it knows 1,000 kinds of things.").format(made.card.name)
                use = partial(self._session.recognizers.use, key)
                self._session.tell("success", words, action_text=self.tr("Use it"), action=use)

        self._session.ask(ListRecognizers(), on_listed, owner=self)

    def _on_published(self, answer: PublishedList) -> None:
        self._offers = {one.key: one for one in answer.weights}
        self.offers_changed.emit()

    def _set(self, key: str, download: Download) -> None:
        self._active[key] = download
        self.changed.emit(key)

    def _forget(self, key: str) -> None:
        self._active.pop(key, None)
        self.changed.emit(key)

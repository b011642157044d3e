"""RunsView: the runs as the training screen shows them: records, histories, and which are followed. No widgets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from engine.training.runs.run_record import RunRecord
from gui.train.curves.shown_run import ShownRun
from gui.train.runs.run_history import RunCurves, RunHistory
from gui.train.runs.run_row import RunRow, State, run_row
from gui.widgets import formatting

MOST_SHOWN = 12  # runs in one plot
NoCurves = Literal[
    "reading the list", "no runs", "none selected", "reading the run", "no figures yet", "nothing learned"
]


class Follows(Protocol):
    """Reads runs and tells their news; gui.train.runs.run_reader.RunReader."""

    def follow(self, folder: Path) -> None:
        """Tell what the run in ``folder`` holds and whatever is added."""
        ...

    def unfollow(self, folder: Path) -> None:
        """Look at it no more."""
        ...


class Update(Protocol):
    """What was read of one run; gui.train.runs.run_reader.RunNews."""

    @property
    def folder(self) -> Path:
        """The run's folder."""
        ...

    @property
    def history(self) -> RunHistory:
        """Its events, folded."""
        ...

    @property
    def curves(self) -> RunCurves:
        """Its curves as they are now."""
        ...


@dataclass(frozen=True)
class TrainedHere:
    """The run that this window trains. folder: None while there is none, or not yet."""

    folder: Path | None = None
    is_stopping: bool = False


class RunsView:
    """Owner of all that is known of the runs. What it is asked depends on nothing else."""

    def __init__(self, reader: Follows) -> None:
        self._reader = reader
        self.records: tuple[RunRecord, ...] = ()
        self._is_listed = False
        self._histories: dict[Path, RunHistory] = {}
        self._curves: dict[Path, RunCurves] = {}
        self._followed: set[Path] = set()
        self._select_next = ""

    # What is read

    def take_list(self, records: tuple[RunRecord, ...]) -> bool:
        """All runs there are, newest first. Whether that has to be shown."""
        if self._is_listed and not self._select_next and _are_same(records, self.records):
            return False
        self.records, self._is_listed = records, True
        known = {record.folder for record in records}
        for folder in [folder for folder in self._histories if folder not in known]:
            self.forget(folder)
        return True

    def take_news(self, news: Update) -> bool:
        """What was read of a run. Whether that has to be shown: not of one that nobody follows any more."""
        if news.folder not in self._followed:
            return False
        self._histories[news.folder], self._curves[news.folder] = news.history, news.curves
        return True

    def forget(self, folder: Path) -> None:
        """Follow this run no more."""
        self._reader.unfollow(folder)
        self._followed.discard(folder)
        self._histories.pop(folder, None)
        self._curves.pop(folder, None)

    # What is followed and selected

    def follow(self, folders: Iterable[Path]) -> None:
        """Follow these runs and no others."""
        wanted = set(folders)
        for folder in self._followed - wanted:
            self.forget(folder)
        for folder in wanted - self._followed:
            self._reader.follow(folder)
        self._followed = wanted

    def follow_selected(self, rows: Sequence[RunRow], here: TrainedHere) -> None:
        """Follow as many of the selected runs as are drawn, and the one that trains here."""
        training = {here.folder} if here.folder else set[Path]()
        self.follow({row.record.folder for row in rows[:MOST_SHOWN]} | training)

    def begin(self, folder: Path) -> None:
        """A run has begun here: it is followed, and selected as soon as it is listed."""
        self.select_next(folder.name)
        self.follow({*self._followed, folder})

    def select_next(self, run_id: str) -> None:
        """Select this run as soon as it is listed."""
        self._select_next = run_id

    def to_select(self, has_selection: bool) -> str:
        """The id of the run that is to be selected after a list; empty: what is selected stays so."""
        if self._select_next and any(record.id == self._select_next for record in self.records):
            found, self._select_next = self._select_next, ""
            return found
        return self.records[0].id if self.records and not has_selection else ""

    # What is shown

    def rows(self, titles: dict[str, str], here: TrainedHere) -> list[RunRow]:
        """All runs. titles: of networks, by key."""
        return [
            run_row(record, titles, self._histories.get(record.folder), self._acting(record.folder, here))
            for record in self.records
        ]

    def shown(self, rows: Sequence[RunRow]) -> tuple[ShownRun, ...]:
        """The curves of ``rows``, of those that were read."""
        return tuple(
            ShownRun(row.id, self._name(row), self._curves[row.record.folder])
            for row in rows[:MOST_SHOWN]
            if row.record.folder in self._curves
        )

    def why_no_curves(self, rows: Sequence[RunRow]) -> NoCurves:
        """Why nothing is drawn of the selected ``rows``: what is being read is not called empty."""
        if not self._is_listed:
            return "reading the list"
        if not self.records:
            return "no runs"
        if not rows:
            return "none selected"
        if any(row.is_training for row in rows):
            return "no figures yet"
        if any(row.record.folder not in self._histories for row in rows[:MOST_SHOWN]):
            return "reading the run"
        return "nothing learned"

    @property
    def is_listed(self) -> bool:
        """Whether it is known which runs there are."""
        return self._is_listed

    def record_in(self, folder: Path) -> RunRecord | None:
        """The record of the run in ``folder``, once it was listed."""
        return next((record for record in self.records if record.folder == folder), None)

    def _acting(self, folder: Path, here: TrainedHere) -> State | None:
        """What this window does with a run that its files do not tell yet."""
        if folder != here.folder:
            return None
        if here.is_stopping:
            return "stopping"
        history, curves = self._histories.get(folder), self._curves.get(folder)
        is_told = history is not None and history.started is not None and history.end is None
        return "running" if is_told and curves is not None and not curves.is_empty else "starting"

    def _name(self, row: RunRow) -> str:
        """The run's title, with when it began where others have the same."""
        name = row.record.recipe.name
        is_alone = sum(other.recipe.name == name for other in self.records) == 1
        return row.title if is_alone or name else f"{row.title} ({formatting.when(row.record.started)})"


def _are_same(some: tuple[RunRecord, ...], others: tuple[RunRecord, ...]) -> bool:
    """Whether the reader found nothing new: it hands out the same record until a run's files change."""
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))

"""DataChoice: which pictures to learn from, and what is in them, told before the training."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.data.catalog import CATALOG, entry, missing_bytes, summary
from engine.data.sets.summary import DataSummary
from engine.protocol.data import InspectData
from gui.platform.languages import classes_said, said, with_said
from gui.session import Session
from gui.style import style
from gui.train.recipe.data.class_counts import ClassCounts
from gui.train.recipe.data.dataset_download import DatasetDownload
from gui.train.recipe.data.dropped_data import file_patterns
from gui.widgets import download_texts
from gui.widgets.file_dialogs import file_dialog
from gui.widgets.safe_text import elided, sentence, visible

OTHER, FILE = "\0folder", "\0file"  # no path holds this character
MOST_FOLDERS = 6
FILE_SUFFIXES = (".zip", ".tar", ".gz", ".tgz", ".xz", ".bz2", ".npz", ".mat", ".csv", ".tsv")
FOLDERS_KEY = "train/folders"
MANY_PICTURES = 1_000  # from here on it matters whether they are kept on the disk
PREPARED_BYTES = 3 * 224 * 224  # of one photo


class DataChoice(QWidget):
    """changed(): other data are chosen. inspected(): what is in them is known now (``summary``, ``problem``)."""

    changed = Signal()
    inspected = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, *, command: Sequence[str] = ()) -> None:
        """command: program and first arguments of downloads, instead of ``main.py`` (tests)."""
        super().__init__(parent)
        self._session = session
        self._data = "mnist"
        self._summary: DataSummary | None = None
        self._problem = ""
        self._box = QComboBox()
        self._box.setObjectName("data_choice")
        self._box.setAccessibleName(self.tr("Data"))
        self._box.setToolTip(
            self.tr(
                "Pictures to learn from. A folder with a sub-folder per class, or a file of one, can be dropped here."
            )
        )
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(12)
        self._box.wheelEvent = lambda event: event.ignore()
        self._box.activated.connect(self._on_activated)
        self._offer = DatasetDownload(command=command)
        self._offer.got.connect(self._on_offer_got)
        self._kept = QCheckBox(self.tr("Keep prepared pictures on the disk"))
        self._facts = QLabel()
        self._facts.setObjectName("data_facts")
        self._counts = ClassCounts()
        self._trouble = QLabel()
        self._trouble.setObjectName("data_problem")
        self._more = QPushButton()
        self._skipped = QPlainTextEdit()
        self._lay_out()
        self._fill()

    def data(self) -> str:
        """A key of the catalog or the path of a folder or file."""
        return self._data

    def options(self) -> dict[str, object]:
        """What a person decided about how the data are read, as a recipe's ``data_options``; empty: as usual."""
        return {} if self._kept.isChecked() else {"keep_on_disk": False}

    def set_options(self, options: dict[str, object]) -> None:
        """Take over those of an old recipe."""
        self._kept.setChecked(options.get("keep_on_disk", True) is not False)

    def close_downloads(self) -> None:
        """End a download with the window; what came is kept."""
        self._offer.close_downloads()

    def summary(self) -> DataSummary | None:
        """What is in the data; None while that is not known."""
        return self._summary

    def problem(self) -> str:
        """Why nothing can be trained on these data; empty when something can, or when that is not known yet."""
        return self._problem

    def choose(self, data: str) -> None:
        """Take ``data`` and ask what is in it."""
        before, self._data = self._data, data
        if entry(data) is None:
            self._remember(data)
        self._fill()
        self.inspect()
        if data != before:
            self.changed.emit()

    def focus(self) -> None:
        """Give the choice the keyboard."""
        self._box.setFocus()

    def inspect(self) -> None:
        """Ask the engine what is in the data, as they are now."""
        self._summary, self._problem = None, ""
        self._show()
        data = self._data
        if entry(data) is not None:  # known without looking: Train need not wait for the engine
            self._on_inspected(data, with_said(summary(data)))
            return
        self._session.ask(
            InspectData(data),
            lambda found: self._on_inspected(data, found),
            lambda failed: self._on_inspected(data, None, failed.sentence),
            owner=self,
        )

    def _lay_out(self) -> None:
        for label in (self._facts, self._trouble):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        style.small(self._facts)
        self._trouble.setProperty("role", "bad")
        self._kept.setObjectName("keep_on_disk")
        self._kept.setChecked(True)
        self._kept.toggled.connect(lambda _: self.inspected.emit())
        self._more.setObjectName("skipped_pictures")
        self._more.setCheckable(True)
        style.quiet_button(self._more)
        self._skipped.setReadOnly(True)
        self._skipped.setMaximumHeight(110)
        self._skipped.setAccessibleName(self.tr("Pictures that are left out, and why"))
        self._more.toggled.connect(self._skipped.setVisible)
        more_row = QHBoxLayout()
        more_row.addWidget(self._more)
        more_row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._box)
        column.addWidget(self._trouble)
        column.addWidget(self._facts)
        column.addWidget(self._offer)
        column.addWidget(self._counts)
        column.addWidget(self._kept)
        column.addLayout(more_row)
        column.addWidget(self._skipped)

    def _fill(self) -> None:
        self._box.clear()
        for known in CATALOG:
            missing = missing_bytes(known)
            if missing:
                words = self.tr("{} · {}").format(said(known.title), download_texts.size(missing))
                self._box.addItem(style.icon("download", "muted"), words, known.key)
            else:
                self._box.addItem(said(known.title), known.key)
            self._box.setItemData(self._box.count() - 1, said(known.description), Qt.ItemDataRole.ToolTipRole)
        folders = [folder for folder in self._session.settings.texts(FOLDERS_KEY) if folder]
        if folders:
            self._box.insertSeparator(self._box.count())
        for folder in folders[:MOST_FOLDERS]:
            icon = "folder-open" if Path(folder).suffix.lower() not in FILE_SUFFIXES else "file-image"
            self._box.addItem(style.icon(icon), elided(Path(folder).name or folder, 40), folder)
            self._box.setItemData(self._box.count() - 1, visible(folder), Qt.ItemDataRole.ToolTipRole)
        self._box.insertSeparator(self._box.count())
        self._box.addItem(style.icon("plus"), self.tr("Folder of pictures…"), OTHER)
        self._box.addItem(style.icon("plus"), self.tr("File of pictures…"), FILE)
        self._box.setCurrentIndex(max(0, self._box.findData(self._data)))

    def _remember(self, folder: str) -> None:
        known = [other for other in self._session.settings.texts(FOLDERS_KEY) if other and other != folder]
        self._session.settings.set(FOLDERS_KEY, [folder, *known][:MOST_FOLDERS])

    def _on_activated(self, index: int) -> None:
        chosen = str(self._box.itemData(index) or "")
        if chosen not in (OTHER, FILE):
            self.choose(chosen)
            return
        self._box.setCurrentIndex(max(0, self._box.findData(self._data)))
        if chosen == OTHER:
            dialog = file_dialog(self, self.tr("Folder with one sub-folder of pictures per class"), "pictures")
            dialog.setObjectName("data_folder_dialog")
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog = file_dialog(self, self.tr("Archive, table or arrays of pictures"), "downloads")
            dialog.setObjectName("data_file_dialog")
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilters(
                [self.tr("Pictures in a file ({})").format(file_patterns()), self.tr("All files (*)")]
            )
        dialog.fileSelected.connect(self.choose)
        dialog.open()

    def _on_inspected(self, data: str, found: DataSummary | None, problem: str = "") -> None:
        if data != self._data:
            return
        self._summary, self._problem = found, found.problem if found is not None else problem
        self._show()
        self.inspected.emit()

    def _on_offer_got(self, key: str) -> None:
        self._fill()
        if key == self._data:
            self.inspect()
            self.changed.emit()

    def _show(self) -> None:
        found = self._summary
        self._offer.offer(entry(self._data))
        self._show_kept(found)
        self._trouble.setText(sentence(self._problem))
        self._trouble.setVisible(bool(self._problem))
        self._counts.show_counts(classes_said(found.classes) if found else (), found.counts if found else ())
        skipped = found.skipped if found else ()
        left_out = found.left_out or len(skipped) if found else 0
        self._more.setText(self.tr("{:,} left out: show why").format(left_out))
        self._more.setVisible(bool(skipped))
        if not skipped:
            self._more.setChecked(False)
        self._skipped.setPlainText("\n".join(f"{visible(name)}: {visible(why)}" for name, why in skipped))
        self._skipped.setVisible(self._more.isChecked() and bool(skipped))
        if found is None:
            self._facts.setText("" if self._problem else self.tr("Looking at the pictures…"))
        else:
            self._facts.setText(self._facts_of(found))
        self._facts.setVisible(bool(self._facts.text()))

    def _show_kept(self, found: DataSummary | None) -> None:
        """Only for many photos is it worth a question."""
        count = sum(found.counts) if found is not None and found.kind == "photo" and entry(self._data) is None else 0
        self._kept.setVisible(count >= MANY_PICTURES)
        room = download_texts.size(count * PREPARED_BYTES)
        self._kept.setToolTip(
            self.tr(
                "Each picture is made ready once and kept in Inkling's own folder: later epochs and runs are faster. "
                "For networks of 224 pixels these take {}."
            ).format(room)
        )

    def _facts_of(self, found: DataSummary) -> str:
        counted = self.tr("{:,} pictures in {:,} classes").format(sum(found.counts), len(found.classes))
        kind = self.tr("color") if found.channels == 3 else self.tr("gray")
        first = f"{counted}, {visible(found.size)}, {kind}." if found.counts else ""
        used = sum(found.counts) + found.validation_count + found.test_count
        added = self.tr("{:,} given: {:,} used, {:,} left out.").format(found.given, used, found.left_out)
        given = added if found.counts and found.left_out else ""
        return " ".join(part for part in (first, given, *(sentence(note) for note in found.notes)) if part)

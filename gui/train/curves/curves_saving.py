"""CurvesSaving: the curves into the clipboard or a file that the person names."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog

from engine.errors import EngineError
from engine.storage.atomic_write import write_atomically
from gui.session import Session
from gui.train.curves import curves_export
from gui.train.curves.curves_panel import CurvesPanel
from gui.train.runs.run_reader import RunReader
from gui.widgets.file_dialogs import file_dialog


class CurvesSaving(QObject):
    """Does what ``CurvesPanel.save_requested`` asks for."""

    def __init__(self, session: Session, reader: RunReader, curves: CurvesPanel) -> None:
        super().__init__(curves)
        self._session = session
        self._reader = reader
        self._curves = curves
        curves.save_requested.connect(self._on_save_requested)

    def save(self, path: Path, kind: str) -> None:
        """Write the curves as "png", "svg" or "csv"; the picture is drawn here, the rest is done aside."""
        plots = self._curves.plots()
        if plots is None:
            return
        runs = self._curves.shown_runs()
        if kind == "png":
            make = partial(curves_export.png_bytes, curves_export.curves_image(plots.widget))
        elif kind == "svg":
            make = partial(bytes, curves_export.svg_bytes(plots.widget, ", ".join(run.name for run in runs)))
        else:
            make = partial(curves_export.csv_bytes, runs)
        sentence = self.tr("Saved as {}.").format(path.name)
        self._reader.run_errand(
            lambda: write_atomically(path, make()), lambda _: self._session.tell("success", sentence), self._on_failed
        )

    def _on_save_requested(self, kind: str) -> None:
        plots = self._curves.plots()
        if plots is None:
            return
        if kind != "csv" and plots.widget.viewport().size().isEmpty():
            self._session.tell("info", self.tr("Make room for the curves first: there is none to draw them."))
            return
        if kind == "copy":
            QApplication.clipboard().setImage(curves_export.curves_image(plots.widget))
            self._session.tell("info", self.tr("The curves are in the clipboard."))
            return
        dialog = file_dialog(self._curves, self.tr("Save the curves"), "pictures")
        dialog.setObjectName("save_curves_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.setNameFilters([f"{kind.upper()} (*.{kind})", self.tr("All files (*)")])
        dialog.selectFile(f"curves.{kind}")
        dialog.fileSelected.connect(lambda path: self.save(Path(path), kind))
        dialog.open()

    def _on_failed(self, error: EngineError) -> None:
        self._session.tell("error", error.sentence, error.details)

"""Which forms to export in: each with what it is for, and why it cannot be had here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from engine.export.formats import FORMATS, why_not
from gui.style import style


class FormatChoice(QWidget):
    """changed(): other formats are chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        titles = {"onnx": "ONNX", "pth": "PyTorch (.pth)", "safetensors": "safetensors"}
        for row, form in enumerate(FORMATS):
            box = QCheckBox(titles[form])
            box.setObjectName(f"export_as_{form}")
            reason = why_not(form)
            box.setChecked(not reason and form != "safetensors")
            box.setEnabled(not reason)
            box.toggled.connect(self.changed)
            about = QLabel(reason or self._purpose(form))
            about.setTextFormat(Qt.TextFormat.PlainText)
            about.setWordWrap(True)
            style.muted(about)
            if reason:
                about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.setAccessibleDescription(about.text())
            self._boxes[form] = box
            grid.addWidget(box, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(about, row, 1)

    def chosen(self) -> list[str]:
        """The formats, in the order shown."""
        return [form for form, box in self._boxes.items() if box.isChecked()]

    def _purpose(self, form: str) -> str:
        return {
            "onnx": self.tr("For any language and device. Preprocessing and labels are inside."),
            "pth": self.tr("For PyTorch: a plain state dict, with torchvision's names where it has the network."),
            "safetensors": self.tr("For Inkling on another machine: one file is a whole recognizer."),
        }[form]

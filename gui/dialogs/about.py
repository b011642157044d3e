"""The About dialog: versions, licenses, and what Inkling does with the network (nothing, without a click)."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QCoreApplication, QSize, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from engine.version import VERSION
from gui.style import style

_PACKAGES = ("PySide6-Essentials", "torch", "torchvision", "numpy", "pillow", "opencv-python-headless", "pyqtgraph")
_LICENCES = (
    ("Inkling", "MIT"),
    ("Qt, PySide6", "LGPL-3.0"),
    ("PyTorch, torchvision", "BSD-3-Clause"),
    ("NumPy", "BSD-3-Clause"),
    ("Pillow", "MIT-CMU"),
    ("OpenCV", "Apache-2.0"),
    ("PyQtGraph", "MIT"),
    ("safetensors", "Apache-2.0"),
    ("pydantic, typer, rich", "MIT"),
    ("platformdirs, annotated-types", "MIT"),
    ("Lucide icons", "ISC"),
    ("MNIST (© Yann LeCun, Corinna Cortes)", "CC BY-SA 3.0"),
)


class AboutDialog(QDialog):
    """No signals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(self.tr("About Inkling"))
        self.resize(520, 520)
        name = QLabel(f"Inkling {VERSION}")
        style.title(name)
        said = QLabel(
            self.tr(
                "Recognizes handwriting and pictures with the classic convolutional networks; trains, compares and "
                "explains them on your own machine."
            )
        )
        said.setWordWrap(True)
        network = QLabel(
            self.tr(
                "Inkling never uses the network unless you click something that says so. "
                "Nothing you draw, open or train leaves this machine."
            )
        )
        network.setWordWrap(True)
        style.muted(network)
        facts = QPlainTextEdit(versions_and_licences())
        facts.setReadOnly(True)
        facts.setAccessibleName(self.tr("Versions and licenses"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        picture = QLabel()
        picture.setPixmap(style.icon("pen-line", "accent").pixmap(QSize(40, 40), self.devicePixelRatioF()))
        head = QHBoxLayout()
        head.setSpacing(style.SPACE * 2)
        head.addWidget(picture)
        head.addWidget(name, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, style.MARGIN)
        column.setSpacing(12)
        column.addLayout(head)
        for widget in (said, network, facts, buttons):
            column.addWidget(widget)


def versions_and_licences() -> str:
    """What is in use here and under which licenses, as plain text to copy."""
    translate = QCoreApplication.translate
    versions = [f"Python {platform.python_version()}", f"Qt {qVersion()}"]
    for package in _PACKAGES:
        try:
            versions.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    licences = [f"{what}: {licence}" for what, licence in _LICENCES]
    return "\n".join(
        [translate("AboutDialog", "Versions"), *versions, "", translate("AboutDialog", "Licenses"), *licences]
    )

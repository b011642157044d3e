"""The crash dialog: what nobody caught, told once, with a report to copy; work goes on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui.platform.crash_log import CrashReport, log_file
from gui.style import style


class CrashDialog(QDialog):
    """Shows crash reports, the newest below; not modal, so that work can be saved. No signals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash_dialog")
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(640, 420)
        self._summary = QLabel()
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setWordWrap(True)
        style.heading(self._summary)
        said = QLabel(
            self.tr(
                "Something inside Inkling failed. Your drawing, your runs and your files are kept, and you can go on. "
                "If it happens again, copy the report and send it with a word about what you did. "
                "Nothing is sent by itself."
            )
        )
        said.setWordWrap(True)
        self._report = QPlainTextEdit()
        self._report.setObjectName("crash_report")
        self._report.setReadOnly(True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setAccessibleName(self.tr("Report"))
        where = QLabel(self.tr("Also kept in {}").format(log_file()))
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.setWordWrap(True)
        style.small(where)
        self._copy = QPushButton(style.icon("copy"), self.tr("Copy report"))
        self._copy.setObjectName("copy_report")
        self._copy.clicked.connect(self._on_copy_clicked)
        go_on = QPushButton(self.tr("Go on"))
        go_on.setDefault(True)
        style.main_button(go_on)
        go_on.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.MARGIN, style.MARGIN, style.MARGIN, style.MARGIN)
        column.setSpacing(style.SPACE)
        for widget in (self._summary, said, self._report, where):
            column.addWidget(widget, 1 if widget is self._report else 0)
        column.addLayout(buttons)

    def add(self, report: CrashReport) -> None:
        """Show ``report``, after what is already shown, and come to the front."""
        if not self.isVisible():
            self._report.clear()
        self._summary.setText(report.summary)
        self._report.appendPlainText(report.text)
        self._copy.setText(self.tr("Copy report"))
        self.show()
        self.raise_()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._copy.setText(self.tr("Copied"))

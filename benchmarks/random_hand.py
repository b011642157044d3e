"""The hand of random_acts.py: what it may do to the window at any moment, and with which files."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

TRAININGS = 3  # at most, so that a run of acts is not one training after another
LEFT_ALONE = {"quit"}  # what would leave the window on purpose


class Hand:
    """Acts on ``window``, chosen by ``generator``. last_act: what it did last, in words."""

    def __init__(self, window: Any, generator: random.Random, files: list[Path]) -> None:
        self.window = window
        self.random = generator
        self.files = files
        self.trainings = 0
        self.last_act = ""

    def act(self) -> None:
        """One act, whatever can be done now."""
        acts: list[tuple[int, Callable[[], None]]] = [
            (30, self._click),
            (14, self._draw),
            (14, self._press_keys),
            (8, self._move),
            (6, self._wheel),
            (4, self._drop),
            (3, self._paste),
            (4, self._go_somewhere),
            (3, self._resize),
            (2, self._restyle),
            (1, self._zoom),
            (3, self._leave_dialog),
            (1, self._train),
        ]
        act = self.random.choices([one for _, one in acts], [weight for weight, _ in acts])[0]
        self.last_act = act.__name__
        act()

    def _top(self) -> Any:
        """What takes input now: an open menu or list, a dialog, else the window."""
        from PySide6.QtWidgets import QApplication

        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def _target(self) -> Any:
        from PySide6.QtWidgets import QAbstractButton, QWidget

        usable = [
            one
            for one in self._top().findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.objectName() not in LEFT_ALONE and one.width() > 2
        ]
        buttons = [one for one in usable if isinstance(one, QAbstractButton)]
        pool = buttons if buttons and self.random.random() < 0.5 else usable
        return self.random.choice(pool) if pool else self._top()

    def _point(self, widget: Any) -> Any:
        from PySide6.QtCore import QPoint

        return QPoint(self.random.randrange(max(1, widget.width())), self.random.randrange(max(1, widget.height())))

    def _click(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        widget = self._target()
        self.last_act = f"click on {type(widget).__name__} {widget.objectName()}"
        button = Qt.MouseButton.RightButton if self.random.random() < 0.1 else Qt.MouseButton.LeftButton
        act = QTest.mouseDClick if self.random.random() < 0.1 else QTest.mouseClick
        act(widget, button, Qt.KeyboardModifier.NoModifier, self._point(widget))

    def _move(self) -> None:
        from PySide6.QtTest import QTest

        widget = self._target()
        QTest.mouseMove(widget, self._point(widget))

    def _draw(self) -> None:
        from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication, QWidget

        canvas = self._top().findChild(QWidget, "canvas")
        widget = canvas if canvas is not None and canvas.isVisible() and self.random.random() < 0.7 else self._target()
        self.last_act = f"draw on {type(widget).__name__} {widget.objectName()}"
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        place = self._point(widget)
        QTest.mousePress(widget, button, none, place)
        for _ in range(self.random.randrange(1, 12)):
            place = QPoint(place.x() + self.random.randrange(-30, 31), place.y() + self.random.randrange(-30, 31))
            where = QPointF(widget.mapToGlobal(place))
            move = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), where, Qt.MouseButton.NoButton, button, none)
            QApplication.sendEvent(widget, move)
        QTest.mouseRelease(widget, button, none, place)

    def _press_keys(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        keys = [
            Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Left,
            Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Home,
            Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_F2, Qt.Key.Key_Z, Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_7,
            Qt.Key.Key_E, Qt.Key.Key_B, Qt.Key.Key_S,
        ]  # fmt: skip
        modifiers = [Qt.KeyboardModifier.NoModifier] * 5
        modifiers += [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier]
        widget = QApplication.focusWidget() or self._top()
        key = self.random.choice(keys)
        self.last_act = f"key {key.name} on {type(widget).__name__} {widget.objectName()}"
        QTest.keyClick(widget, key, self.random.choice(modifiers))

    def _wheel(self) -> None:
        from PySide6.QtCore import QPoint, QPointF, Qt
        from PySide6.QtGui import QWheelEvent
        from PySide6.QtWidgets import QApplication

        widget = self._target()
        place = self._point(widget)
        control, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            QPointF(place),
            QPointF(widget.mapToGlobal(place)),
            QPoint(),
            QPoint(0, self.random.choice([-240, -120, 120, 240])),
            Qt.MouseButton.NoButton,
            control if self.random.random() < 0.2 else none,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def _content(self) -> Any:
        """What a person might drop or paste: files, folders, text, a bitmap, nothing at all."""
        from PySide6.QtCore import QMimeData, QUrl
        from PySide6.QtGui import QImage

        content = QMimeData()
        kind = self.random.randrange(5)
        if kind < 3:
            some = self.random.sample(self.files, self.random.randrange(1, 4))
            content.setUrls([QUrl.fromLocalFile(str(path)) for path in some])
        elif kind == 3:
            image = QImage(40, 40, QImage.Format.Format_RGB32)
            image.fill(self.random.randrange(1 << 24))
            content.setImageData(image)
        else:
            content.setText("7" * self.random.randrange(50))
        return content

    def _drop(self) -> None:
        from PySide6.QtCore import QPointF, Qt
        from PySide6.QtGui import QDragEnterEvent, QDropEvent
        from PySide6.QtWidgets import QApplication

        top = self._top()
        content, place = self._content(), QPointF(self._point(top))
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(top, QDragEnterEvent(place, Qt.DropAction.CopyAction, content, button, none))
        QApplication.sendEvent(top, QDropEvent(place, Qt.DropAction.CopyAction, content, button, none))

    def _paste(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        QApplication.clipboard().setMimeData(self._content())
        QTest.keyClick(QApplication.focusWidget() or self._top(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def _go_somewhere(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        number = self.random.choice([Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4])
        QTest.keyClick(self._top(), number, Qt.KeyboardModifier.ControlModifier)

    def _resize(self) -> None:
        self.window.resize(self.random.randrange(760, 1600), self.random.randrange(560, 1200))

    def _restyle(self) -> None:
        from PySide6.QtGui import QAction

        names = {"theme_light", "theme_dark", "theme_system"}
        actions = [one for one in self.window.findChildren(QAction) if one.objectName() in names]
        if actions:
            self.random.choice(actions).trigger()

    def _zoom(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        key = self.random.choice([Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0])
        QTest.keyClick(self._top(), key, Qt.KeyboardModifier.ControlModifier)

    def _leave_dialog(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        top = self._top()
        if top is not self.window:
            QTest.keyClick(top, Qt.Key.Key_Escape)

    def _train(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QPushButton

        button = self._top().findChild(QPushButton, "train")
        if button is None or not button.isVisible() or not button.isEnabled() or self.trainings >= TRAININGS:
            return
        self.trainings += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def made_files(folder: Path, generator: random.Random) -> list[Path]:
    """Pictures, a folder of classes, and files that are none of these."""
    import numpy as np
    from PIL import Image

    numbers = np.random.default_rng(generator.randrange(1 << 30))
    made: list[Path] = []
    for name, size, mode in (("a.png", (28, 28), "L"), ("b.jpg", (300, 200), "RGB"), ("c.png", (90, 60), "RGBA")):
        depth = len(mode) if mode != "L" else 1
        pixels = numbers.integers(0, 256, (size[1], size[0], depth), dtype=np.uint8).squeeze()
        Image.fromarray(pixels, mode).save(folder / name)
        made.append(folder / name)
    for label in ("cats", "dogs"):
        (folder / "sets" / label).mkdir(parents=True)
        for number in range(6):
            Image.fromarray(numbers.integers(0, 256, (32, 32, 3), dtype=np.uint8)).save(
                folder / "sets" / label / f"{number}.png"
            )
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    (folder / "notes.txt").write_text("no picture")
    (folder / "weights.pth").write_bytes(b"PK\x03\x04broken")
    (folder / "empty").mkdir()
    return [
        *made,
        folder / "sets",
        *(folder / name for name in ("broken.png", "notes.txt", "weights.pth", "empty", "gone")),
    ]

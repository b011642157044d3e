"""The order in which Tab goes through controls that come and go: Qt puts a new one at the very end."""

import itertools
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(area: QWidget, controls: Sequence[QWidget]) -> None:
    """Tab goes through ``controls`` where ``area``, which they stand in, has its place."""
    policy = area.focusPolicy()
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt puts nothing after what takes no keys
    for before, after in itertools.pairwise([area, *controls]):
        QWidget.setTabOrder(before, after)
    area.setFocusPolicy(policy)

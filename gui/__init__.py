"""The window: all that imports PySide6. It sees numpy arrays and the engine's frozen dataclasses, never torch."""

from gui.platform.pyside_refcount_fix import keep_alive

keep_alive()

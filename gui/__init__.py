"""The window: all that imports PySide6. It sees numpy arrays and the engine's frozen dataclasses, never torch."""

"""The main window around the screens."""

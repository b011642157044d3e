"""The commands of the terminal: the same engine without a window."""

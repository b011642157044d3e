"""Exporting a recognizer from the window."""

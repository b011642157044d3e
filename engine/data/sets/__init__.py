"""Data sets: what they are and hold."""

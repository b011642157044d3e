"""Strokes, and the one way from strokes to the picture that networks see."""

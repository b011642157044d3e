"""Ink on paper: the canvas, the hand over it, and the strokes it writes. For every screen that draws."""

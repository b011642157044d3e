"""Handwriting: pens of many people, numbers, corrections and symbols of one's own."""

"""Weights files of our own."""

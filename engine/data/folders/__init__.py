"""Folders of a person's pictures."""

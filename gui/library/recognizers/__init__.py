"""Recognizers: list and details."""

"""Runs: list, queue, process."""

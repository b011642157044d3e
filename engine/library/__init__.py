"""The recognizers on this machine."""

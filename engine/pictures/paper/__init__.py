"""Ink on photographed or scanned paper."""

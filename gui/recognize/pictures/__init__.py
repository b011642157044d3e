"""Opened pictures, one or many."""

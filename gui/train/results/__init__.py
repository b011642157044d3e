"""Mistakes and gradient flow."""

"""The recipe form."""

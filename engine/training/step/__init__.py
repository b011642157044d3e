"""One optimizer step and all around it."""

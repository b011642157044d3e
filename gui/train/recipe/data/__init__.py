"""Which pictures a run learns from, and what is in them."""

"""Ways to compute a network."""

"""Which backend is fastest here and gives the same answers."""

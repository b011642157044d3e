"""Which network a set of named weights is for."""

"""What Qt, Python and the system need."""

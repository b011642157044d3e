"""Child processes as the window sees them."""

"""Foreign checkpoints, read without running anything."""

"""Training: recipe, events, the loop, checkpoints and run folders."""

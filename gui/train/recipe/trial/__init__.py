"""What tries a recipe before the run: time and memory, and a learning rate."""

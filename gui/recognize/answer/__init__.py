"""The answer and its probabilities."""

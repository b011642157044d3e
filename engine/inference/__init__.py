"""From uint8 pictures to calibrated probabilities."""

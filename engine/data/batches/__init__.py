"""Batches: order, augmentation, mixing."""

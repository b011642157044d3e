"""Data sets: catalog, readers, split, augmentation and batches."""

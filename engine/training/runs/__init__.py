"""Run folders: events, lock, record, checkpoints."""

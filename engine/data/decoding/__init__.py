"""Picture files decoded, kept on disk, streamed."""

"""Picture files: found, opened safely, made RGB."""

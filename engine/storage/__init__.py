"""Files: where they lie, opened safely, written whole or not at all."""

"""The program's version, as in pyproject.toml (held by a test)."""

VERSION = "0.1.0"

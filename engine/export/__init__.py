"""Taking a recognizer elsewhere: files for other programs, each proven on sample pictures before it counts."""

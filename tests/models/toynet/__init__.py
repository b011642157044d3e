"""A network that Inkling does not have: the two files that add it, and what is done with it then."""

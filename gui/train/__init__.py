"""The train screen: recipe form, live curves, the list of runs."""

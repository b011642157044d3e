"""The library screen: networks and weights."""

"""The networks, each file readable beside its paper."""

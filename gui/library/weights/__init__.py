"""ImageNet weights."""

"""What is known of each family's networks, one file a family; readable without torch."""

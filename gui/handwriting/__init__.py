"""The handwriting screen: kept drawings, sets of one's own symbols, and learning from them."""

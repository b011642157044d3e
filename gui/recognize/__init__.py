"""The recognize screen: canvas, pictures, the answer and what the network sees."""

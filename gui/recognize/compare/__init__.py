"""One drawing or picture, several recognizers, side by side and live."""

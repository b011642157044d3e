"""Tables (CSV): of names of pictures, and of pixels."""

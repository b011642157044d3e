"""What Inkling does, without a window: read pictures and strokes, recognize, train. Never imports Qt."""

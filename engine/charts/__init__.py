"""Charts as SVG texts, for reports and for the window."""

"""Reports of runs and races: one HTML file each, with everything needed to repeat them."""

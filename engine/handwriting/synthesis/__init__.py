"""Made handwriting: shapes, distortions, and what is no digit."""

"""Colors, spacing, icons, style sheet."""

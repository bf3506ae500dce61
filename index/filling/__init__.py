"""Sources become a generation."""

"""Articles become segments, and segments become the next generation."""

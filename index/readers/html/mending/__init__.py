"""A page's tree is mended before trafilatura reads it."""

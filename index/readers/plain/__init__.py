"""Plain text: the given format, its headings and its picture credits."""

"""The day of a page, where its head and its JSON-LD tell none."""

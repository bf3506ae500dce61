"""The commands about how a story spread."""

"""Picked articles as one document, for `dateline review`."""

"""Searches that are asked again and again for what came into the archive since the last time."""

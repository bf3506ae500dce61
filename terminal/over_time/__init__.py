"""Queries side by side over time, on a terminal."""

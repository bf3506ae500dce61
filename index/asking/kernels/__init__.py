"""Compiled code that compares what was found."""

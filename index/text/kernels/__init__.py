"""Compiled code that looks into text."""

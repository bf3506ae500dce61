"""Compiled loops over the columns; `runtime` says how they are compiled and kept."""

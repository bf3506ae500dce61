"""The terminal: a module for each group of commands, and how they print."""

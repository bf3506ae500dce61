"""The archive as tools for model clients (docs/desk.md)."""

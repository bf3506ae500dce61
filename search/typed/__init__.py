"""What a reader typed becomes a query."""

"""The addresses: a request becomes a response."""

"""The web: addresses, pages, formats, and the server."""

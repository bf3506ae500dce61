"""What news agencies deliver: items with versions, embargoes and codes."""

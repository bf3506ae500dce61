"""How a story spread: the copies of an article, and what differs between two of them."""

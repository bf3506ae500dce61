"""How a hit is shown: marks, snippets, the article, why it is there."""

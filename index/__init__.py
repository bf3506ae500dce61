"""Fill an index and ask it: what articles are, how they become tokens, what can be asked."""

"""A query becomes a plan, and hits become the parts of a page."""

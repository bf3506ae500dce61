"""METS: an issue, its pages and its articles."""

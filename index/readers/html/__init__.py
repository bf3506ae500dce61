"""HTML: pages of news sites, and the fragments of it that other formats hold."""

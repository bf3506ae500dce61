"""Feeds: RSS, RDF and Atom, and the one way to read XML."""

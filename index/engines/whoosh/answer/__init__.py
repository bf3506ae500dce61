"""A plan becomes hits: doc sets, scores, order, facets, timeline."""

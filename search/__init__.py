"""Words become a plan, hits become a page. No I/O of its own."""

"""What Whoosh sees of a segment: its plug-in interfaces over our columns."""

"""Files that hold files: compressed ones, and archives of many."""

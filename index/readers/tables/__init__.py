"""JSON, JSON Lines, CSV and TSV: records under keys that a table of synonyms knows."""

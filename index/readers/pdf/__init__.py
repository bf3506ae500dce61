"""PDF with a text layer: its letters become lines, columns, paragraphs and headings."""

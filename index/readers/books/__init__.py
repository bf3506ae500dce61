"""Books and newspapers in EPUB: each chapter or article of one is an article."""

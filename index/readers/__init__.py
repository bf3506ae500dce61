"""One module per input format: files in, articles out."""

"""What crawlers keep: WARC and ARC files, and WACZ packages of them."""

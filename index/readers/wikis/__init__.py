"""What wikis hand out: dumps of MediaWiki, Wikinews of every language among them."""

"""The bytes on disk: arrays, dictionaries, postings, stored articles."""

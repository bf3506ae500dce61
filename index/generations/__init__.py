"""Published states of an index: their files, manifests, ledgers and checks."""

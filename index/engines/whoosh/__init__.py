"""The Whoosh engine: an index on disk, on one machine."""

import warnings

with warnings.catch_warnings():
    # Whoosh 2.7.4 is of 2016. Newer Pythons warn about its escapes and its "is 0" when they
    # compile it, which nobody who runs Dateline can do anything about.
    warnings.simplefilter("ignore")
    import whoosh.codec.whoosh3
    import whoosh.index
    import whoosh.searching  # noqa: F401

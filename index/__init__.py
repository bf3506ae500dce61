"""Fill an index and ask it: what articles are, how they become tokens, what can be asked."""

import os

if os.path.expanduser("~") == "~":  # noqa: PTH111
    # A user that the system does not know, as in a container; NLTK is not imported without a home.
    os.environ["HOME"] = "/nonexistent"

"""How hard laws are tried: `DATELINE_EXAMPLES=20` tries twenty times as many examples."""

import os

from hypothesis import settings

TIMES = int(os.environ.get("DATELINE_EXAMPLES", "1"))


def law(examples: int) -> settings:
    """So many examples in the quick tier, the one that runs with every change."""
    return settings(max_examples=examples * TIMES)

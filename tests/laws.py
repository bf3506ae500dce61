"""How hard laws are tried: `DATELINE_EXAMPLES=20` tries twenty times as many examples."""

import os

from hypothesis import Phase, settings

TIMES = int(os.environ.get("DATELINE_EXAMPLES", "1"))


def law(examples: int) -> settings:
    """So many examples in the quick tier, the one that runs with every change."""
    return settings(max_examples=examples * TIMES)


def node_law(examples: int) -> settings:
    """The same for a law that asks a real node: a failure is shown as found, since to make it small
    would take many minutes.
    """
    return settings(law(examples), phases=(Phase.explicit, Phase.generate))

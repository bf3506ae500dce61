"""Which forms a prefix, a wildcard or a fuzzy word stands for; the same for every engine."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import islice

from index.asking.plan import MAX_EXPANSION, Expandable, Fuzzy, Prefix, Wildcard


def edits_between(a: str, b: str) -> int:
    """The optimal string alignment distance: insert, delete, replace, swap two neighbours.

    Source: Boytsov, "Indexing methods for approximate dictionary searching" (2011), §2.
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]


def fixed_start(node: Expandable) -> str:
    """What every form that the node stands for begins with; never empty."""
    if isinstance(node, Prefix):
        return node.text
    if isinstance(node, Fuzzy):
        return node.text[:1]
    return re.split(r"[*?]", node.pattern, maxsplit=1)[0]


@lru_cache(maxsize=256)
def fitting(node: Expandable) -> Callable[[str], bool]:
    """The test whether the node stands for a form."""
    if isinstance(node, Prefix):
        return lambda form: form.startswith(node.text)
    if isinstance(node, Wildcard):
        parts = (".*" if c == "*" else "." if c == "?" else re.escape(c) for c in node.pattern)
        pattern = re.compile("".join(parts), re.DOTALL)
        return lambda form: pattern.fullmatch(form) is not None
    return lambda form: (
        form[:1] == node.text[:1]
        and abs(len(form) - len(node.text)) <= node.edits
        and edits_between(form, node.text) <= node.edits
    )


def expand(node: Expandable, lexicon: Iterable[str]) -> tuple[tuple[str, ...], bool]:
    """The first `MAX_EXPANSION` forms that the node stands for, and whether there are more.

    Args:
        node: the prefix, wildcard or fuzzy word.
        lexicon: forms in code-point order, all or those that begin with `fixed_start(node)`.
    """
    found = tuple(islice(filter(fitting(node), lexicon), MAX_EXPANSION + 1))
    return found[:MAX_EXPANSION], len(found) > MAX_EXPANSION


def cut_notice(node: Expandable) -> str:
    """The sentence for an expansion that was cut."""
    match node:
        case Prefix(text):
            typed = f"{text}*"
        case Wildcard(pattern):
            typed = pattern
        case Fuzzy(text, edits):
            typed = f"{text}~{edits}"
    return (
        f"“{typed}” stands for more than {MAX_EXPANSION:,} words: the first {MAX_EXPANSION:,} in "
        "alphabetical order were searched; type more letters to search them all."
    )

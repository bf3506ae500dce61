"""Where the words of a facet's values stand in a text: as the parts of its tokens."""

from collections.abc import Iterator

from index.asking.plan import FacetPrefix, FacetWords
from index.text.analysis import folded_words


def runs(leaf: FacetWords | FacetPrefix, written: list[str]) -> Iterator[tuple[int, int]]:
    """Where the words of a leaf are parts in a row, as (first token, last token); the last word of
    a `FacetPrefix` is a beginning.
    """
    *whole, last = leaf.words
    parts = [(part, i) for i, word in enumerate(written) for part in folded_words(word)]
    for at in range(len(parts) - len(whole)):
        run = parts[at : at + len(whole) + 1]
        end = run[-1][0]
        ends = end.startswith(last) if isinstance(leaf, FacetPrefix) else end == last
        if ends and [part for part, _ in run[:-1]] == whole:
            yield run[0][1], run[-1][1]

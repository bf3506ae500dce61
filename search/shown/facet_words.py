"""Where the words of a facet's values stand in a text: as the parts of its tokens."""

from collections.abc import Iterator

from index.asking.plan import FacetPrefix, FacetWords
from index.text.analysis import folded_words


def answering(leaf: FacetWords | FacetPrefix, candidates: set[str]) -> list[set[str]]:
    """For each word of a leaf, which of the forms have it as a part."""
    parts = {form: folded_words(form) for form in candidates}
    found = [{form for form in candidates if word in parts[form]} for word in leaf.words]
    if isinstance(leaf, FacetPrefix):
        last = leaf.words[-1]
        found[-1] = {f for f in candidates if any(part.startswith(last) for part in parts[f])}
    return found


def runs(leaf: FacetWords | FacetPrefix, written: list[str]) -> Iterator[tuple[int, int]]:
    """Where the words of a leaf are parts in a row, as (first token, number of tokens); the last
    word of a `FacetPrefix` is a beginning.
    """
    *whole, last = leaf.words
    parts = [(part, i) for i, form in enumerate(written) for part in folded_words(form)]
    for at in range(len(parts) - len(whole)):
        run = parts[at : at + len(whole) + 1]
        end = run[-1][0]
        ends = end.startswith(last) if isinstance(leaf, FacetPrefix) else end == last
        if ends and [part for part, _ in run[:-1]] == whole:
            yield run[0][1], run[-1][1] - run[0][1] + 1

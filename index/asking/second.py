"""What the first hits of an answer are looked at again for; `index.asking.rescoring` is the law."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SecondLook:
    """The `words` of the query that say something, each as all of its keys, in the order in which
    they were typed, without repeats; and their `forms`. The look at `neighbours` is for answers
    that need not have all of the words, that at `coverage` for those that were asked to have them.
    So many are the `first` hits, at least one.
    """

    words: tuple[tuple[str, ...], ...]
    forms: tuple[str, ...] = ()
    neighbours: bool = False
    coverage: bool = False
    first: int = 100

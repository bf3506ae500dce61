"""The second look of the obvious engine: its evidence, from documents in memory."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.asking.matching import Question, Tokenised
from index.asking.plan import Node, Term, Word
from index.asking.rescoring import Evidence, nearness
from index.asking.second import SecondLook
from index.text.sketches import stacked


def evidence(
    hits: Sequence[Tokenised], scores: Sequence[float], second: SecondLook, question: Question
) -> Evidence:
    """What is known of hits, which are in the order of their scores."""

    def matching(nodes: Sequence[Node]) -> NDArray[np.bool_]:
        found = [question.matches(node, hit) for hit in hits for node in nodes]
        return np.array(found, np.bool_).reshape(len(hits), len(nodes))

    words = [Word("key", keys) for keys in second.words]
    forms = [Word("form", (form,)) for form in second.forms]
    sketches, sizes = stacked([hit.document.sketch for hit in hits])
    return Evidence(
        scores=np.array(scores, np.float64),
        held=matching([Term(word) for word in words]),
        titled=matching([Term(word, "title") for word in words]),
        near=matching([*nearness(second)]),
        forms=matching([Term(form) for form in forms]),
        title_words=np.array([hit.document.title_words for hit in hits], np.int64),
        sketches=sketches,
        sizes=sizes,
    )

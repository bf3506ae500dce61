"""The sentences that show what matched, as fragments that are marked or not."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from index.text.sentences import sentences
from search.page import Fragment, Snippet

SNIPPET_LENGTH = 280
"""About how many characters a snippet has; it ends with a sentence where that is possible."""


@dataclass(frozen=True, slots=True)
class Span:
    """The characters from `start` to `end` of a text, `end` not included, which match the plan's
    leaf of that number.
    """

    start: int
    end: int
    leaf: int


def extract(text: str, spans: list[Span]) -> Snippet:
    """Whole sentences around the densest matches, about `SNIPPET_LENGTH` characters. A sentence
    that is longer is cut between words, and an ellipsis stands where it was cut.
    """
    if len(text) <= SNIPPET_LENGTH:
        return cut(text, 0, len(text), spans)
    start, end = _best_window(text, spans)
    if end - start > SNIPPET_LENGTH:
        start, end = _around(text, start, end, spans)
    fragments = list(cut(text, start, end, spans))
    if text[:start].strip() and not _starts_sentence(text, start):
        fragments.insert(0, Fragment("… "))
    if text[end:].strip():
        fragments.append(Fragment(" …"))
    return tuple(fragments)


def _starts_sentence(text: str, at: int) -> bool:
    return text[:at].rstrip()[-1:] in ".!?”\"'’:"


def _best_window(text: str, spans: list[Span]) -> tuple[int, int]:
    """The sentences within the length that match the most leaves; the first of equals. Only the
    paragraphs around the densest matches are looked at.
    """
    found = _unbroken(_sentences(text, _densest(spans)), spans)
    best, best_worth = found[0], (-1, -1)
    for i, (start, _) in enumerate(found):
        j = i
        while j + 1 < len(found) and found[j + 1][1] - start <= SNIPPET_LENGTH:
            j += 1
        end = found[j][1]
        within = spans[first_from(spans, start) : first_from(spans, end)]
        worth = _worth(span for span in within if span.end <= end)
        if worth > best_worth:
            best, best_worth = (start, end), worth
    return best


def first_from(spans: list[Span], at: int) -> int:
    """How many of the spans, which are in order, begin before the character `at`."""
    return bisect_left(spans, at, key=lambda span: span.start)


def _unbroken(sentences: list[tuple[int, int]], spans: list[Span]) -> list[tuple[int, int]]:
    """The sentences, those that share a match joined to one."""
    found: list[tuple[int, int]] = []
    following, reach = 0, 0
    for start, end in sentences:
        while following < len(spans) and spans[following].start < start:
            reach = max(reach, spans[following].end)
            following += 1
        if found and reach > start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _worth(spans: Iterable[Span]) -> tuple[int, int]:
    """The number of leaves that match, then the number of matches."""
    found = list(spans)
    return len({span.leaf for span in found}), len(found)


def _densest(spans: list[Span]) -> int:
    """Where the run of matches begins that is worth most within the length, the first of equals; 0
    without matches.
    """
    best, best_worth = 0, (0, 0)
    last = 0
    for i, first in enumerate(spans):
        while last < len(spans) and spans[last].end <= first.start + SNIPPET_LENGTH:
            last += 1
        worth = _worth(spans[i:last])
        if worth > best_worth:
            best, best_worth = first.start, worth
    return best


def _sentences(text: str, at: int) -> list[tuple[int, int]]:
    """The sentences of the paragraphs that are near the character `at`: at most the length before
    it, and twice the length behind it.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        if start <= at + 2 * SNIPPET_LENGTH and at - SNIPPET_LENGTH <= end:
            found += [(start + a, start + b) for a, b in sentences(paragraph)]
        start = end + 2
    return found or [(0, len(text))]


def _around(text: str, start: int, end: int, spans: Iterable[Span]) -> tuple[int, int]:
    """The part of one long sentence around its first match, cut between words. A match that is
    longer than a snippet is cut too.
    """
    first, last = next(((s.start, s.end) for s in spans if start <= s.start < end), (start, start))
    left = max(start, min(first - SNIPPET_LENGTH // 3, end - SNIPPET_LENGTH))
    if left > start:
        space = text.find(" ", left, first)
        left = space + 1 if space >= 0 else left
    last = min(last, first + SNIPPET_LENGTH)
    right = min(end, max(left + SNIPPET_LENGTH, last))
    if right < end:
        space = text.rfind(" ", left, right)
        right = space if space >= last else right
    return left, right


def cut(text: str, start: int, end: int, spans: Iterable[Span]) -> Snippet:
    """The text from `start` to `end` as fragments. Overlapping matches become one mark, a match
    that reaches over an end is not marked, and line breaks become spaces.
    """
    fragments: list[Fragment] = []
    at = start
    for span in spans:
        left, right = max(span.start, at), span.end
        if right <= left or span.start < start or span.end > end:
            continue
        if left > at:
            fragments.append(Fragment(_flat(text[at:left])))
        if fragments and fragments[-1].mark and left == at and span.start < at:
            fragments[-1] = Fragment(fragments[-1].text + _flat(text[left:right]), mark=True)
        else:
            fragments.append(Fragment(_flat(text[left:right]), mark=True))
        at = right
    if at < end:
        fragments.append(Fragment(_flat(text[at:end])))
    return tuple(fragments)


def _flat(text: str) -> str:
    return text.replace("\n\n", " ").replace("\n", " ")

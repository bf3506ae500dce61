"""What a source repeats in its articles and is no news (docs/furniture.md): where it counts, how
often makes it furniture, and how an article is marked.
"""

import re
from dataclasses import replace
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from index.article import HEADING, Article, Section
from index.text.vocabulary.credits import is_credit
from index.text.vocabulary.lists import languages_with, word_list

RULE = "20 articles, 1 in 100, headings and up to 3 words 1 in 10, 400 characters"
"""Names the rule; another one is another name, so that what was made by this one is made anew."""

LEAST_ARTICLES = 20
LEAST_SHARE = 100
"""A paragraph stands in one of so many articles of its source, or in more of them."""
LEAST_SHARE_OF_HEADINGS = 10
MOST_CHARACTERS = 400
MOST_WORDS_OF_A_LABEL = 3
"""A paragraph of so few words may be a heading that lost its mark, and counts as one."""

NEVER = 0
"""The key of what is never furniture."""
_LABELS = frozenset(
    line
    for language in languages_with("furniture_labels")
    for line in word_list(language, "furniture_labels")
)
_AROUND = " -–—*_()[].,:;!?|•·»›>"
_WORD = re.compile(r"\w")


def keys(article: Article) -> list[int]:
    """A key for each text that may be furniture: of the lede, then of each section its heading and
    its paragraphs. Texts with one key are the same without case and with runs of blanks as one;
    odd keys are of headings and labels. `NEVER` stands for a text that cannot be furniture.
    """
    found = [_key(article.lede or "")]
    for section in article.sections:
        found.append(_key(section.heading or "", heading=True))
        found += map(_key, section.paragraphs)
    return found


def _key(text: str, *, heading: bool = False) -> int:
    if not text or len(text) > MOST_CHARACTERS or not _WORD.search(text):
        return NEVER
    same = text.casefold().strip()
    if "  " in same or not same.isprintable():  # no other blank can be printed
        same = " ".join(same.split())
    if is_credit(same):
        return NEVER
    label = heading or same.count(" ") < MOST_WORDS_OF_A_LABEL
    if label and same.strip(_AROUND) in _LABELS:
        label = False
    digest = blake2b(same.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") & ~1 | label


def repeated(
    keys: NDArray[np.uint64], counts: NDArray[np.uint32], articles: int
) -> NDArray[np.uint64]:
    """The keys of a source's furniture.

    Args:
        keys: u64 (texts,), those of its articles.
        counts: u32 (texts,), in how many of them each stands.
        articles: how many there are.
    """
    often = counts >= LEAST_ARTICLES  # few of very many
    keys, counts = keys[often], counts[often]
    shares = np.where(keys & np.uint64(1), LEAST_SHARE_OF_HEADINGS, LEAST_SHARE)
    return keys[counts * shares >= articles]


def marked(article: Article, furniture: frozenset[int]) -> Article:
    """The article with its furniture marked, and nothing else. Where no text of it would be left,
    there is none.
    """
    if not furniture and not (
        article.lede_is_furniture or any(s.furniture for s in article.sections)
    ):
        return article
    known = iter(keys(article))
    lede = next(known) in furniture
    sections = tuple(
        _marked(
            section,
            tuple(n for n in range(HEADING, len(section.paragraphs)) if next(known) in furniture),
        )
        for section in article.sections
    )
    found = replace(article, lede_is_furniture=lede, sections=sections)
    left = found.without_furniture()
    if left is found or _says_something(left):
        return found
    plain = tuple(_marked(section, ()) for section in article.sections)
    return replace(article, lede_is_furniture=False, sections=plain)


def _marked(section: Section, furniture: tuple[int, ...]) -> Section:
    return section if section.furniture == furniture else replace(section, furniture=furniture)


def _says_something(article: Article) -> bool:
    texts = (text for section in article.sections for text in section.paragraphs)
    return any(_WORD.search(text) for text in (article.lede or "", *texts))

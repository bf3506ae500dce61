"""The people, organisations and places that an article names (`docs/names.md`).

Method: runs of capitalised words, without a model and without a gazetteer. What a word is, other
places of the same article tell: A. Mikheev, "A Knowledge-free Method for Capitalized Word
Disambiguation" (ACL 1999), whose document-centred evidence this is.
"""

from index.article import Article
from index.text.names.candidates import gather, name_of
from index.text.names.choosing import choose
from index.text.names.extents import cut
from index.text.names.folding import folded
from index.text.names.joints import parted
from index.text.names.languages import Capitals, capitals
from index.text.names.runs import read

MOST = 50
"""So many names of an article are kept, the first mentioned."""


def names(article: Article, language: str = "en") -> tuple[str, ...]:
    """The names in the order of their first mention; `language` is the archive's, for articles that
    state none. The same article always has the same names, whatever else is in the archive.
    """
    reading = read(article)
    means = capitals(article.language or language, reading)
    sightings = parted(cut(reading, means))
    chosen = choose(gather(sightings), reading.wording, means)
    ordered = folded(chosen, sightings, reading, english=means is Capitals.ENGLISH)
    return tuple(dict.fromkeys([name_of(candidate.words) for candidate in ordered]))[:MOST]

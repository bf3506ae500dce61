"""An article as the head of its page tells it to programs that read no JSON-LD: Dublin Core, and
Zotero's own names for what that has none for. They go by the name of a `meta`.
"""

from index.article import Article
from web.formats.citations import rights
from web.formats.names import name_of


def metadata(article: Article, here: str, archive: str) -> list[tuple[str, str]]:
    """The names and their contents, those without any left out; a name may come again.

    Args:
        article: what is told of.
        here: the address of its page.
        archive: what the archive is called.
    """
    of_dublin_core = (
        ("type", "newspaperArticle"),
        ("title", article.title),
        *(("creator", name_of(author).turned) for author in article.authors),
        ("date", article.written_date),
        ("source", article.source),
        *(("subject", topic) for topic in article.topics),
        ("language", article.language),
        ("rights", rights(article)),
    )
    of_zotero = (
        ("itemType", "newspaperArticle"),
        ("section", article.section),
        ("pages", article.page),
        ("edition", article.edition),
        ("archive", archive),
        ("archiveLocation", here),
    )
    named = (("DC", of_dublin_core), ("z", of_zotero))
    return [(f"{of}.{name}", text) for of, pairs in named for name, text in pairs if text]

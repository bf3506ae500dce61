"""An article as schema.org describes it to programs that read pages: NewsArticle, in JSON-LD."""

from typing import Any

from index.article import Article
from web.address.links import web_address
from web.formats.citations import address_of
from web.formats.wording import became


def news_article(article: Article, here: str) -> dict[str, Any]:
    """The members of the NewsArticle; `here` is the address of the article's page."""
    published = article.published
    members = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": here,
        "headline": article.title,
        "alternativeHeadline": article.headline,
        "description": article.without_furniture().lede,
        "datePublished": published.isoformat() if published else article.written_date,
        "dateModified": article.modified and article.modified.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": article.source},
        "keywords": list(article.topics),
        "articleSection": article.section,
        "printPage": article.page,
        "license": web_address(article.licence_url),
        "correction": _correction(article),
        "inLanguage": article.language,
        "mainEntityOfPage": here,
        "url": address_of(article, here),
    }
    return {name: value for name, value in members.items() if value}


def _correction(article: Article) -> dict[str, str] | None:
    """What was corrected, and when."""
    if article.status not in ("corrected", "updated"):
        return None
    comment = {"@type": "CorrectionComment", "text": article.notice or became(article)}
    when = article.corrected
    return comment | ({"datePublished": when.isoformat()} if when else {})

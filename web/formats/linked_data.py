"""An article as schema.org tells it to programs that read pages: NewsArticle, in JSON-LD."""

from typing import Any

from index.article import Article
from web.formats.citations import address_of


def news_article(article: Article, here: str) -> dict[str, Any]:
    """What a page says of its article; `here` is the page's own address."""
    moment = article.published or article.date
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": here,
        "headline": article.title,
        "alternativeHeadline": article.headline,
        "description": article.lede,
        "datePublished": moment and moment.isoformat(),
        "dateModified": article.modified and article.modified.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": article.source},
        "keywords": list(article.topics),
        "inLanguage": article.language,
        "mainEntityOfPage": here,
        "url": address_of(article, here),
    }
    return {name: value for name, value in told.items() if value}

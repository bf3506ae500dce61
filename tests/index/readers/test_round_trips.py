"""An article that is written in a format is read back the same, as far as the format has words."""

import json
from dataclasses import replace
from datetime import date
from html import escape
from io import BytesIO
from re import sub

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Image, Precision, Section
from index.readers.making import Made
from index.readers.record import Input
from index.readers.registry import member_makings
from index.readers.source_settings import Context
from tests.laws import law

LETTERS = "aeioubdghlmnrstwäéñøßçŁž"
SIGNS = ("&", "<", ">", '"', "'", "’", "“", "”", "*", "_", "`", "[", "]", "#", "!", "é", "$", "~")
MARKUP = ("&amp;", "<b>", "&lt;i", "</p>", "<!--")
"""In a text these are words too; a title of JSON is read as HTML where it holds them."""
LICENCES = ("https://creativecommons.org/licenses/by/4.0/", "https://e.example/terms?a=1&b=2")
NAMES = ("Ada Lindqvist", "Zoë O’Neil", "João da Silva", "Jean-Luc Štěpán", "Harbour Desk")
TOPICS = ("Ferries", "R&D", "Straßen", "Café < Bar", "“Markets”")

_plain = st.text(LETTERS, min_size=2, max_size=9)
_word = st.one_of(_plain, _plain, st.tuples(_plain, st.sampled_from(SIGNS)).map("".join))
_line = st.lists(_word, min_size=2, max_size=6).map(" ".join).map(lambda text: f"Pier {text}")
_any_word = st.one_of(_word, _word, st.tuples(_plain, st.sampled_from(MARKUP)).map("".join))
_text = (
    st.lists(_any_word, min_size=12, max_size=20)
    .map(" ".join)
    .map(lambda text: f"Quay {text} end.")
)


def _unique(number: int, text: str) -> str:
    return f"{text[:4]} {number} {text[5:]}"


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article with all that the formats have words for."""
    texts = [
        _unique(n, text) for n, text in enumerate(draw(st.lists(_text, min_size=4, max_size=9)))
    ]
    lines = [
        _unique(n, line) for n, line in enumerate(draw(st.lists(_line, min_size=6, max_size=6)))
    ]
    day = draw(st.dates(date(1850, 1, 2), date(2025, 12, 31)))
    precisions: tuple[Precision, ...] = ("day", "month", "year")
    precision = draw(st.sampled_from(precisions))
    first = {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}
    image = Image(
        author=draw(st.sampled_from(NAMES)),
        licence_url=draw(st.sampled_from(LICENCES)),
        caption=lines[2],
        url="https://gazette.example.org/pier.jpg?w=1&h=2",
    )
    return Article(
        id=draw(st.text("abc012_-", min_size=1, max_size=12)),
        title=lines[0],
        source="Port Elm Gazette & Post",
        headline=lines[1],
        lede=lines[5],
        url="https://gazette.example.org/news/12?a=1&b=2",
        date=first[precision],
        precision=precision,
        authors=tuple(draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))),
        topics=tuple(draw(st.lists(st.sampled_from(TOPICS), min_size=2, max_size=4, unique=True))),
        language=draw(st.sampled_from(["en-GB", "de", "pt-BR"])),
        section=lines[3],
        licence_url=draw(st.sampled_from(LICENCES)),
        images=(image,),
        sections=(
            Section(None, "s1", tuple(texts[:2])),
            Section(lines[4], "s2", tuple(texts[2:])),
        ),
    )


def html_of(article: Article) -> str:
    return "\n".join(
        (f"<h2>{escape(part.heading)}</h2>\n" if part.heading else "")
        + "\n".join(f"<p>{escape(text)}</p>" for text in part.paragraphs)
        for part in article.sections
    )


def json_line(article: Article) -> str:
    told = {
        name: getattr(article, name)
        for name in ("id", "url", "title", "headline", "lede", "authors", "topics", "language")
    }
    beside = {
        "date": article.written_date,
        "section": article.section,
        "publisher": article.source,
        "licence": article.licence_url,
        "content_html": html_of(article),
        "images": [
            {
                "url": one.url,
                "caption": one.caption,
                "author": one.author,
                "license": one.licence_url,
            }
            for one in article.images
        ],
    }
    return json.dumps(told | beside, ensure_ascii=False)


def page(article: Article) -> str:
    (image,) = article.images
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "alternativeHeadline": article.headline,
        "description": article.lede,
        "datePublished": article.written_date,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "keywords": article.topics,
        "articleSection": article.section,
        "inLanguage": article.language,
        "license": article.licence_url,
        "publisher": {"@type": "Organization", "name": article.source},
        "url": article.url,
        "image": {
            "@type": "ImageObject",
            "url": image.url,
            "caption": image.caption,
            "creditText": image.author,
            "license": image.licence_url,
        },
    }
    told = json.dumps(linked).replace("<", "\\u003c")
    return (
        f"<!DOCTYPE html><html lang='{article.language}'><head><meta charset='utf-8'>"
        f"<title>{escape(article.title)}</title>"
        f"<link rel='canonical' href='{escape(article.url or '')}'>"
        f"<script type='application/ld+json'>{told}</script></head><body><main><article>"
        f"<h1>{escape(article.title)}</h1>{html_of(article)}</article></main></body></html>"
    )


def markdown(article: Article) -> str:
    (image,) = article.images
    caption, credit = marked(image.caption), marked(image.author)
    head = {
        "id": article.id,
        "title": marked(article.title),
        "headline": marked(article.headline),
        "description": marked(article.lede),
        "authors": [*map(marked, article.authors)],
        "tags": article.topics,
        "lang": article.language,
        "publisher": article.source,
        "section": article.section,
        "license": article.licence_url,
        "canonical_url": article.url,
        "image": {"url": image.url, "caption": caption, "credit": credit},
    }
    keys = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items()
    )
    body = "\n\n".join(
        "\n\n".join(
            [
                *([f"## {marked(part.heading)}"] if part.heading else []),
                *map(marked, part.paragraphs),
            ]
        )
        for part in article.sections
    )
    return f"---\n{keys}date: {article.written_date}\n---\n\n{body}\n"


def marked(text: str | None) -> str:
    """A text in which every sign of Markdown stands for itself."""
    return sub(r"([!-/:-@\[-`{-~])", r"\\\1", text or "")


def wxr(article: Article) -> str:
    (image,) = article.images
    figure = (
        f"<figure><img src='{escape(image.url or '')}'><figcaption>{escape(image.caption or '')}"
        "</figcaption></figure>"
    )
    topics = "".join(
        f"<category domain='post_tag'>{escape(topic)}</category>" for topic in article.topics
    )
    authors = "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in article.authors)
    return (
        "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"
        " xmlns:content='http://purl.org/rss/1.0/modules/content/'"
        " xmlns:excerpt='http://wordpress.org/export/1.2/excerpt/'"
        " xmlns:wp='http://wordpress.org/export/1.2/'><channel>"
        f"<title>{escape(article.source)}</title><language>{article.language}</language>"
        "<wp:wxr_version>1.2</wp:wxr_version><item>"
        f"<title>{escape(escape(article.title))}</title><link>{escape(article.url or '')}</link>"
        f"{authors}<wp:post_id>{article.id}</wp:post_id>"
        f"<wp:post_date>{article.date} 00:00:00</wp:post_date>{topics}"
        "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
        f"<excerpt:encoded>{escape(escape(article.lede or ''))}</excerpt:encoded>"
        f"<content:encoded>{escape(figure + html_of(article))}</content:encoded>"
        "</item></channel></rss>"
    )


def read_back(name: str, text: str) -> Article:
    raw = text.encode()
    found = list(member_makings(Input(name, BytesIO(raw)), raw[:65_536], Context("news")))
    (made,) = found
    assert isinstance(made, Made), found
    assert made.notices == ()
    return made.article


@law(25)
@given(articles())
def test_json_lines(article: Article) -> None:
    assert read_back("news/a.jsonl", json_line(article) + "\n") == article


@law(15)
@given(articles())
def test_a_page_with_json_ld(article: Article) -> None:
    """A page has no id of its own: its address makes one."""
    found = read_back("news/a.html", page(article))
    assert replace(found, id=article.id) == article


@law(25)
@given(articles())
def test_markdown_with_front_matter(article: Article) -> None:
    (image,) = article.images
    told = replace(article, images=(replace(image, licence_url=None),))
    assert read_back("news/a.md", markdown(article)) == told


@law(25)
@given(articles())
def test_an_export_of_wordpress(article: Article) -> None:
    """It has no words for a headline, a section, a licence, who took a picture, and dates that
    are known in part.
    """
    (image,) = article.images
    told = replace(
        *(article,),
        headline=None,
        section=None,
        licence_url=None,
        precision="day",
        images=(replace(image, author=None, licence_url=None),),
    )
    assert read_back("news/a.xml", wxr(article)) == told

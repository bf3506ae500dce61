"""Makes archives in the formats that archives come in, of the articles of `benchmarks.texts`.

`python -m benchmarks.archives FOLDER --articles N` writes a text file for each, in a folder for
each source, which every release reads; with `--lines` one file of JSON lines.
"""

import argparse
import csv
import gzip
import json
import random
from collections.abc import Callable, Iterable, Iterator
from email.utils import format_datetime
from html import escape
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape as xml_escape

from benchmarks import corpus
from benchmarks.corpus import Sentences
from benchmarks.texts import SITE, Text, texts

_LINKS = 60
_SCRIPT = "window.stats=window.stats||[];stats.push(function(){return document.title.length});"
_STYLE = ".teaser .headline{margin:0 0 .5em;font:700 1.2em/1.3 serif;color:#222}"


def page(text: Text) -> str:
    """A page with the furniture that pages have: about 25 KB of it."""
    links = "".join(
        f'<li class="nav-item"><a href="/section/{n}/" class="nav-link">Section number {n}</a></li>'
        for n in range(_LINKS)
    )
    teasers = "".join(
        f'<div class="teaser"><a href="/story/{n}/"><h3 class="headline">Another story {n}</h3></a>'
        f'<p class="summary">What happened on day {n}, in few words.</p></div>'
        for n in range(_LINKS // 3)
    )
    linked = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": text.title,
            "datePublished": text.written.isoformat(),
            "author": [{"@type": "Person", "name": name} for name in text.authors],
            "keywords": list(text.topics),
            "publisher": {"@type": "Organization", "name": "The Gazette"},
        }
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{escape(text.title)} | The Gazette</title><link rel="canonical" href="{text.url}">
<meta property="og:type" content="article"><meta property="og:title" content="{escape(text.title)}">
<meta property="og:url" content="{text.url}"><meta property="og:site_name" content="The Gazette">
<script type="application/ld+json">{linked}</script>
<style>{_STYLE * 60}</style><script>{_SCRIPT * 60}</script></head><body class="single">
<header><nav><ul>{links}</ul></nav></header><main><article class="story">
<h1>{escape(text.title)}</h1>
<p class="byline">By {escape(" and ".join(text.authors))}</p>
<time datetime="{text.written.isoformat()}">{text.written:%d %B %Y}</time>
<figure><img src="/pictures/{text.number}.jpg" alt=""><figcaption>The harbour at noon</figcaption>
</figure><div class="body">{text.html}</div></article><aside>{teasers}</aside></main>
<footer><ul>{links}</ul><p>Copyright The Gazette</p></footer></body></html>"""


def wxr(found: Iterable[Text]) -> Iterator[str]:
    """An export of WordPress."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"\n'
        '\txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"\n'
        '\txmlns:content="http://purl.org/rss/1.0/modules/content/"\n'
        '\txmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        '\txmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n\t<title>The Gazette</title>\n'
        f"\t<link>{SITE}</link>\n\t<language>en</language>\n\t<wp:wxr_version>1.2</wp:wxr_version>\n"
    )
    for text in found:
        body = text.html.replace("<p>", "").replace("</p>", "")
        topics = "".join(
            f'\t\t<category domain="category" nicename="t">{_cdata(topic)}</category>\n'
            for topic in text.topics
        )
        meta = "".join(
            f"\t\t<wp:postmeta>\n\t\t<wp:meta_key>{_cdata(f'_key_{n}')}</wp:meta_key>\n"
            f"\t\t<wp:meta_value>{_cdata(str(n))}</wp:meta_value>\n\t\t</wp:postmeta>\n"
            for n in range(4)
        )
        yield (
            f"\t<item>\n\t\t<title>{_cdata(text.title)}</title>\n\t\t<link>{text.url}</link>\n"
            f"\t\t<pubDate>{format_datetime(text.written)}</pubDate>\n"
            f"\t\t<dc:creator>{_cdata(text.authors[0])}</dc:creator>\n"
            f'\t\t<guid isPermaLink="false">{SITE}/?p={text.number}</guid>\n'
            f"\t\t<content:encoded>{_cdata(body)}</content:encoded>\n"
            f"\t\t<excerpt:encoded>{_cdata('')}</excerpt:encoded>\n"
            f"\t\t<wp:post_id>{text.number}</wp:post_id>\n"
            f"\t\t<wp:post_date>{text.written:%Y-%m-%d %H:%M:%S}</wp:post_date>\n"
            f"\t\t<wp:post_date_gmt>{text.written:%Y-%m-%d %H:%M:%S}</wp:post_date_gmt>\n"
            "\t\t<wp:status>publish</wp:status>\n\t\t<wp:post_type>post</wp:post_type>\n"
            f"{topics}{meta}\t</item>\n"
        )
    yield "</channel>\n</rss>\n"


def feed(found: Iterable[Text]) -> Iterator[str]:
    """A feed with whole articles, as RSS 2.0."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>\n<title>The Gazette</title>\n'
        f"<link>{SITE}</link><language>en</language>\n"
    )
    for text in found:
        topics = "".join(f"<category>{topic}</category>" for topic in text.topics)
        yield (
            f"<item><title>{xml_escape(text.title)}</title><link>{text.url}</link>"
            f"<pubDate>{format_datetime(text.written)}</pubDate>\n"
            f"<dc:creator>{text.authors[0]}</dc:creator><guid>{text.url}</guid>{topics}\n"
            f"<description>{xml_escape(text.parts[0][1])}</description>\n"
            f"<content:encoded>{_cdata(text.html)}</content:encoded></item>\n"
        )
    yield "</channel></rss>\n"


def json_lines(found: Iterable[Text]) -> Iterator[str]:
    """An article a line, its text plain, as crawlers write it."""
    for text in found:
        told = {"authors": list(text.authors), "tags": list(text.topics), "source": text.source}
        yield json.dumps(_row(text) | told)
        yield "\n"


def markdown(text: Text) -> str:
    """A post of a site in Markdown, under a head of YAML."""
    return (
        f"---\ntitle: {json.dumps(text.title)}\ndate: {text.written.isoformat()}\n"
        f"author: {text.authors[0]}\ntags: [{', '.join(text.topics)}]\n---\n\n{text.plain('## ')}\n"
    )


def plain(text: Text) -> str:
    """An article as the given text format has it."""
    return f"{text.title}\n\n{text.written:%Y-%m-%d}\n\n{text.plain()}\n"


def dated(text: Text) -> str:
    """An article with a date line, as docs/article-format.md has it."""
    return f"date {text.written:%Y-%m-%d} {text.title}\n\n{text.plain()}\n"


def _row(text: Text) -> dict[str, object]:
    return {
        "url": text.url,
        "title": text.title,
        "date": text.written.isoformat(),
        "authors": ", ".join(text.authors),
        "language": "en",
        "text": text.plain(),
    }


def captured(found: Iterable[Text], seed: int) -> Iterator[bytes]:
    """A crawl in WARC, a member of gzip for each record: each page and a picture beside it."""
    pictures = random.Random(seed)
    for text in found:
        url = f"https://gazette.example.org/{text.written:%Y/%m/%d}/{text.number}.html"
        yield _record(url, "text/html; charset=utf-8", page(text).encode())
        yield _record(f"{url}.jpg", "image/jpeg", pictures.randbytes(30_000))


def _record(url: str, kind: str, body: bytes) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2024-05-18T06:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 6)


def _cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _table(folder: Path, found: Iterable[Text]) -> None:
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, ["url", "title", "date", "authors", "language", "text"])
        rows.writeheader()
        rows.writerows(map(_row, found))


_STREAMS: dict[str, Callable[[Iterable[Text]], Iterator[str]]] = {
    "export.xml": wxr,
    "feed.rss": feed,
    "lines.jsonl": json_lines,
}
_FILES: dict[str, Callable[[Text], str]] = {".html": page, ".md": markdown, ".txt": plain}


def write_stream(path: Path, found: Iterable[Text], size: int | None = None) -> None:
    """Writes articles into one file, called as in `_STREAMS`; no more than some bytes, if `size`
    says how many.
    """
    written = 0

    def few() -> Iterator[Text]:
        for text in found:
            if size is not None and written > size:
                return
            yield text

    with path.open("w", encoding="utf-8") as file:
        for part in _STREAMS[path.name](few()):
            written += file.write(part)


def write_texts(folder: Path, found: Iterable[Text]) -> None:
    """Writes a text file for each article, in a folder for each source."""
    for text in found:
        below = folder / text.source.lower().replace(" ", "-")
        below.mkdir(parents=True, exist_ok=True)
        (below / f"{text.written:%Y-%m-%d}-{text.number}.txt").write_text(dated(text), "utf-8")


def write(folder: Path, known: Sentences, articles: int, seed: int) -> None:
    """Writes the same articles in each format, in a folder of its own."""
    found = list(islice(texts(known, seed), articles))
    for name in _STREAMS:
        (folder / Path(name).stem).mkdir(parents=True)
        write_stream(folder / Path(name).stem / name, found)
    for ending, written in _FILES.items():
        below = folder / ending[1:]
        below.mkdir(parents=True)
        for text in found:
            (below / f"{text.written:%Y-%m-%d}-{text.number}{ending}").write_text(
                written(text), "utf-8"
            )
    (folder / "warc").mkdir()
    (folder / "warc" / "crawl.warc.gz").write_bytes(b"".join(captured(found, seed)))
    (folder / "csv").mkdir()
    _table(folder / "csv", found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--sentences", type=Path, default=corpus.folder(), metavar="FOLDER", help="of real articles"
    )
    parser.add_argument("--lines", action="store_true", help="one file of JSON lines")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    found = islice(texts(corpus.read_sentences(given.sentences), given.seed), given.articles)
    if given.lines:
        write_stream(given.folder / "lines.jsonl", found)
    else:
        write_texts(given.folder, found)


if __name__ == "__main__":
    main()

"""A file of each row of docs/formats.md, on invented towns; the commands of that page read them."""

import csv
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping, Sequence

from tests import examples_of_dumps
from tests.index.readers import agency_examples
from tests.index.readers import digitised_examples as digitised
from tests.index.readers import web_archive_examples as web_archives
from tests.index.readers.examples import OPENING, Story, written
from tests.index.readers.press.europresse_exports import EUROPRESSE, OLD
from tests.index.readers.press.factiva_exports import FACTIVA, FACTIVA_CODES
from tests.index.readers.press.nexis_exports import NEXIS_HTML, NEXIS_TEXT
from tests.index.readers.press.proquest_exports import PROQUEST
from tests.index.readers.word.documents import NEXIS_UNI, document, p

ADDRESS = "https://gazette.example.org/ferry.html"
HTML = f"<p>{OPENING}</p><h2>What it costs</h2><p>Ten crowns a crossing, as before.</p>"
TEXT = f"{OPENING}\n\nTen crowns a crossing, as before."
DAY = "2024-05-17T09:00:00+02:00"
STORIES = [
    Story("7", "Ferry sails again"),
    Story("8", "Market closes", text=f"The market. {OPENING}"),
]

PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Ferry | Gazette</title>
<link rel="canonical" href="{ADDRESS}"><meta property="og:site_name" content="Port Elm Gazette">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Ferry sails again", "datePublished": "{DAY}", "dateModified": "{DAY}",
"author": {{"@type": "Person", "name": "Ada Lindqvist"}}, "keywords": ["Ferries", "Harbour"],
"articleSection": "Local"}}</script><meta name="description" content="It carries bicycles.">
</head><body><article><h1>Ferry sails again</h1>
<figure><img src="/pier.jpg"><figcaption>The pier (Photo: Ada Lindqvist)</figcaption></figure>
{HTML}</article></body></html>"""

MEDIUM = f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Ferry sails again</title></head>
<body><article class="h-entry"><header><h1 class="p-name">Ferry sails again</h1></header>
<section data-field="subtitle" class="p-summary">It carries bicycles.</section>
<section data-field="body" class="e-content">{HTML}</section><footer><p>By
<a href="https://medium.com/@ada" class="p-author h-card">Ada Lindqvist</a> on
<a href="https://medium.com/p/1"><time class="dt-published" datetime="{DAY}">May 17</time></a>.</p>
<p><a href="https://medium.com/@ada/ferry-1" class="p-canonical">Canonical link</a></p>
<p>Exported from <a href="https://medium.com">Medium</a>.</p></footer></article></body></html>"""

MARKDOWN = f"""---
title: Ferry sails again
date: {DAY}
author: Ada Lindqvist
tags: [Ferries, Harbour]
description: It carries bicycles.
canonical_url: {ADDRESS}
---

{OPENING}

## What it costs

Ten crowns a crossing.
"""

REST = f"""Ferry sails again
#################

:date: 2024-05-17
:author: Ada Lindqvist
:tags: Ferries, Harbour
:summary: It carries bicycles.

{OPENING}

What it costs
=============

Ten crowns a crossing.
"""

RSS = f"""<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Port Elm Gazette</title>
<language>en-GB</language><item><title>Ferry sails again</title><link>{ADDRESS}</link>
<guid>{ADDRESS}</guid><pubDate>Fri, 17 May 2024 09:00:00 +0200</pubDate>
<dc:creator>Ada Lindqvist</dc:creator><category>Ferries</category>
<description>&lt;p&gt;{OPENING}&lt;/p&gt;</description>
<media:content url="https://gazette.example.org/pier.jpg" medium="image">
<media:credit>Ada Lindqvist</media:credit></media:content></item></channel></rss>"""

RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Gazette</title></channel><item rdf:about="{ADDRESS}"><title>Ferry sails again</title>
<dc:date>{DAY}</dc:date><description>{OPENING}</description></item></rdf:RDF>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<title>Port Elm Gazette</title><entry><id>urn:7</id><title>Ferry sails again</title>
<link rel="alternate" href="{ADDRESS}"/>
<published>{DAY}</published><updated>{DAY}</updated><author><name>Ada Lindqvist</name></author>
<category term="Ferries"/><summary>It carries bicycles.</summary>
<content type="html">&lt;p&gt;{OPENING}&lt;/p&gt;</content></entry></feed>"""

WXR = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Port Elm Gazette</title><link>https://gazette.example.org</link><language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version><item><title>Ferry sails again</title><link>{ADDRESS}</link>
<dc:creator>Ada Lindqvist</dc:creator><wp:post_id>7</wp:post_id>
<wp:post_date>2024-05-17 09:00:00</wp:post_date>
<wp:post_date_gmt>2024-05-17 07:00:00</wp:post_date_gmt>
<wp:post_modified>2024-05-18 09:00:00</wp:post_modified><wp:post_type>post</wp:post_type>
<wp:status>publish</wp:status><category domain="post_tag">Ferries</category>
<excerpt:encoded>It carries bicycles.</excerpt:encoded><content:encoded><![CDATA[{HTML}]]>
</content:encoded></item><item><title>About us</title><wp:post_type>page</wp:post_type>
<wp:status>publish</wp:status></item></channel></rss>"""

BLOGGER = f"""<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:blogger.com,1999:blog-1.archive</id>
<title>Port Elm Gazette</title><entry><id>tag:blogger.com,1999:blog-1.post-7</id>
<category scheme="http://schemas.google.com/g/2005#kind"
term="http://schemas.google.com/blogger/2008/kind#post"/>
<category scheme="http://www.blogger.com/atom/ns#" term="Ferries"/>
<title>Ferry sails again</title><published>{DAY}</published><updated>{DAY}</updated>
<author><name>Ada Lindqvist</name></author><link rel="alternate" type="text/html" href="{ADDRESS}"/>
<content type="html">&lt;p&gt;{OPENING}&lt;/p&gt;</content></entry></feed>"""

MOVABLE = f"""AUTHOR: Ada Lindqvist
TITLE: Ferry sails again
STATUS: Publish
UNIQUE URL: {ADDRESS}
CATEGORY: Ferries
DATE: 05/17/2024 09:00:00 AM
-----
BODY:
{HTML}
-----
EXCERPT:
It carries bicycles.
-----
--------
"""

POST = {
    "post_id": "7",
    "user_id": "ada",
    "post_dt": "2024-05-17 09:00:00",
    "post_upddt": "2024-05-18 09:00:00",
    "post_type": "post",
    "post_url": "2024/05/17/ferry",
    "post_lang": "en",
    "post_title": "Ferry sails again",
    "post_excerpt": "It carries bicycles.",
    "post_content_xhtml": f"<p>{OPENING}</p>",
    "post_status": "1",
}
DOTCLEAR = f"""///DOTCLEAR|2.25.3|single

[blog blog_id,blog_url,blog_name]
"default","https://gazette.example.org/","Port Elm Gazette"

[user user_id,user_name,user_firstname,user_displayname]
"ada","Lindqvist","Ada",""

[post {",".join(POST)}]
{",".join(f'"{value}"' for value in POST.values())}

[meta meta_id,meta_type,post_id]
"Ferries","tag","7"
"""

TRAFILATURA = f"""<doc sitename="Port Elm Gazette" title="Ferry sails again" author="Ada Lindqvist"
date="2024-05-17" url="{ADDRESS}" hostname="gazette.example.org" description="It carries bicycles."
categories="Local" tags="Ferries" license="CC BY 4.0" language="en" filedate="2024-06-01">
<main><p>{OPENING}</p><head rend="h2">What it costs</head><p>Ten crowns.</p></main></doc>"""
TRAFILATURA_TEXT = f"""---
title: Ferry sails again
author: Ada Lindqvist
url: {ADDRESS}
hostname: gazette.example.org
date: 2024-05-17
fingerprint: 1d
---
{OPENING}
What it costs
Ten crowns a crossing, as before.
"""

ARTICLE = {
    "id": "7",
    "url": ADDRESS,
    "title": "Ferry sails again",
    "lede": "It carries bicycles.",
    "date": DAY,
    "updated": DAY,
    "authors": ["Ada Lindqvist"],
    "tags": ["Ferries", "Harbour"],
    "language": "en-GB",
    "publisher": "Port Elm Gazette",
    "section": "Local",
    "license": "CC BY 4.0",
    "image": {"url": "https://gazette.example.org/pier.jpg", "caption": "The pier"},
    "body": TEXT,
}

SHAPES: Mapping[str, object] = {
    "json-feed.json": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Port Elm Gazette",
        "items": [
            {
                "id": "7",
                "url": ADDRESS,
                "title": "Ferry",
                "content_html": HTML,
                "date_published": DAY,
            }
        ],
    },
    "ghost.json": {
        "db": [
            {
                "meta": {"exported_on": 1, "version": "5.0"},
                "data": {
                    "posts": [
                        {"id": "7", "title": "Ferry", "slug": "ferry", "html": HTML, "type": "post"}
                        | {"status": "published", "published_at": DAY, "visibility": "public"},
                        {
                            "id": "8",
                            "title": "Draft",
                            "html": HTML,
                            "type": "post",
                            "status": "draft",
                        },
                    ],
                    "users": [{"id": "1", "name": "Ada Lindqvist"}],
                    "posts_authors": [{"post_id": "7", "author_id": "1", "sort_order": 0}],
                    "tags": [{"id": "1", "name": "Ferries"}],
                    "posts_tags": [{"post_id": "7", "tag_id": "1", "sort_order": 0}],
                },
            }
        ]
    },
    "tumblr.json": {
        "meta": {"status": 200},
        "response": {
            "blog": {"title": "Port Elm Gazette"},
            "posts": [
                {"id": 7, "id_string": "7", "type": "text", "post_url": ADDRESS, "title": "Ferry"}
                | {"date": "2024-05-17 07:00:00 GMT", "tags": ["Ferries"], "body": HTML}
            ],
        },
    },
    "wordpress-rest.json": [
        {"id": 7, "date": "2024-05-17T09:00:00", "date_gmt": "2024-05-17T07:00:00", "link": ADDRESS}
        | {"status": "publish", "type": "post", "title": {"rendered": "Ferry"}}
        | {"content": {"rendered": HTML}, "excerpt": {"rendered": "<p>It carries bicycles.</p>"}}
    ],
    "guardian.json": {
        "response": {
            "results": [
                {"id": "local/2024/may/17/ferry", "webTitle": "Ferry", "webUrl": ADDRESS}
                | {"webPublicationDate": DAY, "sectionName": "Local"}
                | {"fields": {"byline": "Ada Lindqvist", "body": HTML, "trailText": "Bicycles"}}
            ]
        }
    },
    "nyt.json": {
        "response": {
            "docs": [
                {"_id": "nyt://article/7", "web_url": ADDRESS, "headline": {"main": "Ferry"}}
                | {
                    "pub_date": DAY,
                    "byline": {"original": "By Ada Lindqvist"},
                    "abstract": "Sails.",
                }
                | {"lead_paragraph": OPENING, "section_name": "Local"}
            ]
        }
    },
    "newsapi.json": {
        "status": "ok",
        "articles": [
            {"source": {"id": None, "name": "Port Elm Gazette"}, "author": "Ada Lindqvist"}
            | {"title": "Ferry", "url": ADDRESS, "publishedAt": DAY, "content": OPENING}
        ],
    },
    "news-please.json": {
        "title": "Ferry",
        "date_publish": "2024-05-17 09:00:00",
        "maintext": OPENING,
        "authors": ["Ada Lindqvist"],
        "source_domain": "gazette.example.org",
        "url": ADDRESS,
    },
    "newspaper4k.json": [
        {"title": "Ferry", "publish_date": DAY, "text": TEXT, "authors": ["Ada Lindqvist"]}
        | {"url": ADDRESS, "meta_lang": "en", "meta_site_name": "Port Elm Gazette"}
    ],
    "fundus.json": [
        {
            "title": "Ferry",
            "authors": ["Ada Lindqvist"],
            "publishing_date": DAY,
            "topics": ["Ferries"],
        }
        | {
            "body": {
                "summary": ["Bicycles."],
                "sections": [{"headline": [], "paragraphs": [OPENING]}],
            }
        }
        | {"html": {"requested_url": ADDRESS, "source_info": {"publisher": "Gazette"}}}
    ],
    "arquivo.json": {
        "response_items": [
            {
                "title": "Ferry",
                "originalURL": ADDRESS,
                "tstamp": "20240517090000",
                "snippet": OPENING,
            }
            | {"linkToArchive": "https://arquivo.pt/wayback/20240517090000/" + ADDRESS}
        ]
    },
    "webhose.json": {
        "posts": [
            {"thread": {"site_full": "gazette.example.org", "title": "Ferry"}, "uuid": "7"}
            | {"url": ADDRESS, "author": "Ada Lindqvist", "published": DAY, "title": "Ferry"}
            | {"text": OPENING, "language": "english", "crawled": DAY}
        ]
    },
    "trafilatura.json": {
        "title": "Ferry",
        "author": "Ada Lindqvist; John Roe",
        "hostname": "gazette.example.org",
        "date": "2024-05-17",
        "fingerprint": "1d",
        "text": TEXT,
        "raw_text": OPENING,
        "url": ADDRESS,
        "source": ADDRESS,
        "source-hostname": "Gazette",
        "tags": "Ferries, Sea",
    },
}

CC_NEWS = {"title": "Ferry", "text": OPENING, "domain": "gazette.example.org", "url": ADDRESS} | {
    "date": "2024-05-17 09:00:00", "description": "Bicycles.", "image_url": ""
}  # fmt: skip
ODD = {"titel": "Ferry", "pub": {"when": "2024-05-17"}, "words": OPENING}
SUBSTACK = (
    "post_id,post_date,is_published,type,audience,title,subtitle\n"
    f"12.ferry,{DAY},true,newsletter,everyone,Ferry,Sails\n"
)
OPML = (
    "<opml version='2.0'><body><outline xmlUrl='https://gazette.example.org/feed'/></body></opml>"
)


def files() -> dict[str, bytes]:
    """All files by their paths."""
    texts = {
        "ferry.txt": written("text", STORIES[:1])[1],
        "ferry.html": PAGE,
        "2024-05-17-ferry.md": MARKDOWN,
        "ferry.rst": REST,
        "feed.xml": RSS,
        "rdf.xml": RDF,
        "atom.xml": ATOM,
        "wordpress.xml": WXR,
        "squarespace.xml": WXR,
        "blogger.xml": BLOGGER,
        "movable-type.txt": MOVABLE,
        "dotclear-backup.txt": DOTCLEAR,
        "medium/posts/2024-05-17_Ferry-1.html": MEDIUM,
        "substack/posts.csv": SUBSTACK,
        "substack/posts/12.ferry.html": HTML,
        "trafilatura.xml": TRAFILATURA,
        "trafilatura.txt": TRAFILATURA_TEXT,
        "export.jsonl": json.dumps(ARTICLE) + "\n",
        "cc_news.jsonl": json.dumps(CC_NEWS) + "\n",
        "odd.jsonl": json.dumps(ODD) + "\n",
        "export.json": json.dumps({"articles": [ARTICLE]}),
        "export.csv": _table([ARTICLE | {"image": ""}]),
        "subscriptions.opml": OPML,
        "europresse.html": EUROPRESSE,
        "factiva.html": FACTIVA,
        "factiva-codes.html": FACTIVA_CODES,
        "nexis.txt": NEXIS_TEXT,
        "proquest.txt": PROQUEST,
        "nexis.html": NEXIS_HTML,
        **_of_agencies(),
        **{name: json.dumps(shape) for name, shape in SHAPES.items()},
        **_digitised(),
    }
    found = {f"news/{name}": text.encode() for name, text in texts.items()}
    found["news/export.jsonl.gz"] = gzip.compress(found["news/export.jsonl"])
    captures = [web_archives.Capture(ADDRESS, PAGE.encode())]
    crawl = web_archives.warc(captures)
    found["news/crawl.warc"] = b"".join(crawl)
    found["news/crawl.warc.gz"] = web_archives.packed(crawl)
    found["news/crawl.arc.gz"] = web_archives.packed(web_archives.arc(captures))
    found["news/crawl.wacz"] = web_archives.wacz({"data.warc.gz": found["news/crawl.warc.gz"]})
    found["news/europresse-2012.html"] = OLD
    found["news/nexis.docx"] = NEXIS_UNI
    found["news/ferry.docx"] = document(p("Ferry sails again"), p("17 May 2024"), p(OPENING))
    found["news/posts.zip"] = _zip({"posts/1.md": MARKDOWN, "posts/2.html": PAGE})
    found["news/posts.tar.gz"] = _tar({"posts/1.md": MARKDOWN})
    return found | examples_of_dumps.files()


def _digitised() -> dict[str, str]:
    """Newspapers as libraries keep them; the lines of print part a word."""
    ferry = STORIES[0]
    lines = OPENING.replace("between both", "be-\ntween both")
    return {
        "alto/2024-05-17_0003.xml": written("alto", STORIES[:1])[1],
        "elm-2024-05-17/mets.xml": digitised.mets(ferry),
        "elm-2024-05-17/0003.xml": digitised.alto(ferry),
        "page/2024-05-17_0003.xml": written("page_xml", STORIES[:1])[1],
        "2024-05-17_0003.hocr": written("hocr", STORIES[:1])[1],
        "abbyy/2024-05-17_0003.xml": written("abbyy", STORIES[:1])[1],
        "2024-05-17_0003.tetml": written("tetml", STORIES[:1])[1],
        "olive/Ar00300.xml": written("olive", STORIES[:1])[1],
        "kb/didl.xml": digitised.didl(ferry),
        "kb/ELM_000000001_0007_articletext.xml": digitised.article_text(ferry),
        "2024-05-17_0003_articletext.xml": digitised.article_text(ferry),
        "2024-05-17_0003_ocr.txt": f"{ferry.title}\n\n{lines}\n",
        "trove.json": digitised.trove(lines),
        "chronicling-america.json": digitised.chronicling_america(lines),
    }


def _of_agencies() -> dict[str, str]:
    """What agencies send. The JSON of AP is that of ninjs in a frame."""
    told = {reader: written(reader, STORIES[:1])[1] for reader in agency_examples.WRITERS}
    ninjs = json.loads(told["ninjs"])[0]
    body = ninjs.pop("bodies")[0]["value"]
    own = {"headline": ninjs.pop("headlines")[0]["value"], "pubstatus": "usable"}
    wires = {"format": "digitalwires@1", "type": "composite", "urn": "urn:coast:7", "version": 1}
    wires |= {"version_created": DAY, "article_html": f"<p>{body}</p>"}
    archived = {"_id": "urn:coast:7", "guid": "urn:coast:7", "state": "published", "type": "text"}
    archived |= {"versioncreated": DAY, "body_html": f"<p>{body}</p>"}
    item = {"type": "text", "altids": {"itemid": "7", "etag": "7_0"}, "versioncreated": DAY}
    item |= {"description_summary": body}
    return {
        "ninjs.json": told["ninjs"],
        "superdesk-archive.json": json.dumps({"_items": [archived | own]}),
        "digitalwires.json": json.dumps(wires | own),
        "ap-media.json": json.dumps({"data": {"items": [{"meta": {}, "item": item | own}]}}),
        "nitf.xml": told["nitf"],
        "newsml-g2.xml": told["newsml_g2"],
        "newsml-1.xml": told["newsml_1"],
        "ritzau.xml": told["ritzau"],
        "2286newsML.xml": told["rcv1"],
        "reut2-000.sgm": told["reuters21578"],
        "wire.txt": told["iptc7901"],
    }


def _table(rows: Sequence[Mapping[str, object]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        lists = {name: ", ".join(cell) for name, cell in row.items() if isinstance(cell, list)}
        writer.writerow({**row, **lists})
    return out.getvalue()


def _zip(members: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def _tar(members: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, text in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return out.getvalue()

"""Pages as the big news systems write them, about invented towns."""

import json
from typing import Final

TEXT: Final = (
    "<p>The harbour of Northam was closed on Monday after a storm had driven two ferries against"
    " the pier. Nobody was hurt, the port's office said, and the boats lie at anchor.</p>"
    "<p>Repairs begin on Tuesday. Until they are done, passengers take the bus across the bridge"
    " at Westerby, which runs every half hour and costs as much as the ferry does.</p>"
    "<h2>What is known of the damage</h2>"
    "<p>Twelve metres of the pier have to be built anew. The town had set aside money for it in"
    " spring, and the council will be asked on Friday whether that is enough.</p>"
    "<blockquote><p>We have had worse winters, and we will have worse ones.</p></blockquote>"
    "<ul><li>The library opens at nine.</li><li>The market is held in the hall.</li></ul>"
)
BLOCKS: Final = [
    ("paragraph", "The harbour of Northam"),
    ("paragraph", "Repairs begin on Tuesday."),
    ("heading", "What is known of the damage"),
    ("paragraph", "Twelve metres of the pier"),
    ("quote", "We have had worse winters"),
    ("item", "The library opens at nine."),
    ("item", "The market is held in the hall."),
]
"""The kinds and first words of `TEXT`."""

MENU: Final = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
FOOTER: Final = "<footer><p>© 2024 Valley Post. All rights reserved.</p></footer>"

SITE: Final = "https://valleypost.example"
ADDRESS: Final = f"{SITE}/2024/05/harbour-closed/"
GRAPH: Final = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "@id": ADDRESS, "datePublished": "2020-01-01", "name": "Harbour"},
        {
            "@type": "NewsArticle",
            "@id": f"{ADDRESS}#article",
            "headline": "Harbour closed after storm &#8211; two ferries damaged",
            "author": [{"@id": f"{SITE}/#person/1"}, {"@id": f"{SITE}/#person/2"}],
            "datePublished": "2024-05-13T18:30:00+00:00",
            "dateModified": "2024-05-14T07:00:00+00:00",
            "mainEntityOfPage": {"@id": ADDRESS},
            "publisher": {"@id": f"{SITE}/#organization"},
            "keywords": ["Harbour", "Ferries"],
            "articleSection": ["Local"],
            "inLanguage": "en-GB",
            "image": {"@id": f"{SITE}/#image"},
        },
        {"@type": "ImageObject", "@id": f"{SITE}/#image", "contentUrl": f"{SITE}/pier.jpg"},
        {"@type": "Organization", "@id": f"{SITE}/#organization", "name": "Valley Post"},
        {"@type": "Person", "@id": f"{SITE}/#person/1", "name": "Jan Roe"},
        {"@type": "Person", "@id": f"{SITE}/#person/2", "name": "Jan Roemer"},
    ],
}
WORDPRESS: Final = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8">
<title>Harbour closed after storm - Valley Post</title>
<link rel="canonical" href="{ADDRESS}">
<meta property="og:type" content="article"><meta property="og:title" content="Harbour closed">
<meta property="og:site_name" content="Valley Post">
<meta property="og:description" content="The harbour of Northam was closed on [&hellip;]">
<meta property="article:published_time" content="2024-05-14T06:00:00+00:00">
<script type="application/ld+json" class="yoast-schema-graph">{json.dumps(GRAPH)}</script>
</head><body class="single comments-open">{MENU}<main><article class="post hentry">
<h1 class="entry-title">Harbour closed after storm – two ferries damaged</h1>
<div class="entry-content">
<div class="wp-caption alignnone"><img src="{SITE}/boats-300x200.jpg" alt="Boats">
<p class="wp-caption-text">Boats at the pier. Photo: J. Doe / Agency</p></div>
{TEXT}</div></article></main>{FOOTER}</body></html>"""

STATIC_1997: Final = f"""<HTML><HEAD><TITLE>Harbour closed after storm</TITLE></HEAD>
<BODY BGCOLOR="#FFFFFF"><TABLE><TR><TD><A HREF="index.htm">Home</A><BR>
<A HREF="a.htm">Older</A></TD>
<TD><FONT SIZE="+2"><B>Harbour closed after storm</B></FONT><BR>
{TEXT.replace("</p>", "").replace("<p>", "<P>")}</TD></TR></TABLE>
<CENTER>Copyright 1999 Valley Post</CENTER></BODY></HTML>"""

DRUPAL: Final = f"""<!DOCTYPE html><html lang="de" dir="ltr"><head><meta charset="utf-8">
<title>Hafen gesperrt | Talbote</title><meta name="dcterms.title" content="Hafen gesperrt">
<meta name="dcterms.creator" content="Doe, Jane"><meta name="dcterms.date" content="1914-08-05">
<meta name="news_keywords" content="Hafen, Sturm; Fähre"><link rel="canonical" href="/node/17">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
<meta property="og:site_name" content="Talbote"></head>
<body><div class="region-content"><article><h1>Hafen gesperrt</h1>{TEXT}
<figure><img src="/pier.jpg" alt=""><figcaption>Der Anleger (Foto: Anna Berg)
<a rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">CC</a></figcaption></figure>
</article></div>{FOOTER}</body></html>"""

MICRODATA: Final = f"""<html><head><title>Harbour closed</title></head><body>{MENU}
<article itemscope itemtype="https://schema.org/NewsArticle">
<h1 itemprop="headline">Harbour closed</h1>
<span itemprop="author" itemscope itemtype="https://schema.org/Person">
<span itemprop="name">Jane Doe</span></span>
<time itemprop="datePublished" datetime="2019-03-04T10:00:00Z">4 March</time>
<div itemprop="articleBody">{TEXT}</div></article>
<aside><time datetime="2024-01-01">today</time></aside>{FOOTER}</body></html>"""

TEASERS: Final = "".join(
    f"<article><h2><a href='/2024/05/{n}/'>Ferry number {n} is late</a></h2>"
    f"<p>The ferry was late, said the office.</p></article>"
    for n in range(8)
)
TAG_PAGE: Final = f"""<!DOCTYPE html><html><head><title>Ferries - Valley Post</title>
<meta property="og:type" content="website"></head><body>{MENU}<main><h1>Ferries</h1>{TEASERS}</main>
{FOOTER}</body></html>"""

#!/usr/bin/env bash
# feedparser gives the caption of a picture as the summary or content of the article, by the order of elements.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check feedparser==6.0.14
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import feedparser


def item(inner):
    spaces = " ".join(
        f'xmlns:{prefix}="{name}"'
        for prefix, name in {
            "media": "http://search.yahoo.com/mrss/",
            "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
            "podcast": "https://podcastindex.org/namespace/1.0",
            "dc": "http://purl.org/dc/elements/1.1/",
        }.items()
    )
    channel = "<title>Gazette</title><link>https://example.org/</link><description>News</description>"
    feed = f'<rss version="2.0" {spaces}><channel>{channel}<item><title>Quay</title>{inner}</item></channel></rss>'
    return feedparser.parse(feed.encode()).entries[0]


picture = "<media:content url='https://example.org/a.jpg'><media:description>Boats at dawn</media:description></media:content>"
text = "<description>The quay is open.</description>"
came = []
for inner in (text + picture, picture + text):
    got = item(inner)
    came.append((got.summary, got.content[0].value))

print("feedparser", version("feedparser"))
print("one would expect:", "summary is the description in both; the caption stands with its picture")
print("what came:       ", repr(came))
sys.exit(
    None
    if came == [("The quay is open.", "Boats at dawn"), ("Boats at dawn", "The quay is open.")]
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# feedparser gives no date for an item published in a leap second.
# Valid: RFC 5322, 3.3 allows a second of 60; there was a leap second at that time.
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


came = item("<pubDate>Sat, 31 Dec 2016 23:59:60 GMT</pubDate>").published_parsed

print("feedparser", version("feedparser"))
print("one would expect:", "2016-12-31 23:59:59 or 2017-01-01 00:00:00")
print("what came:       ", repr(came))
sys.exit(None if came == None else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# feedparser reads a week date of ISO 8601 as the year with the month in which it runs.
# Valid: the Dublin Core terms ask for dates of ISO 8601-1, which has weeks (5.2.4).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check feedparser==6.0.14
cat >"$work/finding.py" <<'PY'
import sys
import time
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


came = tuple(item("<dc:date>2025-W18-1</dc:date>").updated_parsed[:3])
clock = (2025, time.gmtime().tm_mon, 1)

print("feedparser", version("feedparser"))
print("one would expect:", "(2025, 4, 28), or no date")
print("what came:       ", repr(came))
sys.exit(None if came == clock else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

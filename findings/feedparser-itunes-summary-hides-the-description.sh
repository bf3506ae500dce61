#!/usr/bin/env bash
# feedparser puts the description of an item into content when itunes:summary stands before it.
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


long, short = "<itunes:summary>All about the quay.</itunes:summary>", "<description>The quay.</description>"
came = [item(long + short).summary, item(short + long).summary]

print("feedparser", version("feedparser"))
print("one would expect:", "['The quay.', 'The quay.']: RSS gives the order no meaning")
print("what came:       ", repr(came))
sys.exit(None if came == ["All about the quay.", "The quay."] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

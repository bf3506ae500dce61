#!/usr/bin/env bash
# feedparser understands yes and clean of itunes:explicit, but not the true and false that podcasts write today.
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


came = {
    word: item(f"<itunes:explicit>{word}</itunes:explicit>").itunes_explicit
    for word in ("yes", "true", "false")
}

print("feedparser", version("feedparser"))
print("one would expect:", "{'yes': True, 'true': True, 'false': False}")
print("what came:       ", repr(came))
sys.exit(None if came == {"yes": True, "true": None, "false": None} else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

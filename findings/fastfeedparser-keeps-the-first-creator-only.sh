#!/usr/bin/env bash
# fastfeedparser lists one author in authors, however many dc:creator an item has.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check fastfeedparser==0.6.5
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import fastfeedparser


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
    return fastfeedparser.parse(feed.encode()).entries[0]


got = item(
    "<link>https://example.org/1</link><dc:creator>Ada Roe</dc:creator><dc:creator>Ben Lee</dc:creator>"
)
came = [author["name"] for author in got.authors]

print("fastfeedparser", version("fastfeedparser"))
print("one would expect:", "['Ada Roe', 'Ben Lee']")
print("what came:       ", repr(came))
sys.exit(None if came == ["Ada Roe"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

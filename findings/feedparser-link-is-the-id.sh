#!/usr/bin/env bash
# feedparser gives the id of an Atom entry as its link when the entry links to an enclosure only.
# Valid: RFC 4287, 4.1.2: an entry with content needs no alternate link; 4.2.6: an id is no address.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check feedparser==6.0.14
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import feedparser


def entry(inner, feed=""):
    head = "<title>Gazette</title><id>urn:x:feed</id><updated>2020-01-01T00:00:00Z</updated>"
    own = "<title>Quay</title><id>urn:x:quay</id><updated>2020-05-01T00:00:00Z</updated>"
    source = f'<feed xmlns="http://www.w3.org/2005/Atom">{head}{feed}<entry>{own}{inner}</entry></feed>'
    return feedparser.parse(source.encode()).entries[0]


came = entry(
    '<link rel="enclosure" type="audio/mpeg" href="https://example.org/quay.mp3"/><content>Open.</content>'
).link

print("feedparser", version("feedparser"))
print("one would expect:", "no link, or the enclosure")
print("what came:       ", repr(came))
sys.exit(None if came == "urn:x:quay" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

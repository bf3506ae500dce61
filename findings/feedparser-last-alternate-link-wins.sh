#!/usr/bin/env bash
# feedparser takes the last rel=alternate link of an entry for entry.link, in whatever language that is.
# Valid: RFC 4287, 4.1.2 forbids two alternate links only with the same type and hreflang.
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
    '<link rel="alternate" hreflang="en" href="https://example.org/en/quay"/>'
    '<link rel="alternate" hreflang="de" href="https://example.org/de/kai"/>'
).link

print("feedparser", version("feedparser"))
print("one would expect:", "'https://example.org/en/quay', the first")
print("what came:       ", repr(came))
sys.exit(None if came == "https://example.org/de/kai" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

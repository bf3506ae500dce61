#!/usr/bin/env bash
# feedparser does not hand the author of an Atom feed down to its entries.
# RFC 4287, 4.2.1: the author of the feed applies to an entry that has none.
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


came = entry("<content>Open.</content>", feed="<author><name>Ada Roe</name></author>").get("authors")

print("feedparser", version("feedparser"))
print("one would expect:", "[{'name': 'Ada Roe'}]")
print("what came:       ", repr(came))
sys.exit(None if came == None else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

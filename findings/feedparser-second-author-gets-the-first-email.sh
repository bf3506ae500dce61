#!/usr/bin/env bash
# feedparser gives the e-mail address of the first author to the second.
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


authors = entry(
    "<author><name>Ada Roe</name><email>ada@example.org</email></author><author><name>Ben Lee</name></author>"
).authors
came = [(author.name, author.get("email")) for author in authors]

print("feedparser", version("feedparser"))
print("one would expect:", "[('Ada Roe', 'ada@example.org'), ('Ben Lee', None)]")
print("what came:       ", repr(came))
sys.exit(
    None
    if came == [("Ada Roe", "ada@example.org"), ("Ben Lee", "ada@example.org")]
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

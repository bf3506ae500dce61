#!/usr/bin/env bash
# feedparser gives an empty value for Atom content of an XML media type, so a story inline is lost.
# Valid: RFC 4287, 4.1.3.3: content of an XML media type is the child element itself.
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


story = "<story xmlns='urn:x:story'><headline>Quay</headline><para>The quay is open.</para></story>"
content = entry(f"<content type='application/xml'>{story}</content>").content[0]
came = (content.type, content.value)

print("feedparser", version("feedparser"))
print("one would expect:", "the type, and the elements or at least their words")
print("what came:       ", repr(came))
sys.exit(None if came == ("application/xml", "") else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

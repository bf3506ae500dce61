#!/usr/bin/env bash
# atoma gives None for an Atom title of type xhtml, and so for xhtml content.
# Valid: RFC 4287, 3.1.1.3.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check atoma==0.0.17
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import atoma

div = "<div xmlns='http://www.w3.org/1999/xhtml'>A <em>new</em> quay</div>"
feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><id>urn:x</id>
<updated>2020-01-01T00:00:00Z</updated><author><name>Ada Roe</name></author><entry><id>urn:y</id>
<title type="xhtml">{div}</title><updated>2020-05-01T00:00:00Z</updated>
<content type="xhtml">{div}</content></entry></feed>"""
entry = atoma.parse_atom_bytes(feed.encode()).entries[0]
came = (entry.title, entry.content)

print("atoma", version("atoma"))
print("one would expect:", "two texts with “A new quay”")
print("what came:       ", repr(came))
sys.exit(None if came == (None, None) else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# extruct does not see JSON-LD whose type has a profile, which JSON-LD allows.
# Valid: JSON-LD 1.1, 7 (in HTML, the type may carry a profile parameter).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check extruct==0.18.0 lxml==6.1.3 lxml_html_clean==0.4.6
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import extruct

PAGE = '<html><head><title>Q</title><script type=\'{}\'>{{"@type": "NewsArticle"}}</script></head><body></body></html>'
came = []
for kind in ("application/ld+json", 'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"'):
    came.append(len(extruct.extract(PAGE.format(kind), syntaxes=["json-ld"])["json-ld"]))

print("extruct", version("extruct"))
print("one would expect:", "[1, 1]")
print("what came:       ", repr(came))
sys.exit(None if came == [1, 0] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

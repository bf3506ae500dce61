#!/usr/bin/env bash
# pysimdjson gives the first value of a repeated key by lookup and the last in the dict of the same document.
# RFC 8259, 4: names SHOULD be unique, so such a text is JSON, and which value counts is open.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pysimdjson==7.0.2
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import simdjson

story = simdjson.Parser().parse(b'{"title": "Draft", "title": "The quay is open"}')
came = (story["title"], story.as_dict()["title"])

print("pysimdjson", version("pysimdjson"))
print("one would expect:", "one answer")
print("what came:       ", repr(came))
sys.exit(None if came == ("Draft", "The quay is open") else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# rispy makes two addresses of one that has a semicolon, but one keyword of two with a semicolon.
# Valid: RFC 3986, the semicolon in a path.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check rispy==0.10.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import rispy

record = """TY  - NEWS
TI  - The quay is open; the bridge is closed
KW  - harbours; tides
UR  - https://paper.example/story;jsessionid=12?page=A1
ER  -
"""
came = rispy.loads(record)[0]

print("rispy", version("rispy"))
print("one would expect:", "one address, as there is one keyword and one title")
print("what came:       ", repr(came))
one = came["keywords"] == ["harbours; tides"]
two = came["urls"] == ["https://paper.example/story", "jsessionid=12?page=A1"]
sys.exit(None if one and two else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

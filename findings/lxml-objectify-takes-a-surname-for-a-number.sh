#!/usr/bin/env bash
# lxml.objectify takes the surname Nan (and the word Inf) for a floating-point number.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check lxml==6.1.3
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from lxml import objectify

byline = objectify.fromstring("<byline><given>Ada</given><family>Nan</family></byline>")
came = (type(byline.family).__name__, str(byline.family))

print("lxml", version("lxml"))
print("one would expect:", "('StringElement', 'Nan')")
print("what came:       ", repr(came))
sys.exit(None if came == ("FloatElement", "nan") else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# python-slugify makes mayor-s of mayor's with a straight apostrophe and of its entity, but mayors of the typographic one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check python-slugify==9.2.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from slugify import slugify

came = [slugify("The mayor's quay"), slugify("The mayor’s quay"), slugify("The mayor&#8217;s quay")]

print("python-slugify", version("python-slugify"))
print("one would expect:", "the same three times")
print("what came:       ", repr(came))
seen = ["the-mayor-s-quay", "the-mayors-quay", "the-mayor-s-quay"]
sys.exit(None if came == seen else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

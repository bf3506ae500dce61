#!/usr/bin/env bash
# docutils makes a list item of a paragraph that begins with an initial, and the initial leaves the text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check docutils==0.23
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from docutils.core import publish_doctree

paragraph = publish_doctree("A. Roe said that the quay is open.")[0]
came = (paragraph.tagname, paragraph.astext())

print("docutils", version("docutils"))
print("one would expect:", "('paragraph', 'A. Roe said that the quay is open.')")
print("what came:       ", repr(came))
sys.exit(
    None if came == ("enumerated_list", "Roe said that the quay is open.") else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

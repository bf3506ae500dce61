#!/usr/bin/env bash
# The meta extension of Markdown takes an opening paragraph with a colon for metadata and drops it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check Markdown==3.11.3
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import markdown

reader = markdown.Markdown(extensions=["meta"])
text = reader.convert("Norbury: the harbour is open again.\n\nThe first ship came at noon.")
came = (text, reader.Meta)

print("Markdown", version("Markdown"))
print("one would expect:", "two paragraphs and no metadata: there is no --- line")
print("what came:       ", repr(came))
sys.exit(
    None
    if came == ("<p>The first ship came at noon.</p>", {"norbury": ["the harbour is open again."]})
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

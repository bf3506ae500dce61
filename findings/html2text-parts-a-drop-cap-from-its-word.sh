#!/usr/bin/env bash
# html2text puts a blank behind a bold drop cap, so Harbour becomes H and arbour.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check html2text==2025.4.15
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import html2text

came = html2text.html2text("<p><b>H</b>arbour reopens <em>to</em>day.</p>").strip()

print("html2text", version("html2text"))
print("one would expect:", "'**H**arbour reopens _to_day.'")
print("what came:       ", repr(came))
sys.exit(None if came == "**H** arbour reopens _to_ day." else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

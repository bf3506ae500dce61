#!/usr/bin/env bash
# inscriptis and Resiliparse number a list with start="5" from 1, so the second half of a ranking begins anew.
# Valid: HTML, 4.4.5: the start attribute of ol.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check inscriptis==2.7.6 resiliparse==2.0.1
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from inscriptis import get_text
from resiliparse.extract.html2text import extract_plain_text

page = '<html><body><ol start="5"><li>Old quay</li><li>New quay</li></ol></body></html>'
came = [read(page).split() for read in (get_text, extract_plain_text)]

print("inscriptis", version("inscriptis"), "resiliparse", version("resiliparse"))
print("one would expect:", "5. and 6., as the page shows")
print("what came:       ", repr(came))
sys.exit(
    None
    if came == [["1.", "Old", "quay", "2.", "New", "quay"]] * 2
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

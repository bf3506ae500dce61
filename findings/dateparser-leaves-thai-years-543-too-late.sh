#!/usr/bin/env bash
# dateparser reads a Thai date line with the year of the Buddhist era as a year to come.
# Thai papers write the Buddhist era: 2555 is 2012.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check dateparser==1.5.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import dateparser

came = dateparser.parse("4 พฤษภาคม 2555", languages=["th"]).date().isoformat()

print("dateparser", version("dateparser"))
print("one would expect:", "'2012-05-04'")
print("what came:       ", repr(came))
sys.exit(None if came == "2555-05-04" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

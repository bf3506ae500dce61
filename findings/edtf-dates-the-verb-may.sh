#!/usr/bin/env bash
# edtf finds a month in "The council may meet".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check edtf==5.0.2
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import edtf

came = edtf.text_to_edtf("The council may meet")

print("edtf", version("edtf"))
print("one would expect:", "None")
print("what came:       ", repr(came))
sys.exit(None if came == "XXXX-05" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# rispy does not read what it wrote: an abstract of two paragraphs comes back as one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check rispy==0.10.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import rispy

abstract = "The quay is open.\nThe bridge is closed."
written = rispy.dumps([{"type_of_reference": "NEWS", "abstract": abstract}])
came = rispy.loads(written)[0]["abstract"]

print("rispy", version("rispy"))
print("one would expect:", "two paragraphs, or an error in writing")
print("what came:       ", repr(came))
sys.exit(None if came == "The quay is open. The bridge is closed." else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# py3langid takes an English headline of three plain words for Nigerian Pidgin.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check py3langid==0.4.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import py3langid

came = py3langid.classify("Mayor opens bridge")[0]

print("py3langid", version("py3langid"))
print("one would expect:", "'en'")
print("what came:       ", repr(came))
sys.exit(None if came == "pcm" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

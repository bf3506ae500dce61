#!/usr/bin/env bash
# simhash leaves out the spaces between words, so texts that part their words otherwise are the same to it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check simhash==2.1.2
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from simhash import Simhash

came = Simhash("The new spaper is now here").distance(Simhash("The newspaper is nowhere"))

print("simhash", version("simhash"))
print("one would expect: some of the 64 bits differ")
print("what came:       ", came, "differ")
sys.exit(None if came == 0 else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

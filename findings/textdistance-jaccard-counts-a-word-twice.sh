#!/usr/bin/env bash
# textdistance's Jaccard counts a word that stands twice as two, so two texts of the same words are not alike.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check textdistance==4.6.3
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import textdistance

came = textdistance.Jaccard(qval=None)("the ferry and the quay", "the ferry and quay")
sets = textdistance.Jaccard(qval=None, as_set=True)("the ferry and the quay", "the ferry and quay")

print("textdistance", version("textdistance"))
print("one would expect: 1.0, for both have the same set of words")
print("what came:       ", came, "and", sets, "with as_set=True")
sys.exit(None if (came, sets) == (0.8, 1.0) else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

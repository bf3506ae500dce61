#!/usr/bin/env bash
# The standard analyzer of Whoosh makes the single word 000 of 1,000 and of 2,000.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check Whoosh==2.7.4
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from whoosh.analysis import StandardAnalyzer

came = [[token.text for token in StandardAnalyzer()(text)] for text in ("1,000 men", "2,000 men")]

print("Whoosh", version("Whoosh"))
print("one would expect:", "[['1,000', 'men'], ['2,000', 'men']], as 1.5 stays one word")
print("what came:       ", repr(came))
sys.exit(None if came == [["000", "men"], ["000", "men"]] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# price-parser reads "0.125 €" as 125, and "£1 10s" as 110 pounds.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check price-parser==0.5.1
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from price_parser import Price

came = {text: str(Price.fromstring(text).amount) for text in ("0.12 €", "0.125 €", "0.1250 €", "£1 10s")}

print("price-parser", version("price-parser"))
print("one would expect:", "0.12, 0.125 and 0.1250, for no thousand begins with 0; and not 110")
print("what came:       ", repr(came))
seen = {"0.12 €": "0.12", "0.125 €": "125", "0.1250 €": "0.1250", "£1 10s": "110"}
sys.exit(None if came == seen else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# The accent map of Whoosh folds ß to one s, so Straße and Strasse stay apart.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check Whoosh==2.7.4
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from whoosh.analysis import CharsetFilter, RegexTokenizer
from whoosh.support.charset import accent_map

analyzer = RegexTokenizer() | CharsetFilter(accent_map)
came = [token.text for token in analyzer("straße strasse")]

print("Whoosh", version("Whoosh"))
print("one would expect:", "['strasse', 'strasse']")
print("what came:       ", repr(came))
sys.exit(None if came == ["strase", "strasse"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

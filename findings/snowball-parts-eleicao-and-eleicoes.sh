#!/usr/bin/env bash
# The Portuguese stemmers of NLTK and of PyStemmer part eleição (election) from eleições.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check nltk==3.10.4 PyStemmer==3.1.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import Stemmer
from nltk.stem.snowball import SnowballStemmer

came = []
for stem in (SnowballStemmer("portuguese").stem, Stemmer.Stemmer("portuguese").stemWord):
    came.append(stem("eleição") == stem("eleições"))

print("nltk", version("nltk"))
print("one would expect:", "[True, True]: it is the regular plural of nearly every word in -ção")
print("what came:       ", repr(came))
sys.exit(None if came == [False, False] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

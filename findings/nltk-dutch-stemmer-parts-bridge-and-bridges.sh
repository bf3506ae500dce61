#!/usr/bin/env bash
# The Dutch stemmer of NLTK parts brug from bruggen and huis from huizen; the one of PyStemmer joins both.
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
for stem in (SnowballStemmer("dutch").stem, Stemmer.Stemmer("dutch").stemWord):
    came.append([stem(one) == stem(many) for one, many in (("brug", "bruggen"), ("huis", "huizen"))])

print("nltk", version("nltk"))
print("one would expect:", "the same from both: each calls itself the Snowball stemmer for Dutch")
print("what came:       ", repr(came))
sys.exit(None if came == [[False, False], [True, True]] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# PyStemmer leaves the typographic apostrophe of mayor’s on the stem, which the Snowball stemmer of NLTK takes off.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check PyStemmer==3.1.0 nltk==3.10.4
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import Stemmer
from nltk.stem.snowball import SnowballStemmer

came = [
    stem(word)
    for stem in (Stemmer.Stemmer("english").stemWord, SnowballStemmer("english").stem)
    for word in ("mayor's", "mayor’s")
]

print("PyStemmer", version("PyStemmer"))
print("one would expect:", "['mayor', 'mayor', 'mayor', 'mayor']")
print("what came:       ", repr(came))
sys.exit(None if came == ["mayor", "mayor’", "mayor", "mayor"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# The Arabic Snowball stemmer of NLTK gives a word another stem after some words: it keeps flags between calls.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check nltk==3.10.4
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from nltk.stem.snowball import SnowballStemmer

wrote, their_city = "كتبوا", "مدينتهم"
stemmer = SnowballStemmer("arabic")
first = stemmer.stem(wrote)
stemmer.stem(their_city)
came = [first, stemmer.stem(wrote)]

print("nltk", version("nltk"))
print("one would expect:", ["كتب", "كتب"], "(the same stem twice)")
print("what came:       ", repr(came))
sys.exit(None if came == ["كتب", "كتبو"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

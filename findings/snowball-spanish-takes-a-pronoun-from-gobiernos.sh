#!/usr/bin/env bash
# The Snowball stemmer for Spanish takes the -nos of gobiernos for a pronoun behind a verb, so the plural has another stem
# than gobierno; of año and años it leaves both as they are.
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

words = ("gobierno", "gobiernos", "moderno", "modernos", "libro", "libros", "año", "años")
came = [[stem(word) for word in words] for stem in (SnowballStemmer("spanish").stem, Stemmer.Stemmer("spanish").stemWord)]

print("nltk", version("nltk"), "and PyStemmer", version("PyStemmer"))
print("one would expect:", "singular and plural alike, as of libro and libros")
print("what came:       ", *map(repr, came), sep="\n")
expected = ["gobiern", "gobi", "modern", "mod", "libr", "libr", "año", "años"]
sys.exit(None if came == [expected, expected] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# Punkt of NLTK ends a sentence after “Mr. in typographic quotation marks, and not after "Mr. in straight ones.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check nltk==3.10.4
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

parameters = PunktParameters()
parameters.abbrev_types = {"mr"}
punkt = PunktSentenceTokenizer(parameters)
came = [punkt.tokenize(text) for text in ('"Mr. Roe came late."', "“Mr. Roe came late.”")]

print("nltk", version("nltk"))
print("one would expect:", "one sentence each: mr is an abbreviation")
print("what came:       ", repr(came))
sys.exit(
    None
    if came == [['"Mr. Roe came late."'], ["“Mr.", "Roe came late.”"]]
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

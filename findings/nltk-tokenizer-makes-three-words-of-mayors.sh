#!/usr/bin/env bash
# The word tokenizer of NLTK makes three words of mayor’s with a typographic apostrophe, and two with a straight one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check nltk==3.10.4
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from nltk.tokenize import NLTKWordTokenizer

came = [NLTKWordTokenizer().tokenize(text) for text in ("the mayor's house", "the mayor’s house")]

print("nltk", version("nltk"))
print("one would expect:", "two words in both: mayor and ’s")
print("what came:       ", repr(came))
sys.exit(
    None
    if came == [["the", "mayor", "'s", "house"], ["the", "mayor", "’", "s", "house"]]
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

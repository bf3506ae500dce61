#!/usr/bin/env bash
# charset-normalizer reads Polish in ISO 8859-2 as Western and makes ³ of ł.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check charset-normalizer==3.5.3
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from charset_normalizer import from_bytes

sentence = "Burmistrz powiedział, że most zostanie naprawiony przed latem, choć powódź go uszkodziła."
came = str(from_bytes(sentence.encode("iso8859-2")).best())

print("charset-normalizer", version("charset-normalizer"))
print("one would expect:", "the sentence as it was: ISO 8859-2 was the code of the Polish press on the web")
print("what came:       ", repr(came))
sys.exit(
    None
    if came == "Burmistrz powiedzia³, ¿e most zostanie naprawiony przed latem, choæ powódŒ go uszkodzi³a."
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

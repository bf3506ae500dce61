#!/usr/bin/env bash
# charset-normalizer reads a Dutch sentence in Windows-1252 as another code page and spoils vóór.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check charset-normalizer==3.5.3
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from charset_normalizer import from_bytes

sentence = "De burgemeester zei dat de brug vóór de zomer hersteld wordt."
came = str(from_bytes(sentence.encode("cp1252")).best())

print("charset-normalizer", version("charset-normalizer"))
print("one would expect:", "the sentence as it was")
print("what came:       ", repr(came))
sys.exit(
    None
    if came == "De burgemeester zei dat de brug vˇˇr de zomer hersteld wordt."
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

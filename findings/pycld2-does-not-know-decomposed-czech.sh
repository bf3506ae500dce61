#!/usr/bin/env bash
# pycld2 knows a Czech sentence no longer when its accents are combining characters.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pycld2==0.42
cat >"$work/finding.py" <<'PY'
import sys
import unicodedata
from importlib.metadata import version

import pycld2

sentence = "Starosta řekl, že most bude opraven před létem, přestože únorové povodně způsobily škody."
came = [pycld2.detect(unicodedata.normalize(form, sentence))[2][0][1] for form in ("NFC", "NFD")]

print("pycld2", version("pycld2"))
print("one would expect:", "['cs', 'cs']: the two are canonically equal")
print("what came:       ", repr(came))
sys.exit(None if came == ["cs", "un"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

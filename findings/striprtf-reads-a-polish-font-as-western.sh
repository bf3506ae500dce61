#!/usr/bin/env bash
# striprtf does not look at the charset of a font: the Polish words of a document become Western signs.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check striprtf==0.0.35
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from striprtf.striprtf import rtf_to_text

rtf = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset238 Arial CE;}}"
    r"\f0 The ferry to \f1 \'a3\'f3d\'9f\f0  sails.}"
)
came = rtf_to_text(rtf)

print("striprtf", version("striprtf"))
print("one would expect:", repr("The ferry to Łódź sails."))
print("what came:       ", repr(came))
sys.exit(None if came == "The ferry to £ódŸ sails." else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

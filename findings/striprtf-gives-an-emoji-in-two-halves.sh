#!/usr/bin/env bash
# striprtf gives the two halves of a sign beyond the first 65,536: the text cannot be written as UTF-8.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check striprtf==0.0.35
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from striprtf.striprtf import rtf_to_text

rtf = r"{\rtf1\ansi The ferry \u-10179?\u-8704? sails.}"
text = rtf_to_text(rtf)
try:
    text.encode()
    came = text
except UnicodeEncodeError as error:
    came = error.reason

print("striprtf", version("striprtf"))
print("one would expect:", repr("The ferry 😀 sails."))
print("what came:       ", repr(came))
sys.exit(None if came == "surrogates not allowed" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

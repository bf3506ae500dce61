#!/usr/bin/env bash
# redlines takes a pilcrow in a text, as lawyers write it, for the end of a paragraph, and the sign is lost.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check redlines==0.6.2 typing_extensions==4.15.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from redlines import Redlines

came = Redlines("See ¶ 12 of the ruling.", "See ¶ 12 of the decree.").output_markdown

print("redlines", version("redlines"))
print("one would expect: 'See ¶ 12 of the', then what differs")
print("what came:       ", repr(came))
sys.exit(None if came.startswith("See \n\n12 of the ") else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

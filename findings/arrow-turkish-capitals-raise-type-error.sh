#!/usr/bin/env bash
# arrow raises TypeError at a Turkish date line in capitals, which it has matched but cannot look up.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check arrow==1.4.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import arrow

came = []
for text in ("4 Mayıs 1912", "4 MAYIS 1912"):
    try:
        came.append(arrow.get(text, "D MMMM YYYY", locale="tr").date().isoformat())
    except (TypeError, arrow.parser.ParserError) as error:
        came.append(type(error).__name__)

print("arrow", version("arrow"))
print("one would expect:", "['1912-05-04', '1912-05-04']: the case of a month does not matter elsewhere")
print("what came:       ", repr(came))
sys.exit(None if came == ["1912-05-04", "TypeError"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# use_float=True makes the C backend of ijson refuse big integers, which are no floats at all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check ijson==3.6.0
cat >"$work/finding.py" <<'PY'
import io
import sys
from importlib.metadata import version

import ijson

came = {}
for name in ("python", "yajl2_c"):
    stream = io.BytesIO(b"[1180591620717411303424]")
    try:
        came[name] = next(iter(ijson.get_backend(name).items(stream, "item", use_float=True)))
    except ijson.JSONError as error:
        came[name] = type(error).__name__

print("ijson", version("ijson"))
print("one would expect:", "the integer from both backends")
print("what came:       ", repr(came))
sys.exit(
    None
    if came == {"python": 1180591620717411303424, "yajl2_c": "IncompleteJSONError"}
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

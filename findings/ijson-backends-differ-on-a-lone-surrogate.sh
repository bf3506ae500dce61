#!/usr/bin/env bash
# The C backend of ijson makes "?" of an escaped lone surrogate, which its Python backend keeps.
# Valid: RFC 8259, 8.2: the grammar allows such an escape; software may differ.
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
    stream = io.BytesIO(b'["caf\\ud83d"]')
    came[name] = next(iter(ijson.get_backend(name).items(stream, "item")))

print("ijson", version("ijson"))
print("one would expect:", "the same from both, or an error")
print("what came:       ", repr(came))
sys.exit(None if came == {"python": "caf\ud83d", "yajl2_c": "caf?"} else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# surt takes www. off every host, so a page of www.org gets the key of the top-level domain org itself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check surt==0.3.1
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import surt

came = [surt.surt(f"http://{host}/news") for host in ("www.example.org", "www.org", "www2.org")]

print("surt", version("surt"))
print("one would expect:", ["org,example)/news", "org,www)/news", "org,www2)/news"])
print("what came:       ", repr(came))
sys.exit(
    None if came == ["org,example)/news", "org)/news", "org)/news"] else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# tomllib and tomli refuse the leap second that TOML takes over from RFC 3339.
# Valid: TOML 1.0, Offset Date-Time, and RFC 3339, 5.6 and Appendix D: 2016-12-31T23:59:60Z.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check tomli==2.5.0
cat >"$work/finding.py" <<'PY'
import sys
import tomllib
from importlib.metadata import version

import tomli

came = []
for reader in (tomllib, tomli):
    try:
        came.append(reader.loads("date = 2016-12-31T23:59:60Z"))
    except ValueError as error:
        came.append(type(error).__name__)

print("tomli", version("tomli"))
print("one would expect:", "a time, or a clear word about leap seconds")
print("what came:       ", repr(came))
sys.exit(None if came == ["TOMLDecodeError", "TOMLDecodeError"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

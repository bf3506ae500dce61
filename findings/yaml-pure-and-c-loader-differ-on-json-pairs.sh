#!/usr/bin/env bash
# A JSON pair of \u escapes is two lone surrogates for PyYAML and an error for its C loader.
# Valid: RFC 8259, 7; YAML 1.2.2 makes JSON a subset. PyYAML follows YAML 1.1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check PyYAML==6.0.4
cat >"$work/finding.py" <<'PY'
import json
import sys
from importlib.metadata import version

import yaml

source = json.dumps({"town": "\U00020bb7野"})
came = []
for loader in (yaml.SafeLoader, yaml.CSafeLoader):
    try:
        came.append(yaml.load(source, loader)["town"])
    except yaml.YAMLError as error:
        came.append(type(error).__name__)

print("PyYAML", version("PyYAML"))
print("one would expect:", "the two characters from both: every JSON text is YAML")
print("what came:       ", repr(came))
sys.exit(None if came == ["\ud842\udfb7\u91ce", "ScannerError"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

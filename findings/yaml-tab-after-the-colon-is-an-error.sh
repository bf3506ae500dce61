#!/usr/bin/env bash
# PyYAML and ruamel.yaml refuse a tab after the colon of a key, which the C loader of PyYAML takes.
# Valid: YAML 1.2.2, 6.2: blanks and tabs separate tokens; only indentation must be of blanks.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check PyYAML==6.0.4 ruamel.yaml==0.19.1
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import ruamel.yaml
import yaml

source = "title:\tThe quay\n"
came = []
for read in (
    yaml.safe_load,
    lambda text: yaml.load(text, yaml.CSafeLoader),
    ruamel.yaml.YAML(typ="safe").load,
):
    try:
        came.append(read(source))
    except (yaml.YAMLError, ruamel.yaml.error.YAMLError) as error:
        came.append(type(error).__name__)

print("PyYAML", version("PyYAML"))
print("one would expect:", "{'title': 'The quay'} three times")
print("what came:       ", repr(came))
sys.exit(
    None if came == ["ScannerError", {"title": "The quay"}, "ScannerError"] else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

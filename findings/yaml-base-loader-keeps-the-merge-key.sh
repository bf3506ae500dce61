#!/usr/bin/env bash
# BaseLoader of PyYAML gives a merge key as an entry named "<<".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check PyYAML==6.0.4
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import yaml

source = "defaults: &desk\n  section: Harbour\narticle:\n  <<: *desk\n  title: Quay\n"
came = yaml.load(source, yaml.BaseLoader)["article"]

print("PyYAML", version("PyYAML"))
print("one would expect:", "{'section': 'Harbour', 'title': 'Quay'}, as SafeLoader, with all values as text")
print("what came:       ", repr(came))
sys.exit(None if came == {"<<": {"section": "Harbour"}, "title": "Quay"} else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

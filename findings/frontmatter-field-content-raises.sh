#!/usr/bin/env bash
# python-frontmatter raises TypeError at a front matter that has a field named content.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check python-frontmatter==1.3.0 PyYAML==6.0.4
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import frontmatter

try:
    came = frontmatter.loads("---\ntitle: Quay\ncontent: news\n---\nThe quay is open.")
except TypeError as error:
    came = type(error).__name__

print("python-frontmatter", version("python-frontmatter"))
print("one would expect:", "a post with the metadata title and content")
print("what came:       ", repr(came))
sys.exit(None if came == "TypeError" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

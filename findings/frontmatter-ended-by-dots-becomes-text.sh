#!/usr/bin/env bash
# python-frontmatter takes front matter that ends with "..." for text of the article, and finds no metadata.
# Valid: YAML 1.1, 9.1.2: "..." ends a document; Pandoc and others write it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check python-frontmatter==1.3.0 PyYAML==6.0.4
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import frontmatter

came = frontmatter.loads("---\ntitle: Quay\n...\n\nThe quay is open.").metadata

print("python-frontmatter", version("python-frontmatter"))
print("one would expect:", "{'title': 'Quay'}")
print("what came:       ", repr(came))
sys.exit(None if came == {} else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# python-frontmatter drops the opening of an article that begins with a rule, and gives no metadata for it either.
# Valid: CommonMark 4.1: --- between blank lines is a thematic break.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check python-frontmatter==1.3.0 PyYAML==6.0.4
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import frontmatter

post = frontmatter.loads("---\n\nThe opening of the article.\n\n---\n\nThe rest.")
came = (post.metadata, post.content)

print("python-frontmatter", version("python-frontmatter"))
print("one would expect:", "({}, the whole text): what is no mapping is no front matter")
print("what came:       ", repr(came))
sys.exit(None if came == ({}, "The rest.") else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

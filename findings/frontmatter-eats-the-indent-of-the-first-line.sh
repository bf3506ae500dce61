#!/usr/bin/env bash
# python-frontmatter takes the indent from the first line, so an opening code block becomes a paragraph.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check python-frontmatter==1.3.0 PyYAML==6.0.4 markdown-it-py==4.3.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import frontmatter
from markdown_it import MarkdownIt

source = "---\ntitle: Tides\n---\n    04:10 high\n    10:25 low\n"
came = MarkdownIt().render(frontmatter.loads(source).content)

print("python-frontmatter", version("python-frontmatter"))
print("one would expect:", "'<pre><code>04:10 high\\n10:25 low\\n</code></pre>\\n'")
print("what came:       ", repr(came))
sys.exit(None if came == "<p>04:10 high\n10:25 low</p>\n" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

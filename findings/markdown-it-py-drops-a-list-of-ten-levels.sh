#!/usr/bin/env bash
# markdown-it-py, as CommonMark has it, leaves out the tenth level of a nested list, and with it every paragraph behind the list.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check markdown-it-py==4.3.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from markdown_it import MarkdownIt

came = {}
for levels in (9, 10):
    items = "\n".join("  " * level + f"- pier {level}" for level in range(levels))
    page = MarkdownIt("commonmark").render(f"{items}\n\nThe ferry sails at noon.\n")
    came[levels] = [sum(f"pier {level}" in page for level in range(levels)), "ferry" in page]

print("markdown-it-py", version("markdown-it-py"))
print("one would expect:", "{9: [9, True], 10: [10, True]}: deeper lists look odd, but no text is lost")
print("what came:       ", came)
sys.exit(None if came == {9: [9, True], 10: [9, False]} else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

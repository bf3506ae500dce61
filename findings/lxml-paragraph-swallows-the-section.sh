#!/usr/bin/env bash
# lxml leaves a paragraph without end tag open before <section>, <figure> and <details>, and so puts them into the paragraph.
# Valid: the HTML Standard, 13.1.2.4: the end tag of p may be left out before section, figure, details
# and div.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check lxml==6.1.3
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from lxml import html

page = """<!DOCTYPE html><title>Quay</title><body>
<p>First.<section><h2>Tides</h2></section>
<p>Second.<figure><img src=a.jpg alt=""></figure>
<p>Third.<details><summary>More</summary></details>
<p>Fourth.<div>Note</div>"""
tree = html.document_fromstring(page)
came = [[child.tag for child in paragraph] for paragraph in tree.iter("p")]

print("lxml", version("lxml"))
print("one would expect:", "[[], [], [], []]: all four end before the block, as <div> shows")
print("what came:       ", repr(came))
sys.exit(None if came == [["section"], ["figure"], ["details"], []] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

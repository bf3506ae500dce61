#!/usr/bin/env bash
# jusText does not know the blocks of HTML5 and glues the last word of one to the first of the next.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check jusText==3.0.2 lxml==6.1.3 lxml_html_clean==0.4.6
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import justext

page = """<!DOCTYPE html><html lang=en><head><title>Quay</title></head><body>
<section>The quay is open</section><section>The bridge is closed</section>
<details><summary>Tides</summary>High at four</details></body></html>"""
found = justext.justext(page.encode(), justext.get_stoplist("English"))
came = [paragraph.text for paragraph in found]

print("jusText", version("jusText"))
print("one would expect:", "four paragraphs, or at least four words apart")
print("what came:       ", repr(came))
sys.exit(
    None if came == ["The quay is openThe bridge is closedTidesHigh at four"] else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# trafilatura makes one paragraph of a short page and joins its headings and paragraphs.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from trafilatura import extract

body = "<h2>Ferry</h2><p>The ferry is late.</p><h2>Bus</h2><p>The bus is on time.</p>"
top = "<!DOCTYPE html><html lang=en><head><title>Travel</title></head><body><header><h1>Travel</h1></header>"
page = f"{top}<main><article>{body}</article></main></body></html>"
result = extract(page, output_format="xml")
came = [line.strip() for line in result.splitlines() if "ferry" in line]

print("trafilatura", version("trafilatura"))
print("one would expect:", "a <head> and a <p> for the ferry, another pair for the bus")
print("what came:       ", repr(came))
sys.exit(
    None
    if came == ["<p>Travel Ferry The ferry is late. Bus The bus is on time.</p>"]
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

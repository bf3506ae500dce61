#!/usr/bin/env bash
# lxml reads a whole page as Latin-1 when a letter with an accent stands before <meta charset>, as in a title.
# Valid: the HTML Standard, 4.2.5.4, asks only that the declaration lies whole within the first 1024
# bytes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check lxml==6.1.3
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from lxml import html

head = "<title>Café on the quay</title><meta charset=utf-8>"
page = f"<!DOCTYPE html><html lang=en><head>{head}</head><body><p>Café</p></body></html>"
tree = html.document_fromstring(page.encode("utf-8"))
came = (tree.findtext(".//title"), tree.findtext(".//p"))

print("lxml", version("lxml"))
print("one would expect:", "('Café on the quay', 'Café'): one page has one encoding")
print("what came:       ", repr(came))
sys.exit(None if came == ("CafÃ© on the quay", "CafÃ©") else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

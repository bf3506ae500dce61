#!/usr/bin/env bash
# lxml reads an HTML attribute whose name starts with a brace, and then cannot hand its attributes out: dict(element.attrib) raises.
# Valid: the HTML Standard, 13.1.2.3, lets a name hold any character but blanks, quotation marks, >, /
# and =.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check lxml==6.1.3
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from lxml import html

page = "<!DOCTYPE html><title>Quay</title><p {draft}='yes' id=lead>The quay is open.</p>"
paragraph = html.document_fromstring(page).find(".//p")
print("get('id') still works:", paragraph.get("id"))
try:
    came = dict(paragraph.attrib)
except ValueError as error:
    came = f"ValueError: {error}"

print("lxml", version("lxml"))
print("one would expect:", "{'{draft}': 'yes', 'id': 'lead'}")
print("what came:       ", repr(came))
sys.exit(None if came == "ValueError: Empty tag name" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

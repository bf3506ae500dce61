#!/usr/bin/env bash
# readability-lxml drops a list of short items and a table of times from the middle of an article.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check readability-lxml==0.9 lxml==6.1.3 lxml_html_clean==0.4.6
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from readability import Document

text = (
    "<p>The harbour board met on Tuesday, heard the engineer, and agreed that the quay should be closed.</p>"
    * 4
)
table = "<table><tr><th>Tide</th><td>TABLE</td></tr></table>"
items = "<ul><li>LIST Gull</li><li>Tern</li></ul>"
page = f"<!DOCTYPE html><html lang=en><head><title>Quay</title></head><body><article>{text}{table}{items}{text}</article></body></html>"
summary = Document(page).summary()
came = [word for word in ("engineer", "TABLE", "LIST") if word in summary]

print("readability-lxml", version("readability-lxml"))
print("one would expect:", "['engineer', 'TABLE', 'LIST']")
print("what came:       ", repr(came))
sys.exit(None if came == ["engineer"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

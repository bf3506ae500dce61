#!/usr/bin/env bash
# short_title() of readability-lxml gives what follows the first colon or dash of a title.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check readability-lxml==0.9 lxml==6.1.3 lxml_html_clean==0.4.6
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from readability import Document

came = []
for title in ("Norbury: a town in the storm", "Storm - and calm in Norbury town"):
    page = f"<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body><p>The quay is open.</p></body></html>"
    came.append(Document(page).short_title())

print("readability-lxml", version("readability-lxml"))
print("one would expect:", "both titles whole: neither has the name of a site")
print("what came:       ", repr(came))
sys.exit(None if came == ["a town in the storm", "and calm in Norbury town"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

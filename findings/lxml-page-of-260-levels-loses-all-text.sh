#!/usr/bin/env bash
# lxml gives no text at all of a page nested 260 deep, without an error, and what follows the nest is lost too.
# Valid: the HTML Standard sets no limit to the depth of a page.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check lxml==6.1.3
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from lxml import html

came = {}
for depth in (240, 260):
    nest = "<div>" * depth + "<p>within</p>" + "</div>" * depth
    page = (
        f"<!DOCTYPE html><html lang=en><head><title>Quay</title></head><body>{nest}<p>after</p></body></html>"
    )
    came[depth] = html.document_fromstring(page).find("body").text_content()

print("lxml", version("lxml"))
print("one would expect:", "both texts at both depths, or an error")
print("what came:       ", repr(came))
sys.exit(None if came == {240: "withinafter", 260: ""} else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

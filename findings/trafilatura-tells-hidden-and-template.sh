#!/usr/bin/env bash
# trafilatura leaves out style="display:none", but gives the text of the hidden attribute and of <template>.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from trafilatura import extract

LEAD = (
    "The harbour board of Norbury met on Tuesday to hear the engineer on the state of the old quay. "
    "He said that the stones had moved by a hand since the spring, and that no ship should lie there."
)
NEXT = (
    "The council will vote next week on the money for a new wall. Members asked whether the old one "
    "could be saved, and were told that it would cost more than a new one of the same length."
)


def page(extra):
    body = f"<h1>The quay</h1><p>{LEAD}</p><p>{NEXT}</p>{extra}"
    head = "<meta charset=utf-8><title>The quay</title>"
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body><article>{body}</article></body></html>"


extras = {
    "style": "<p style='display:none'>SECRET The old notice of the harbour office is no longer shown.</p>",
    "hidden": "<p hidden>SECRET The old notice of the harbour office is no longer shown.</p>",
    "template": "<template><p>SECRET The old notice of the harbour office is no longer shown.</p></template>",
}
came = {name: "SECRET" in extract(page(extra)) for name, extra in extras.items()}

print("trafilatura", version("trafilatura"))
print("one would expect:", "False for all three: no reader sees any of them")
print("what came:       ", repr(came))
sys.exit(None if came == {"style": False, "hidden": True, "template": True} else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

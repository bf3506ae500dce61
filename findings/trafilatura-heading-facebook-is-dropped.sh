#!/usr/bin/env bash
# trafilatura drops a heading or paragraph that is the name of a social network, and so a section loses its heading.
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


sections = f"<h2>Facebook</h2><p>{NEXT} The page of the board was closed.</p><h2>Letters</h2><p>{LEAD} So they wrote.</p>"
result = extract(page(sections), output_format="xml", include_formatting=True)
came = [word for word in ("Facebook", "Letters") if f">{word}</head>" in result]

print("trafilatura", version("trafilatura"))
print("one would expect:", "['Facebook', 'Letters']")
print("what came:       ", repr(came))
sys.exit(None if came == ["Letters"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

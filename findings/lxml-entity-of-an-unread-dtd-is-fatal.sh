#!/usr/bin/env bash
# An entity of an external DTD that the parser does not read is a fatal error for lxml and for ElementTree.
# Valid: XML 1.0, 4.1 "Entity Declared": it is an error only if there is no external subset or
# standalone="yes".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check lxml==6.1.3
cat >"$work/finding.py" <<'PY'
import sys
import xml.etree.ElementTree as ElementTree
from importlib.metadata import version

from lxml import etree

story = "<!DOCTYPE nitf SYSTEM 'nitf-3-4.dtd'><nitf><p>The caf&eacute; opens.</p></nitf>"
came = []
for name, read in (
    ("lxml", lambda: etree.fromstring(story)),
    ("ElementTree", lambda: ElementTree.fromstring(story)),
    (
        "lxml, resolve_entities=False",
        lambda: etree.fromstring(story, etree.XMLParser(resolve_entities=False)),
    ),
):
    try:
        came.append((name, "".join(read().itertext())))
    except (etree.XMLSyntaxError, ElementTree.ParseError) as error:
        came.append((name, type(error).__name__))

print("lxml", version("lxml"))
print(
    "one would expect:",
    "text or a skipped entity from all three; the word of a skipped entity would not stand in itertext()",
)
print("what came:       ", repr(came))
sys.exit(
    None
    if came
    == [
        ("lxml", "XMLSyntaxError"),
        ("ElementTree", "ParseError"),
        ("lxml, resolve_entities=False", "The caf&eacute; opens."),
    ]
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

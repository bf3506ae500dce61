#!/usr/bin/env bash
# citeproc-py writes 112nd, and 12th.
# Valid: CSL 1.0.2, "Ordinal Suffixes".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check citeproc-py==0.11.1
cat >"$work/finding.py" <<'PY'
import io
import sys
from importlib.metadata import version

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

style = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"
default-locale="en-US"><info><title>t</title><id>t</id><updated>2020-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><number variable="edition" form="ordinal"/></layout></bibliography></style>"""


def written(number):
    """Returns the edition of this number as an ordinal of en-US."""
    source = CiteProcJSON(
        [{"id": "a", "type": "article-newspaper", "title": "Tides", "edition": number}]
    )
    made = CitationStylesBibliography(
        CitationStylesStyle(io.BytesIO(style.encode()), validate=False), source, formatter.plain
    )
    made.register(Citation([CitationItem("a")]))
    return str(made.bibliography()[0])


came = [written(number) for number in ("12", "111", "112", "113")]

print("citeproc-py", version("citeproc-py"))
print("one would expect:", ["12th", "111th", "112th", "113th"])
print("what came:       ", repr(came))
sys.exit(None if came == ["12th", "111st", "112nd", "113rd"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# citeproc-py makes Mcdonald of McDonald in sentence case.
# CSL 1.0.2, Text-case: in strings of mixed case the case of all other words stays.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check citeproc-py==0.11.1 lxml==6.1.3
cat >"$work/finding.py" <<'PY'
import io
import sys
from importlib.metadata import version

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>T</title><id>https://example.org/t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout>{}</layout></bibliography></style>"""


def cite(layout, **item):
    source = CiteProcJSON([{"id": "quay", "type": "article-newspaper", **item}])
    style = CitationStylesStyle(io.BytesIO(STYLE.format(layout).encode()), validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Citation([CitationItem("quay")]))
    return str(bibliography.bibliography()[0])


came = cite('<text variable="title" text-case="sentence"/>', title="McDonald wins NATO prize")

print("citeproc-py", version("citeproc-py"))
print("one would expect:", "'McDonald wins NATO prize'")
print("what came:       ", repr(came))
sys.exit(None if came == "Mcdonald wins NATO prize" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# citeproc-py writes a range of days in one month as "4,–7, May 1912", and as "04/–07/05/1912" in figures.
# Valid: CSL 1.0.2, "Date Ranges"; CSL JSON, two date-parts.
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


def written(form):
    """Returns the date of an issue for 4 to 7 May 1912, in a form of en-US."""
    style = f"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"
    default-locale="en-US"><info><title>t</title><id>t</id><updated>2020-01-01T00:00:00Z</updated></info>
    <citation><layout><text variable="title"/></layout></citation>
    <bibliography><layout><date variable="issued" form="{form}"/></layout></bibliography></style>"""
    issued = {"date-parts": [[1912, 5, 4], [1912, 5, 7]]}
    source = CiteProcJSON(
        [{"id": "a", "type": "article-newspaper", "title": "Tides", "issued": issued}]
    )
    made = CitationStylesBibliography(
        CitationStylesStyle(io.BytesIO(style.encode()), validate=False), source, formatter.plain
    )
    made.register(Citation([CitationItem("a")]))
    return str(made.bibliography()[0])


came = [written("text"), written("numeric")]

print("citeproc-py", version("citeproc-py"))
print("one would expect:", ["May 4–7, 1912", "05/04–07/1912"], "or alike")
print("what came:       ", repr(came))
sys.exit(None if came == ["4,–7, May 1912", "04/–07/05/1912"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

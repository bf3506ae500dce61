#!/usr/bin/env bash
# pybtex keeps crossref, but does not give an entry the fields of its parent.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pybtex==0.26.1
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from pybtex.database import parse_string

source = (
    "@incollection{quay, title={Quay}, crossref={year-book}} @book{year-book, title={Year-book}, year=1912}"
)
try:
    came = parse_string(source, "bibtex").entries["quay"].fields["year"]
except KeyError as error:
    came = f"KeyError: {error}"

print("pybtex", version("pybtex"))
print("one would expect:", "'1912': BibTeX fills missing fields from the parent")
print("what came:       ", repr(came))
sys.exit(None if came == "KeyError: 'year'" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# Whoosh groups articles that have no number in a numeric field under 2147483647.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check Whoosh==2.7.4
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from whoosh import fields, query
from whoosh.filedb.filestore import RamStorage


def index(articles, **columns):
    made = RamStorage().create_index(fields.Schema(**columns))
    writer = made.writer()
    for article in articles:
        writer.add_document(**article)
    writer.commit()
    return made


made = index([{"year": 1912}, {}], year=fields.NUMERIC(sortable=True))
with made.searcher() as searcher:
    came = searcher.search(query.Every(), groupedby="year").groups("year")
    came = {year: len(hits) for year, hits in came.items()}

print("Whoosh", version("Whoosh"))
print("one would expect:", "{1912: 1, None: 1}, as text fields give")
print("what came:       ", repr(came))
sys.exit(None if came == {1912: 1, 2147483647: 1} else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# Whoosh puts articles without date last when sorting oldest first, but before all others when sorting newest first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check Whoosh==2.7.4
cat >"$work/finding.py" <<'PY'
import sys
from datetime import datetime
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


articles = [{"name": "undated"}, {"name": "dated", "day": datetime(2019, 5, 3)}]
made = index(articles, name=fields.STORED, day=fields.DATETIME(sortable=True))
with made.searcher() as searcher:
    came = [
        [hit["name"] for hit in searcher.search(query.Every(), sortedby="day", reverse=newest)]
        for newest in (False, True)
    ]

print("Whoosh", version("Whoosh"))
print("one would expect:", "[['dated', 'undated'], ['dated', 'undated']]")
print("what came:       ", repr(came))
sys.exit(None if came == [["dated", "undated"], ["undated", "dated"]] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

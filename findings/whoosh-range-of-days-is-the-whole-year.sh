#!/usr/bin/env bash
# DateParserPlugin of Whoosh reads [2025-04-27 to 2025-04-29] as all of 2025.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check Whoosh==2.7.4
cat >"$work/finding.py" <<'PY'
import sys
from datetime import datetime
from importlib.metadata import version

from whoosh import fields
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser
from whoosh.qparser.dateparse import DateParserPlugin

index = RamStorage().create_index(fields.Schema(day=fields.DATETIME(stored=True)))
writer = index.writer()
for day in (datetime(2025, 1, 5), datetime(2025, 4, 28)):
    writer.add_document(day=day)
writer.commit()
parser = QueryParser("day", index.schema)
parser.add_plugin(DateParserPlugin())
with index.searcher() as searcher:
    hits = searcher.search(parser.parse("day:[2025-04-27 to 2025-04-29]"))
    came = sorted(hit["day"].date().isoformat() for hit in hits)

print("Whoosh", version("Whoosh"))
print("one would expect:", "['2025-04-28']")
print("what came:       ", repr(came))
sys.exit(None if came == ["2025-01-05", "2025-04-28"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

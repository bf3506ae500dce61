#!/usr/bin/env bash
# tantivy finds a time of 10:00:00.4 by a query for exactly 10:00:00.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check tantivy==0.27.0
cat >"$work/finding.py" <<'PY'
import sys
from datetime import UTC, datetime
from importlib.metadata import version

import tantivy

schema = tantivy.SchemaBuilder().add_date_field("printed", stored=True, indexed=True).build()
index = tantivy.Index(schema)
writer = index.writer(15_000_000, 1)
writer.add_document(tantivy.Document(printed=datetime(2019, 5, 3, 10, 0, 0, 400_000, UTC)))
writer.commit()
index.reload()
query = index.parse_query('printed:"2019-05-03T10:00:00Z"', ["printed"])
came = len(index.searcher().search(query, 1).hits)

print("tantivy", version("tantivy"))
print("one would expect:", "0: the stored value comes back with its 0.4 seconds")
print("what came:       ", repr(came))
sys.exit(None if came == 1 else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

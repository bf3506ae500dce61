#!/usr/bin/env bash
# Whoosh reads 'old quay' in single quotation marks as two words in any order.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check Whoosh==2.7.4
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from whoosh import fields
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser

index = RamStorage().create_index(fields.Schema(text=fields.TEXT(stored=True)))
writer = index.writer()
for text in ("the old quay", "the quay is old"):
    writer.add_document(text=text)
writer.commit()
with index.searcher() as searcher:
    came = sorted(
        hit["text"] for hit in searcher.search(QueryParser("text", index.schema).parse("'old quay'"))
    )

print("Whoosh", version("Whoosh"))
print("one would expect:", "['the old quay']: a phrase, or with the marks as letters nothing")
print("what came:       ", repr(came))
sys.exit(None if came == ["the old quay", "the quay is old"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

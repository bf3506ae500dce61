#!/usr/bin/env bash
# Whoosh reads "flood OR storm warning" as (flood OR storm) AND warning.
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


def index(articles, **columns):
    made = RamStorage().create_index(fields.Schema(**columns))
    writer = made.writer()
    for article in articles:
        writer.add_document(**article)
    writer.commit()
    return made


def found(texts, words):
    made = index([{"text": text} for text in texts], text=fields.TEXT(stored=True))
    with made.searcher() as searcher:
        return sorted(hit["text"] for hit in searcher.search(QueryParser("text", made.schema).parse(words)))


came = found(["flood", "storm", "storm warning"], "flood OR storm warning")

print("Whoosh", version("Whoosh"))
print("one would expect:", "['flood', 'storm warning']: the AND of a blank binds tighter than OR")
print("what came:       ", repr(came))
sys.exit(None if came == ["storm warning"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# Whoosh gives an empty highlight for a word that first stands after 32,768 characters.
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


came = []
for before in (6000, 8000):
    made = index([{"text": "tide " * before + "quay"}], text=fields.TEXT(stored=True))
    with made.searcher() as searcher:
        hit = searcher.search(QueryParser("text", made.schema).parse("quay"))[0]
        came.append("quay" in hit.highlights("text"))

print("Whoosh", version("Whoosh"))
print("one would expect:", "[True, True]")
print("what came:       ", repr(came))
sys.exit(None if came == [True, False] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

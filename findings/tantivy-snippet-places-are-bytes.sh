#!/usr/bin/env bash
# tantivy tells where a snippet is highlighted in bytes, so slicing a Python text after an accent is off.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check tantivy==0.27.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import tantivy


def search(text, query, tokenizer="default"):
    schema = tantivy.SchemaBuilder().add_text_field("text", stored=True, tokenizer_name=tokenizer).build()
    index = tantivy.Index(schema)
    writer = index.writer(15_000_000, 1)
    writer.add_document(tantivy.Document(text=text))
    writer.commit()
    index.reload()
    searcher, parsed = index.searcher(), index.parse_query(query, ["text"])
    return schema, searcher, parsed, searcher.search(parsed, 1).hits


schema, searcher, query, hits = search("Café quay", "quay")
snippet = tantivy.SnippetGenerator.create(searcher, query, schema, "text").snippet_from_doc(
    searcher.doc(hits[0][1])
)
came = [snippet.fragment()[place.start : place.end] for place in snippet.highlighted()]

print("tantivy", version("tantivy"))
print("one would expect:", "['quay']")
print("what came:       ", repr(came))
sys.exit(None if came == ["uay"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

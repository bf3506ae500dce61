#!/usr/bin/env bash
# tantivy finds nothing by "quay AND NOT storm", but the right article by "quay NOT storm".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check tantivy==0.27.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import tantivy

schema = tantivy.SchemaBuilder().add_text_field("text", stored=True).build()
index = tantivy.Index(schema)
writer = index.writer(15_000_000, 1)
for text in ("quay", "quay storm"):
    writer.add_document(tantivy.Document(text=text))
writer.commit()
index.reload()
searcher = index.searcher()
came = {}
for words in ("quay AND NOT storm", "quay NOT storm"):
    hits = searcher.search(index.parse_query(words, ["text"]), 10).hits
    came[words] = [searcher.doc(place)["text"][0] for _, place in hits]

print("tantivy", version("tantivy"))
print("one would expect:", "['quay'] twice")
print("what came:       ", repr(came))
sys.exit(
    None if came == {"quay AND NOT storm": [], "quay NOT storm": ["quay"]} else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# With conjunction_by_default=True tantivy finds "new quay" by "light OR old quay": only quay is required.
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
for text in ("old quay", "quay light", "new quay"):
    writer.add_document(tantivy.Document(text=text))
writer.commit()
index.reload()
searcher = index.searcher()
came = {}
for words in ("light OR old quay", "(light OR old) quay"):
    query = index.parse_query(words, ["text"], conjunction_by_default=True)
    came[words] = sorted(searcher.doc(place)["text"][0] for _, place in searcher.search(query, 10).hits)

print("tantivy", version("tantivy"))
print("one would expect:", "no 'new quay', which has neither light nor old")
print("what came:       ", repr(came))
both = ["old quay", "quay light"]
seen = {"light OR old quay": ["new quay", *both], "(light OR old) quay": both}
sys.exit(None if came == seen else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

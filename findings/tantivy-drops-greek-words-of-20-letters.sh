#!/usr/bin/env bash
# tantivy drops words of 40 bytes and more, which a Greek or Russian word has with 20 letters.
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


words = ["internationalisation-of-news", "достопримечательностями", "ηλεκτροεγκεφαλογράφημα"]
came = [len(search(word, f'"{word}"')[3]) for word in words]

print("tantivy", version("tantivy"))
print("one would expect:", "[1, 1, 1]: a word of 22 letters is a word")
print("what came:       ", repr(came))
sys.exit(None if came == [1, 0, 0] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

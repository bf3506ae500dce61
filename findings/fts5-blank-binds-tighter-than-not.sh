#!/usr/bin/env bash
# A blank of FTS5 binds tighter than NOT and AND looser, so "a NOT b c" and "a NOT b AND c" differ.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check apsw==3.54.1.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import apsw


def found(tokenizer, texts, query):
    base = apsw.Connection(":memory:")
    base.execute(f"create virtual table news using fts5(text, tokenize='{tokenizer}')")
    base.executemany("insert into news values (?)", [(text,) for text in texts])
    return [
        row[0] for row in base.execute("select rowid from news where news match ? order by rowid", (query,))
    ]


texts = ["quay", "quay storm", "quay flood", "quay storm flood"]
came = [found("unicode61", texts, query) for query in ("quay NOT storm flood", "quay NOT storm AND flood")]

print("apsw", version("apsw"))
print("one would expect:", "the same from both, as a blank means AND")
print("what came:       ", repr(came))
sys.exit(None if came == [[1, 2, 3], [3]] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

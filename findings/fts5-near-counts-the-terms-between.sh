#!/usr/bin/env bash
# In NEAR(a b c, 1) of FTS5 the word b itself counts against the distance of one.
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


came = [
    found("unicode61", ["quay x wall x ship"], f"NEAR(quay wall ship, {distance})") for distance in (1, 2, 3)
]

print("apsw", version("apsw"))
print("one would expect:", "[[1], [1], [1]]: never more than one word between two of them")
print("what came:       ", repr(came))
sys.exit(None if came == [[], [], [1]] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

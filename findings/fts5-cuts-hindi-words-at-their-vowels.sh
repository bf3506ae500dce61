#!/usr/bin/env bash
# FTS5 of SQLite cuts Hindi words at their vowel signs, so one letter finds the word for minister.
# Vowel signs are of the categories Mn and Mc, which unicode61 takes for separators unless told.
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


came = found("unicode61", ["मंत्री ने कहा"], "म")

print("apsw", version("apsw"))
print("one would expect:", "[]: a letter within a word is no word")
print("what came:       ", repr(came))
sys.exit(None if came == [1] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

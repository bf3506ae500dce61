#!/usr/bin/env bash
# lunr finds nothing by "harbour?" in "Will the storm close the harbour?": it trims the text, but not the query.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check lunr==0.8.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from lunr import lunr

article = {"id": "a", "text": "Will the storm close the harbour?"}
index = lunr(ref="id", fields=["text"], documents=[article])
came = {words: len(index.search(words)) for words in ("harbour", "harbour?", "harbour.", "“harbour”")}

print("lunr", version("lunr"))
print("one would expect:", "the article four times: the text, too, has a sign behind the word")
print("what came:       ", repr(came))
seen = {"harbour": 1, "harbour?": 0, "harbour.": 0, "“harbour”": 0}
sys.exit(None if came == seen else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

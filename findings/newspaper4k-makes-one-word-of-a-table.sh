#!/usr/bin/env bash
# newspaper4k makes one word of all cells of a table whose source has no blanks between them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check newspaper4k==0.9.6
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import newspaper

words = "The harbour of the town was opened again on Monday after a storm that had closed it for a week."
table = "<table><tr><th>Quay</th><th>Tide</th></tr><tr><td>North</td><td>10:30</td></tr></table>"
page = f"""<html lang="en"><head><title>Harbour opens again</title></head><body><article>
<h1>Harbour opens again</h1><p>{words}</p><p>{words}</p>{table}<p>{words}</p></article></body></html>"""
article = newspaper.Article("https://paper.example/quay", language="en")
article.download(input_html=page)
article.parse()
came = [line for line in article.text.split("\n") if line and line != words]

print("newspaper4k", version("newspaper4k"))
print("one would expect:", "four words or none: Quay Tide North 10:30")
print("what came:       ", repr(came))
sys.exit(None if came == ["QuayTideNorth10:30"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# goose3 drops the words of an inline element with few stop words, such as the name of a newspaper in <cite>.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check goose3==3.1.22
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from goose3 import Goose

around = (
    "<p>The harbour of the town was closed on Monday after a storm, and the council said that it would be "
    "mended before the winter.</p>"
)
said = "<p>It was the <cite>Gazette</cite> that had told of <abbr>NATO</abbr> and of the <mark>storm</mark>.</p>"
page = (
    f'<!DOCTYPE html><html lang="en"><head><title>Quay</title></head><body><article>{around}{said}{around}'
    "</article></body></html>"
)
text = Goose({"enable_image_fetching": False}).extract(raw_html=page).cleaned_text
came = [line for line in text.split("\n") if line.startswith("It was")]

print("goose3", version("goose3"))
print("one would expect:", "'It was the Gazette that had told of NATO and of the storm.'")
print("what came:       ", repr(came))
sys.exit(
    None if came == ["It was the that had told of and of the ."] else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

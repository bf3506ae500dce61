#!/usr/bin/env bash
# clean_url() of courlan cuts the address of an archived page where that of the page begins, so all of one time are one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check courlan==1.4.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from courlan import clean_url

address = "https://archive.example/web/20190506100000/https://paper.example/news/quay"
came = clean_url(address)

print("courlan", version("courlan"))
print("one would expect:", "the address as it is, or that of the page: https://paper.example/news/quay")
print("what came:       ", repr(came))
sys.exit(None if came == "https://archive.example/web/20190506100000/" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

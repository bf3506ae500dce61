#!/usr/bin/env bash
# htmldate passes over a meta date before 1995 and takes the year of the copyright line.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check htmldate==1.11.0 lxml==6.1.3
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from htmldate import find_date

LEAD = (
    "The harbour board of Norbury met to hear the engineer on the state of the old quay. He said that "
    "the stones had moved by a hand since the spring, and that no ship should lie there in a storm."
)


def date_of(extra, head="", **options):
    page = f"<!DOCTYPE html><html lang=en><head><title>Quay</title>{head}</head><body><p>{LEAD}</p>{extra}</body></html>"
    return find_date(page, original_date=True, **options)


head = "<meta property='article:published_time' content='1914-08-05'>"
came = date_of("<footer>© 2024 The Norbury Gazette</footer>", head)

print("htmldate", version("htmldate"))
print("one would expect:", "'1914-08-05', or None")
print("what came:       ", repr(came))
sys.exit(None if came == "2024-01-01" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

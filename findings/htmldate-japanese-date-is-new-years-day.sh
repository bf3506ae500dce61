#!/usr/bin/env bash
# htmldate reads only the year of a date in Japanese or Chinese and calls it the first of January.
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
    return find_date(page, original_date=True, min_date="1800-01-01", **options)


came = date_of("<p class=date>2019年5月3日</p>")

print("htmldate", version("htmldate"))
print("one would expect:", "'2019-05-03'")
print("what came:       ", repr(came))
sys.exit(None if came == "2019-01-01" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

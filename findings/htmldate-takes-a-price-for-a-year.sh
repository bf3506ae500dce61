#!/usr/bin/env bash
# htmldate takes a price or the first half of a telephone number for the year of the page.
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


came = [
    date_of("<p>The wall costs 2019 pounds and 50 pence.</p>"),
    date_of("<p>Call 2019 0503 for the office.</p>"),
]

print("htmldate", version("htmldate"))
print("one would expect:", "[None, None]")
print("what came:       ", repr(came))
sys.exit(None if came == ["2019-01-01", "2019-01-01"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# htmldate believes the numbers in the address of a page more than its article:published_time.
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


head = "<meta property='article:published_time' content='2020-05-01T08:00:00Z'>"
came = date_of("", head, url="https://example.org/storm-of/2019/02/03/what-we-know.html")

print("htmldate", version("htmldate"))
print("one would expect:", "'2020-05-01'")
print("what came:       ", repr(came))
sys.exit(None if came == "2019-02-03" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# newspaper4k completes a date that is a year with the month and day on which it runs.
# Valid: ISO 8601, which Open Graph names, has dates of a year only.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check newspaper4k==0.9.6 lxml==6.1.3 lxml_html_clean==0.4.6
cat >"$work/finding.py" <<'PY'
import sys
from datetime import datetime
from importlib.metadata import version

import newspaper

SENTENCES = (
    "The harbour board of Norbury met to hear the engineer on the state of the old quay and of the wall.",
    "The council will vote next week on the money for a new wall, which is to be as long as the old one.",
    "A second meeting is called for the first of the month, when the plans will be shown to all who come.",
)


def article(head="", body=""):
    text = "".join(f"<p>{sentence} {sentence}</p>" for sentence in SENTENCES)
    page = f"<!DOCTYPE html><html lang=en><head><title>Quay</title>{head}</head><body><article>{text}{body}</article></body></html>"
    made = newspaper.Article("https://example.org/news/quay", language="en")
    made.download(input_html=page)
    made.parse()
    return made


came = article("<meta property='article:published_time' content='2019'>").publish_date.date().isoformat()
today = f"2019-{datetime.now():%m-%d}"

print("newspaper4k", version("newspaper4k"))
print("one would expect:", "'2019-01-01', or no date")
print("what came:       ", repr(came))
sys.exit(None if came == today else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

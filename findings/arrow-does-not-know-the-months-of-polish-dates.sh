#!/usr/bin/env bash
# arrow cannot read "4 maja 1912": its Polish, Czech and Finnish months are those of calendars, not of dates.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check arrow==1.4.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import arrow

came = {}
for language, text, form in (
    ("pl", "4 maja 1912", "D MMMM YYYY"),
    ("cs", "4. května 1912", "D. MMMM YYYY"),
    ("fi", "4. toukokuuta 1912", "D. MMMM YYYY"),
    ("ru", "4 мая 1912", "D MMMM YYYY"),
):
    try:
        came[language] = arrow.get(text, form, locale=language).date().isoformat()
    except arrow.parser.ParserError as error:
        came[language] = type(error).__name__

print("arrow", version("arrow"))
print("one would expect:", "1912-05-04 in all four, as Russian has it")
print("what came:       ", repr(came))
sys.exit(
    None
    if came
    == {"pl": "ParserMatchError", "cs": "ParserMatchError", "fi": "ParserMatchError", "ru": "1912-05-04"}
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

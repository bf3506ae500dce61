#!/usr/bin/env bash
# The tzdata package gives Amsterdam of 1912 the time of Brussels, 19 minutes off what many systems give.
# Since 2022 the main data merges zones that agree after 1970; some systems build with the older data.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check tzdata==2026.6
cat >"$work/finding.py" <<'PY'
import sys
from datetime import datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo, reset_tzpath

noon = datetime(1912, 5, 4, 12)
system = noon.replace(tzinfo=ZoneInfo("Europe/Amsterdam")).utcoffset()
reset_tzpath(to=[])
package = noon.replace(tzinfo=ZoneInfo.no_cache("Europe/Amsterdam")).utcoffset()
print("the files of this system say", system)
came = str(package)

print("tzdata", version("tzdata"))
print("one would expect:", "'0:19:32', the legal time of the Netherlands until 1937; Debian's files have it")
print("what came:       ", repr(came))
sys.exit(None if came == "0:00:00" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

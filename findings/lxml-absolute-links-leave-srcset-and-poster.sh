#!/usr/bin/env bash
# make_links_absolute() of lxml.html leaves srcset and poster relative.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check lxml==6.1.3
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from lxml import html

figure = html.fromstring(
    '<figure><img src="a.jpg" srcset="b.jpg 2x" alt=""><video src="c.mp4" poster="d.jpg"></video></figure>'
)
figure.make_links_absolute("https://example.org/2019/")
image, video = figure.find(".//img"), figure.find(".//video")
came = (image.get("src"), image.get("srcset"), video.get("poster"))

print("lxml", version("lxml"))
print("one would expect:", "all three start with https://example.org/2019/")
print("what came:       ", repr(came))
sys.exit(
    None if came == ("https://example.org/2019/a.jpg", "b.jpg 2x", "d.jpg") else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

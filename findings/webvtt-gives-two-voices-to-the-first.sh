#!/usr/bin/env bash
# webvtt-py gives the words of two voices in one caption to the first, and leaves "&amp;" in a text without tags.
# Valid: WebVTT, cue voice spans and HTML character references in cue text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check webvtt-py==0.6.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import webvtt

captions = webvtt.from_string("""WEBVTT

00:01.000 --> 00:02.000
<v Ann>Is the quay open?</v> <v Bo>It is &amp; will be.</v>
""")
came = [(caption.voice, caption.text) for caption in captions]

print("webvtt-py", version("webvtt-py"))
print("one would expect:", "the words of Bo apart from those of Ann, with & for &amp;")
print("what came:       ", repr(came))
sys.exit(None if came == [("Ann", "Is the quay open? It is &amp; will be.")] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

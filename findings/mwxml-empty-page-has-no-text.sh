#!/usr/bin/env bash
# mwxml gives None for the text of a page that is empty, as if the dump had left the text out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check mwxml==0.3.8
cat >"$work/finding.py" <<'PY'
import io
import sys
from importlib.metadata import version

import mwxml

DUMP = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
<siteinfo><sitename>Norbury Wiki</sitename><dbname>norbury</dbname>
<base>https://wiki.example.org/wiki/Start</base><generator>MediaWiki</generator>
<case>first-letter</case><namespaces><namespace key="0" case="first-letter" /></namespaces></siteinfo>
<page><title>Quay</title><ns>0</ns><id>1</id><revision><id>1</id>
<timestamp>2024-05-17T09:00:00Z</timestamp><contributor><username>Ada</username><id>1</id>
</contributor><model>wikitext</model><format>text/x-wiki</format>
<text bytes="0" xml:space="preserve"></text><sha1></sha1></revision></page></mediawiki>"""
(page,) = mwxml.Dump.from_file(io.StringIO(DUMP))
(revision,) = page
came = revision.text, revision.deleted.text

print("mwxml", version("mwxml"))
print("one would expect:", ("", False))
print("what came:       ", came)
sys.exit(None if came == (None, False) else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# newsmlg2 gives of a headline what stands before its first marked word, of a description its first line.
# Valid: NewsML-G2 2.35: headline and description are of BlockType, which may hold span and br.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check newsmlg2==1.1
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from NewsMLG2 import NewsMLG2Document

item = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:coast:1" version="1"
standard="NewsML-G2" standardversion="2.35" conformance="power" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/><itemMeta>
<itemClass qcode="ninat:text"/><provider qcode="nprov:IPTC"/>
<versionCreated>2024-05-17T09:00:00Z</versionCreated></itemMeta><contentMeta>
<headline>Ferry <span class="ship">Aurora</span> sails again</headline>
<description>It carries bicycles.<br/>It takes eleven minutes.</description>
</contentMeta></newsItem>"""
about = NewsMLG2Document(item.encode()).get_item().contentmeta
came = [str(about.headline[0]), str(about.description[0])]

print("newsmlg2", version("newsmlg2"))
print("one would expect:", ["Ferry Aurora sails again", "It carries ... eleven minutes."])
print("what came:       ", came)
sys.exit(None if came == ["Ferry", "It carries bicycles."] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# alto-tools gives the first half of a hyphenated word twice, on both lines, and its second half never.
# Valid: ALTO 4, String/@SUBS_TYPE and @SUBS_CONTENT of both halves, HYP at the end of the line.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check alto-tools==0.1.0
cat >"$work/finding.py" <<'PY'
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

place = 'HPOS="0" VPOS="0" WIDTH="9" HEIGHT="9"'
hyphened = f'{place} SUBS_CONTENT="harbour" SUBS_TYPE='
page = f"""<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout>
<Page ID="p" PHYSICAL_IMG_NR="1" WIDTH="9" HEIGHT="9"><PrintSpace {place}><TextBlock ID="b" {place}>
<TextLine ID="l1" {place}><String CONTENT="The" {place}/><SP/>
<String CONTENT="har" {hyphened}"HypPart1"/><HYP CONTENT="-"/></TextLine>
<TextLine ID="l2" {place}><String CONTENT="bour" {hyphened}"HypPart2"/><SP/>
<String CONTENT="reopens" {place}/></TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>"""
folder = Path(__file__).parent
(folder / "page.xml").write_text(page)
command = [str(folder / "venv/bin/alto-tools"), "-t", str(folder / "page.xml")]
came = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()

print("alto-tools", version("alto-tools"))
print("one would expect:", "The har-bour reopens, or The harbour reopens, in some form")
print("what came:       ", repr(came))
sys.exit(None if came == ["The", "har", "harreopens"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

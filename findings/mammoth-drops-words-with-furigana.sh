#!/usr/bin/env bash
# mammoth drops every word that has its reading above it (ruby), as names in Japanese texts have.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check mammoth==1.13.0
cat >"$work/finding.py" <<'PY'
import io
import sys
import zipfile
from importlib.metadata import version

import mammoth

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

ruby = f'<w:r><w:ruby><w:rt>{run("みなと")}</w:rt><w:rubyBase>{run("港")}</w:rubyBase></w:ruby></w:r>'
text = f'<w:p>{ruby}{run("が開く。")}</w:p>'
parts = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
    "word/document.xml": f'<w:document xmlns:w="{MAIN}"><w:body>{text}</w:body></w:document>',
}
file = io.BytesIO()
with zipfile.ZipFile(file, "w") as archive:
    for name, xml in parts.items():
        archive.writestr(name, xml)
came = mammoth.extract_raw_text(file).value.strip()

print("mammoth", version("mammoth"))
print("one would expect:", repr("港が開く。"))
print("what came:       ", repr(came))
sys.exit(None if came == "が開く。" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

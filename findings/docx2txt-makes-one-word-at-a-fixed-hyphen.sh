#!/usr/bin/env bash
# docx2txt drops a hyphen that must not break: two words become one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check docx2txt==0.9
cat >"$work/finding.py" <<'PY'
import io
import sys
import zipfile
from importlib.metadata import version

import docx2txt

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
text = "<w:p><w:r><w:t>an eleven</w:t><w:noBreakHyphen/><w:t>minute crossing</w:t></w:r></w:p>"
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
came = docx2txt.process(file)

print("docx2txt", version("docx2txt"))
print("one would expect:", repr("an eleven-minute crossing"))
print("what came:       ", repr(came))
sys.exit(None if came == "an elevenminute crossing" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

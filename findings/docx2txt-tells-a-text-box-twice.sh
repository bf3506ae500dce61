#!/usr/bin/env bash
# docx2txt tells the text of a text box twice: as it is, and as Word keeps it for older programs.
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
def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

box = f'<w:txbxContent><w:p>{run("The pier is closed.")}</w:p></w:txbxContent>'
choice = f'<mc:Choice Requires="wps">{box}</mc:Choice>'
older = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
text = f"<w:p><w:r><mc:AlternateContent>{choice}{older}</mc:AlternateContent></w:r></w:p>"
parts = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
    "word/document.xml": f'<w:document xmlns:w="{MAIN}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    f'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{text}</w:body></w:document>',
}
file = io.BytesIO()
with zipfile.ZipFile(file, "w") as archive:
    for name, xml in parts.items():
        archive.writestr(name, xml)
came = docx2txt.process(file).split("\n\n")

print("docx2txt", version("docx2txt"))
print("one would expect:", ["The pier is closed."])
print("what came:       ", repr(came))
sys.exit(None if came == ["The pier is closed.", "The pier is closed."] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

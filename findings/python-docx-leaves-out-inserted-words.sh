#!/usr/bin/env bash
# python-docx leaves out the words that an open revision inserted: here the sentence says the opposite.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check python-docx==1.2.0
cat >"$work/finding.py" <<'PY'
import io
import sys
import zipfile
from importlib.metadata import version

import docx

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

text = f'<w:p>{run("The ferry ")}<w:ins w:id="1" w:author="A">{run("never ")}</w:ins>{run("sails.")}</w:p>'
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
came = docx.Document(file).paragraphs[0].text

print("python-docx", version("python-docx"))
print("one would expect:", repr("The ferry never sails."))
print("what came:       ", repr(came))
sys.exit(None if came == "The ferry sails." else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

#!/usr/bin/env bash
# pypdfium2 writes a hyphen at the end of a line, and the line's end, as the noncharacter U+FFFE.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pypdfium2==5.15.2
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import pypdfium2

CONTENT = "BT /F1 10 Tf 50 700 Td (The har-) Tj 0 -12 Td (bour of Norbury) Tj ET"
OBJECTS = (
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources"
    "<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>>>>>>>",
    f"<</Length {len(CONTENT)}>>stream\n{CONTENT}\nendstream",
)
file, places = "%PDF-1.4\n", []
for number, text in enumerate(OBJECTS, 1):
    places.append(f"{len(file):010} 00000 n \n")
    file += f"{number} 0 obj\n{text}\nendobj\n"
table = f"xref\n0 5\n0000000000 65535 f \n{''.join(places)}trailer\n<</Size 5/Root 1 0 R>>\n"
page = pypdfium2.PdfDocument(f"{file}{table}startxref\n{len(file)}\n%%EOF\n".encode())[0]
came = page.get_textpage().get_text_range()

print('pypdfium2', version('pypdfium2'))
print('one would expect:', repr('The har-\r\nbour of Norbury'))
print('what came:       ', ascii(came))
sys.exit(None if came == 'The har\ufffebour of Norbury' else 'the behaviour has changed')
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

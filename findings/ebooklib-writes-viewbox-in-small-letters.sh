#!/usr/bin/env bash
# EbookLib writes the viewBox of a drawing as viewbox, which is no attribute of SVG, so maps lose their scale.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check EbookLib==0.20
cat >"$work/finding.py" <<'PY'
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

from ebooklib import epub

drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
book = epub.EpubBook()
book.set_identifier("urn:paper.example:1")
book.set_title("Tides")
book.set_language("en")
chapter = epub.EpubHtml(title="Map", file_name="map.xhtml")
chapter.content = f"<html><body><p>The harbour.</p>{drawing}</body></html>"
book.add_item(chapter)
book.add_item(epub.EpubNav())
book.spine = [chapter]
place = Path(__file__).parent / "tides.epub"
epub.write_epub(str(place), book)
with zipfile.ZipFile(place) as archive:
    text = archive.read("EPUB/map.xhtml").decode()
came = text[text.index("<svg") : text.index(">", text.index("<svg")) + 1]

print("EbookLib", version("EbookLib"))
print("one would expect:", 'viewBox="0 0 9 9", as it was given: XHTML and SVG tell capitals apart')
print("what came:       ", repr(came))
sys.exit(None if 'viewbox="0 0 9 9"' in came and "viewBox" not in text else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

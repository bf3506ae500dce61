#!/usr/bin/env bash
# EbookLib gives an empty title for every chapter that it reads, though the chapter has one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check EbookLib==0.20
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

from ebooklib import epub

book = epub.EpubBook()
book.set_identifier("tides")
book.set_title("Tides")
book.set_language("en")
chapter = epub.EpubHtml(title="Spring tides", file_name="spring.xhtml")
chapter.content = "<html><head><title>Spring tides</title></head><body><p>It rises.</p></body></html>"
book.add_item(chapter)
book.add_item(epub.EpubNav())
book.spine = [chapter]
place = Path(__file__).parent / "tides.epub"
epub.write_epub(str(place), book)
read = epub.read_epub(str(place)).get_item_with_href("spring.xhtml")
has_title = b"<title>Spring tides</title>" in read.content

print("EbookLib", version("EbookLib"))
print("one would expect:", repr("Spring tides"))
print("what came:       ", repr(read.title))
sys.exit(None if has_title and read.title == "" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

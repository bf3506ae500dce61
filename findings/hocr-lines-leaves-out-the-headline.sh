#!/usr/bin/env bash
# hocr-lines of hocr-tools leaves out the lines that Tesseract marks as heading, caption or pull-out.
# Valid: hOCR 1.2, ocr_header, ocr_caption and ocr_textfloat.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check hocr-tools==1.1.1
cat >"$work/finding.py" <<'PY'
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path


def line(kind, text):
    """Returns a line of one word, of a class that Tesseract writes."""
    word = f'<span class="ocrx_word" title="bbox 0 0 90 9">{text}</span>'
    return f'<p class="ocr_par"><span class="{kind}" title="bbox 0 0 90 9">{word}</span></p>'


page = f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><title>page</title></head><body>
<div class="ocr_page" title="bbox 0 0 99 99"><div class="ocr_carea" title="bbox 0 0 99 99">
{line("ocr_header", "HARBOUR")}{line("ocr_line", "reopens")}{line("ocr_caption", "quay")}
{line("ocr_textfloat", "tides")}</div></div></body></html>"""
folder = Path(__file__).parent
(folder / "page.html").write_text(page)
command = [sys.executable, str(folder / "venv/bin/hocr-lines"), str(folder / "page.html")]
came = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()

print("hocr-tools", version("hocr-tools"))
print("one would expect:", ["HARBOUR", "reopens", "quay", "tides"])
print("what came:       ", repr(came))
sys.exit(None if came == ["reopens"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"

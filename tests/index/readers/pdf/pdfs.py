"""Small PDFs, written by hand: lines of Helvetica where one wants them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class At:
    """A line of text: where it begins, in points from the lower left corner, its size, its font."""

    text: str
    left: float
    bottom: float
    size: float = 10
    bold: bool = False


Page = Sequence[At]


def column(text: str, left: float, top: float, width: int = 34) -> list[At]:
    """Words as lines of at most so many letters, one below the other, 12 points apart."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] += f"{' ' if lines[-1] else ''}{word}"
    return [At(line, left, top - 12 * number) for number, line in enumerate(lines)]


def pdf(*pages: Page, info: Mapping[str, str] | None = None, more: str = "") -> bytes:
    """A file of pages. `info` has its metadata; `more` goes into its trailer."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    fonts = [
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{end}/Encoding/WinAnsiEncoding>>"
        for end in ("", "-Bold")
    ]
    kids = []
    for page in pages:
        content = "\n".join(
            f"BT /F{1 + line.bold} {line.size} Tf {line.left} {line.bottom} Td"
            f" ({_escaped(line.text)}) Tj ET"
            for line in page
        )
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects) + 2} 0 R"
            f"/Resources<</Font<</F1 {fonts[0]}/F2 {fonts[1]}>>>>>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    objects[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>"
    told = "".join(f"/{key}({_escaped(value)})" for key, value in (info or {}).items())
    objects.append(f"<<{told}>>")
    return _file(objects, more)


def _file(objects: Sequence[str], more: str) -> bytes:
    out = "%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n"
        f"<</Size {size}/Root 1 0 R/Info {size - 1} 0 R{more}>>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode("latin-1")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")

"""An article of Factiva with two-letter codes: a table with a code and a value in each row."""

from lxml.html import HtmlElement

from index.readers.press.factiva_values import (
    document_number,
    listed,
    plain,
    text_blocks,
    without_count,
)
from index.readers.press.sheet import Sheet

_TOLD = {"SN": "publisher", "SE": "section", "PG": "page"}
_FILED = {"NS": "subject", "IN": "industry", "RE": "place", "CO": "organisation"}
"""What an article is filed under, by the kinds of `Code`. `IPD` and `IPC` are words and codes of
the newspaper's own.
"""


def fill(sheet: Sheet, article: HtmlElement) -> bool:
    """Writes an article into its sheet; whether its last row, the number, is there."""
    rows: dict[str, HtmlElement] = {}
    for row in article.xpath("./table//tr[count(td) > 1]"):
        code = plain(row[0])
        if code.isupper() and code.isascii():
            rows.setdefault(code, row[1])
    values = {code: plain(cell) for code, cell in rows.items()}
    if "HD" in rows:
        sheet.tell("title", without_count(values["HD"], rows["HD"]), "HD")
    if "PD" in rows:
        sheet.tell("date", f"{values['PD']} {values.get('ET', '')}", "PD and ET")
    for code, attribute in _TOLD.items():
        sheet.tell(attribute, values.get(code, ""), code)
    for code, kind in _FILED.items():
        listed(sheet, kind, values.get(code, ""), code)
    sheet.tell_words(values.get("WC", ""))
    sheet.tell_author(values.get("BY", ""), "BY")
    texts = {code: text_blocks(rows[code]) for code in ("LP", "TD", "ART") if code in rows}
    sheet.blocks += [*texts.get("LP", ()), *texts.get("TD", ())]
    sheet.captions += [block.text for block in texts.get("ART", ())]
    return document_number(sheet, values.get("AN", ""), "AN")

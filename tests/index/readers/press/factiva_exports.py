"""Exports of invented newspapers as Factiva writes them, with and without two-letter codes."""

from tests.index.readers.examples import OPENING
from tests.index.readers.press.factiva_pages import bare, coded, page, paragraphs
from tests.index.readers.press.nexis_exports import COSTS, WORDS

FIRST, SECOND = "PELM000020240517ek5h00001", "PELM000020240517ek5h00002"
ROWS = (
    f"{WORDS} Wörter",
    "17 Mai 2024",
    "09:50",
    "Port Elm Gazette",
    "PELM",
    "Late Edition - Final",
)
BARE = bare(
    "1) Ferry sails again",
    [*ROWS, "A4", "Englisch", "Copyright 2024. Port Elm Gazette. "],
    [OPENING, COSTS],
    ["The pier in the morning.", "Port Elm Papers Ltd", f"Dokument {FIRST}"],
    above="Local News",
    author="By Ada Lindqvist and Jonas Berg",
)
LAST = bare(
    "2) Ferry carries bicycles",
    ["80 Wörter", "17 Mai 2024", "The Quay Post", "QUAY", "Englisch", "(c) 2024 Harbour Papers"],
    [OPENING, OPENING, OPENING],
    ["Harbour Papers", f"Dokument {SECOND}"],
).replace('class="article enArticle"', 'id="lastArticle" class="article enArticle"')
FACTIVA = page(BARE, LAST)
CODED = coded(
    {
        "SE": "Local News",
        "HD": "<b class='enHeadline'>Ferry sails again</b>",
        "BY": "By Ada Lindqvist",
        "WC": f"{WORDS} mots",
        "PD": "17 mai 2024",
        "ET": "09:50",
        "SN": "Port Elm Gazette",
        "SC": "PELM",
        "PG": "A4",
        "LA": "Anglais",
        "CY": "(c) 2024 Port Elm Gazette",
        "LP": paragraphs([OPENING]),
        "TD": paragraphs([COSTS]),
        "ART": "The pier in the morning.",
        "CO": "elmfer : Elm Ferries plc",
        "NS": "<br/>gtrans : Transport | gcat : Political/General News",
        "RE": "<br/>elm : Port Elm | elmc : Elm County",
        "IPC": "NEWS | FER",
        "PUB": "Port Elm Papers Ltd",
        "AN": f"<br/>Document {FIRST}",
    }
)
FACTIVA_CODES = page(CODED)

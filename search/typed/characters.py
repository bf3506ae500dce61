"""The characters that mean something in a typed query, in every way that people write them."""

DASHES = "-\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}"
"""What excludes before a word. Editors write the longer ones for the first."""

_STRAIGHT = '"“”„‟\N{FULLWIDTH QUOTATION MARK}'
CLOSED_BY = dict.fromkeys(_STRAIGHT, _STRAIGHT) | {
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "《": "》",
}
"""Each character that opens quotation marks, and those that close them; no apostrophe is one."""

QUOTES = "".join(dict.fromkeys((*CLOSED_BY, *"".join(CLOSED_BY.values()))))
"""Every quotation mark, of either side."""


def missing_quote(text: str) -> str:
    """The quotation mark that closes what is open at the end of a text; empty where nothing is."""
    closing = ""
    for char in text:
        if not closing:
            closing = CLOSED_BY.get(char, "")
        elif char in closing:
            closing = ""
    return closing[:1]

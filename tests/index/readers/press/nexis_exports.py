"""Exports of invented newspapers as Nexis writes them: text and HTML."""

from collections.abc import Sequence
from html import escape

from tests.index.readers.examples import OPENING

SECOND = f"Cyclists wait at the pier. {OPENING}"
COSTS = "Ten crowns a crossing, as before."
WORDS = len(f"{OPENING} {COSTS}".split())
SECOND_WORDS = len(SECOND.split())


def wrapped(text: str, width: int = 78) -> str:
    """A paragraph in lines, as the text exports have it."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


NEXIS_TEXT = f"""\ufeff



Download Request: Selected Items: 1-2
Time Of Request: Monday, June 3, 2024  10:00:00

Send To:
PORT ELM LIBRARY


Terms: (ferry)


                               1 of 2 DOCUMENTS



                               Port Elm Gazette

                              May 17, 2024 Friday
                                 Late Edition

Ferry sails again

BYLINE: By Ada Lindqvist and Jonas Berg

SECTION: LOCAL NEWS; Harbour; Pg. 4

LENGTH: {WORDS} words

{wrapped(OPENING)}

{COSTS}

GRAPHIC: The pier in the morning. Photo: Ada Lindqvist

A second view of the pier.

SUBJECT: FERRIES (90%); HARBOURS & PORTS
(71%)

GEOGRAPHIC: PORT ELM (93%) ELM COUNTY (88%)

LOAD-DATE: May 18, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                       Copyright 2024 Port Elm Gazette
                              All Rights Reserved

                               2 of 2 DOCUMENTS



                  Copyright 2024 Harbour Papers Company, Inc.
                              All Rights Reserved
                             The Quay Post (Elm)

                             May 17, 2024 Friday

SECTION: NEWS

LENGTH: {SECOND_WORDS} words

HEADLINE: Ferry carries bicycles

BODY:

{wrapped(SECOND)}

LANGUAGE: ENGLISH

LOAD-DATE: May 17, 2024
"""

_STYLES = """<STYLE TYPE="text/css"><!--
.c0 { text-align: center; }
.c1 { text-align: center; margin-top: 0em; margin-bottom: 0em; }
.c2 { font-family: Arial; font-weight: normal; }
.c4 { font-family: Arial; font-weight: bold; color: #CC0033; }
.c5 { text-align: left; }
.c6 { text-align: left; margin-top: 0em; }
.c7 { font-family: Arial; font-size: 14pt; font-weight: bold; }
.c8 { font-family: Arial; font-weight: bold; }
.c9 { text-align: left; margin-top: 1em; }
--></STYLE>"""


def _label(name: str, value: str) -> str:
    return (
        f'<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">{name}: </SPAN>'
        f'<SPAN CLASS="c2">{value}</SPAN></P>\n</DIV>\n'
    )


def _centred(html: str) -> str:
    return f'<BR><DIV CLASS="c0"><BR><P CLASS="c1"><SPAN CLASS="c2">{html}</SPAN></P>\n</DIV>\n'


def nexis_html(
    day: str, title: str, labels: Sequence[tuple[str, str]], texts: Sequence[str]
) -> str:
    """An article of a Nexis export in HTML: labels before `""` stand above the text."""
    at = next(n for n, (name, _) in enumerate(labels) if not name)
    above, below = labels[:at], labels[at + 1 :]
    return "".join(
        (
            '<A NAME="DOC_ID_1_0"></A><!-- Hide XML section from browser\n<DOC NUMBER=1>\n'
            "<DOCFULL> -->\n",
            _centred("1 of 1 DOCUMENTS"),
            _centred("Port Elm Gazette"),
            _centred(day),
            f'<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c7">{title}</SPAN></P>\n</DIV>\n',
            *(_label(*one) for one in above),
            '<BR><DIV CLASS="c5">',
            *(f'<P CLASS="c9">{text}</P>\n' for text in texts),
            "</DIV>\n",
            *(_label(*one) for one in below),
            _centred("Copyright 2024 Port Elm Gazette<BR>All Rights Reserved"),
            "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n",
        )
    )


NEXIS_HTML = f"""<HTML>
<HEAD>
{_STYLES}
<META TOPIC="null" DOCUMENTS="1" UPDATED="Monday, June 3, 2024  10:00:00" /></HEAD>
<BODY>
{
    nexis_html(
        "17. Mai 2024 Freitag 9:50 AM GMT+2",
        "Ferry sails again",
        [
            ("AUTOR", "Ada Lindqvist"),
            ("RUBRIK", "LOKALES; S. 4"),
            ("L&Auml;NGE", f"{WORDS} W&ouml;rter"),
            ("HIGHLIGHT", "It carries bicycles."),
            ("", ""),
            ("UPDATE", "18. Mai 2024"),
            ("SPRACHE", "ENGLISCH"),
            ("PUBLICATION-TYPE", "Zeitung"),
        ],
        [
            f'<SPAN CLASS="c2">{escape(OPENING[:40])}</SPAN><SPAN CLASS="c4">'
            f'{escape(OPENING[40:50])}</SPAN><SPAN CLASS="c2">{escape(OPENING[50:])}</SPAN>',
            '<SPAN CLASS="c8">What it costs</SPAN>',
            f'<SPAN CLASS="c2">{COSTS}</SPAN>',
        ],
    )
}</BODY></HTML>
"""

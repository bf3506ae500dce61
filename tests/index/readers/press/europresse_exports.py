"""Exports of invented newspapers as Europresse writes them, today and before 2014."""

from tests.index.readers.examples import OPENING
from tests.index.readers.press.europresse_pages import article, footer, page
from tests.index.readers.press.nexis_exports import COSTS, WORDS

FIRST, SECOND = "news·20240517·PEG·0412345", "news·20240517·QP·0q17_88"


LAST = article(
    "The Quay Post, no. 5968|vendredi 17 mai 2024",
    "Ferry carries bicycles",
    "",
    f"<p>{OPENING}</p>",
    f"<aside></aside>{footer(SECOND)}",
)
EUROPRESSE = page(
    article(
        f"Port Elm Gazette|Société, vendredi 17 mai 2024 {WORDS} mots, p. A4",
        "Ferry sails <mark>again</mark>",
        "Ada Lindqvist",
        f"<p>{OPENING[:50]}<mark>{OPENING[50:60]}</mark>{OPENING[60:]}</p> <p>{COSTS}</p>",
        "<aside><div><p><b>Illustration(s) : </b></p><div><p>The pier in the morning.</p></div>"
        f"</div><div><b>Note(s) : </b><p>Read more on page 5.</p></div></aside>{footer(FIRST)}",
    ),
    LAST,
)
OLD = f"""<html xmlns:n1="http://www.cedrom-sni.com/schema/newsv1.xsd"><head>
<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head><body>
<table style="width: 96%;"><tr><td><table id="tbHeaderImages"><tr><td id="celPublication">
<img src="peg_small.gif" border="0"><br></td></tr></table>
<span class="DocPublicationName">Port Elm Gazette, no. 5968</span><br>
<span class="DocHeader">Société, </span><span class="DocHeader">vendredi </span>
<span class="DocHeader">17 mai 2024</span>
<span class="DocHeader">, p. 03</span><br><br><span class="TitreArticleVisu">Ferry sails
<span style="color:red">again</span></span><br><br>Ada Lindqvist<br><p></p>
<font style="font-weight:bold;">{OPENING}</font><p></p>{COSTS}<p></p>
<b><i>© 2012 Port Elm Gazette. Tous droits réservés.</i></b><p></p>Numéro de document : {FIRST}
<br><br><table><tr><td align="center">{FIRST}</td></tr><tr><td>Ce certificat est émis à
<b>Port Elm Library</b>.</td></tr></table></td></tr></table></body></html>
""".encode("cp1252")

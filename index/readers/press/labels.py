"""The labels of Nexis and what they mean, in the languages of its interfaces."""

import re
from dataclasses import dataclass

_CORRECTIONS = (
    "correction|korrektur|berichtigung|corrección|correzione|correctie|correção|rectificatif"
)
_HEAD = {
    "section": "section|rubrik|rubrique|sección|sezione|rubriek|seção|secção|caderno",
    "length": "length|länge|longueur|longitud|extensión|lunghezza|lengte|comprimento|extensão",
    "byline": "byline|autor|autorin|autoren|auteur|auteurs|autore|autori|autores|author|verfasser",
    "title": "headline|überschrift|schlagzeile|titre|titel|título|titular|titolo|kop|title",
    "lede": "highlight|encart|hervorhebung|resumen|riassunto|samenvatting|resumo|destaque|abstract",
    "body": "body|text|haupttext|corps|texte|cuerpo|texto|corpo|testo|tekst|hoofdtekst",
    "notice": _CORRECTIONS,
    "url": "url",
    "no text": "dateline|series|serie|série|guests|distribution|column|edition|issue|volume"
    "|correction-date|ort|lieu|datelijn|lugar|luogo",
}
_TAIL = {
    "subject": "subject|sujet|thema|themen|schlagwörter|tema|temas|materia|asunto|argomento"
    "|onderwerp|assunto|pub-subject",
    "company": "company|societe|société|unternehmen|firma|empresa|compañía|società|azienda|bedrijf"
    "|organization|organisation|organización|organizzazione|organisatie|organização",
    "person": "person|personen|personne|persona|persoon|pessoa",
    "place": "geographic|localisation-geo|geographie|geografie|geografía|geografia|geo-localization"
    "|country|state|city|land|pays|país|paese|geográfico",
    "industry": "industry|secteur-activite|activity-sector|branche|industria|settore|setor|sector",
    "language": "language|langue|sprache|idioma|lingua|taal|língua",
    "graphic": "graphic|grafik|abbildung|graphique|gráfico|grafico|afbeelding|illustration",
    "url": "url",
    "notice": _CORRECTIONS,
    "no text": "load-date|date-chargement|update|ladedatum|aktualisierung|fecha-de-carga|laaddatum"
    "|data-de-carga|data-di-caricamento|publication-type|type-publication|publikationstyp"
    "|tipo-de-publicación|tipo-di-pubblicazione|tipo-de-publicação|publicatietype|publicatie-type"
    "|journal-code|journal code|code-revue|zeitschriftencode|ticker|symbole-boursier|stock-symbol"
    "|document-type|doc-type|distribution|acc-no|series|serie|correction-date|type|name|notes"
    "|isbn|issn|publisher|product|sic|copyright|video|feature|loaddate",
}
_LABEL = re.compile(r"\s*([^\W\d_][^\W\d_ /'’-]*(?:[ /'’-]+[^\W\d_]+){0,4})\s?:(?=[\s\xa0]|$)\s*")
_ENDS = (
    "end of document|ende des dokuments|dokumentende|fin du document|fin del documento"
    "|fine del documento|fine documento|einde van document|einde van het document|fim do documento"
)
_BARE = {
    "body": "body|textkörper|haupttext|corps|corps du texte|cuerpo|cuerpo del texto|corpo"
    "|corpo del testo|corpo do texto|hoofdtekst|tekst",
    "classification": "classification|klassifizierung|klassifikation|clasificación|classificazione"
    "|classificatie|classificação",
    "graphic": "graphic|grafik|graphique|gráfico|grafico|afbeelding|illustration",
    "notice": "correction|korrektur|corrección|correzione|correctie|correção",
    "no text": "notes|load-date",
    "end": _ENDS,
}


def _meanings(table: dict[str, str]) -> dict[str, str]:
    return {name: meaning for meaning, names in table.items() for name in names.split("|")}


HEAD, TAIL, BARE = _meanings(_HEAD), _meanings(_TAIL), _meanings(_BARE)
"""What a label above the text means, below it, and a line of its own in a Word document."""
MULTIPLE = frozenset({"graphic", "notice"})
"""Values of several paragraphs."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it is written, and the value behind it."""

    name: str
    value: str

    @property
    def key(self) -> str:
        """The label as the tables have it."""
        return " ".join(self.name.lower().split())


def label_of(text: str) -> Label | None:
    """The label that a paragraph begins with: in capitals, or (in Word documents) parted from its
    value by a no-break space. Other paragraphs with a colon are text.
    """
    found = _LABEL.match(text[:80])
    if found is None:
        return None
    if not found[1].isupper() and not found[0].rstrip(" \t\n").endswith(":\xa0"):
        return None
    return Label(found[1], text[found.end() :])

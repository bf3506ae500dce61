"""The labels of ProQuest and what they mean, in the languages of its interfaces."""

import re

_LABELS = {
    "author": "author|authors|autor|auteur|autore|autoren|auteurs|autores",
    "title": "title|titel|titre|título|titolo",
    "publisher": "publication title|titel der publikation|titel der veröffentlichung"
    "|titre de la publication|título de publicación|título de la publicación"
    "|titolo della pubblicazione|titel publicatie|publicatietitel|título da publicação",
    "info": "publication info|veröffentlichungsinfo|informations sur la publication"
    "|información de publicación|informazioni sulla pubblicazione|publicatiegegevens"
    "|informações da publicação",
    "date": "publication date|erscheinungsdatum|veröffentlichungsdatum|date de publication"
    "|fecha de publicación|data di pubblicazione|publicatiedatum|data de publicação",
    "year": "publication year|erscheinungsjahr|année de publication|año de publicación"
    "|anno di pubblicazione|publicatiejaar|ano de publicação|degree date",
    "lede": "abstract|zusammenfassung|résumé|resumen|riassunto|samenvatting|resumo"
    "|abstract (english)|abstract (summary)",
    "text": "full text|volltext|texte intégral|texte complet|texto completo|testo completo"
    "|testo integrale|volledige tekst|fulltext",
    "section": "section|rubrik|rubrique|sección|sezione|sectie|rubriek|seção",
    "page": "pages|first page|start page|page|seiten|erste seite|première page|páginas"
    "|primera página|pagine|prima pagina|pagina's|eerste pagina|primeira página",
    "topics": "subject|subjects|schlagwort|thema|sujet|materia|tema|soggetto|argomento|onderwerp"
    "|assunto|location|standort|ort|lieu|lugar|ubicación|luogo|locatie|local|people|person"
    "|personen|personnes|personas|persone|pessoas|identifier / keyword|identifier/keyword",
    "companies": "company / organization|company/organization|unternehmen/organisation"
    "|unternehmen / organisation|société / organisation|compañía / organización"
    "|azienda / organizzazione|bedrijf / organisatie|empresa / organização",
    "language": "language of publication|language|sprache der publikation|sprache"
    "|langue de publication|langue|idioma de la publicación|idioma|lingua di pubblicazione|lingua"
    "|taal van publicatie|taal|idioma da publicação",
    "id": "proquest document id|proquest-dokument-id|identifiant de document proquest"
    "|id del documento de proquest|id documento proquest|proquest-document-id"
    "|id do documento proquest",
    "url": "document url|dokument-url|url du document|url del documento|url documento"
    "|url do documento|document-url",
    "caption": "caption|illustration|graphic|bildunterschrift|légende",
    "notice": "correction|korrektur|corrección",
    "no text": "links|copyright|last updated|database|source type|document type|issn|isbn|volume"
    "|issue|publisher|place of publication|country of publication|publication subject"
    "|document feature|section title|edition|dateline|column|source attribution|supplement"
    "|classification|narrow subject|broad subject|accession number|document column count"
    "|year|number of pages|advisor|committee member|university/institution|university location"
    "|department|degree|school code|source|dissertation/thesis number|copyright notice|credit"
    "|verlag|herausgeber|erscheinungsort|erscheinungsland|dokumententyp|quellentyp|datenbank"
    "|zuletzt aktualisiert|éditeur|lieu de publication|pays de publication|type de document"
    "|type de source|base de données|dernière mise à jour|editorial|lugar de publicación"
    "|país de publicación|tipo de documento|tipo de fuente|base de datos|última actualización"
    "|editore|luogo di pubblicazione|paese di pubblicazione|tipo di documento|tipo di fonte"
    "|ultimo aggiornamento|uitgever|plaats van publicatie|land van publicatie|documenttype"
    "|brontype|laatst bijgewerkt|editora|local de publicação|país de publicação|tipo de fonte"
    "|base de dados|última atualização|entry date|cited reference count|document status",
}
LABELS = {name: meaning for meaning, names in _LABELS.items() for name in names.split("|")}
_LABEL = re.compile(r"([^\W\d_][^:\n]{1,45}?)\s?:[ \t\xa0]*")
_BARE = re.compile(r"(?:full text|volltext|texte intégral|texto completo|testo completo)", re.I)


def label_of(text: str) -> tuple[str, str, str] | None:
    """The label that a paragraph begins with, what it means, and the value behind it; None where it
    begins with none that is known. `FULL TEXT` may stand without a colon.
    """
    if _BARE.fullmatch(text.strip()):
        return text.strip(), "text", ""
    found = _LABEL.match(text)
    meaning = LABELS.get(" ".join(found[1].lower().split())) if found else None
    return (found[1], meaning, text[found.end() :]) if found and meaning else None

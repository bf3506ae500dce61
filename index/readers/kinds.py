"""What people call the formats. A table of its own: to print it no reader has to be imported."""

KINDS = {
    "arc": "ARC files",
    "abbyy": "ABBYY FineReader files",
    "alto": "ALTO files",
    "article_text": "article texts of the KB",
    "atom": "Atom feeds",
    "blogger": "Blogger exports",
    "csv": "CSV and TSV files",
    "didl": "DIDL files of the KB",
    "dotclear": "Dotclear exports",
    "eml": "mail messages",
    "epub": "EPUB files",
    "europresse": "Europresse exports",
    "factiva": "Factiva exports",
    "hocr": "hOCR files",
    "html": "HTML pages",
    "iptc7901": "messages of the wires (IPTC 7901, ANPA)",
    "json": "JSON files",
    "jsonl": "JSON Lines files",
    "lists": "lists of addresses",
    "markdown": "Markdown files",
    "mbox": "mailboxes",
    "mediawiki": "MediaWiki dumps",
    "mets": "METS files",
    "mhtml": "pages saved as MHTML",
    "movable_type": "Movable Type exports",
    "nexis": "Nexis exports",
    "ocr_text": "texts of OCR",
    "olive": "Olive files",
    "page_xml": "PAGE XML files",
    "pdf": "PDF files",
    "proquest": "ProQuest exports",
    "restructuredtext": "reStructuredText files",
    "newsml_1": "NewsML 1 files",
    "newsml_g2": "NewsML-G2 files",
    "ninjs": "JSON of agencies (ninjs)",
    "nitf": "NITF documents",
    "rcv1": "items of Reuters Corpus",
    "reuters21578": "files of Reuters-21578",
    "ritzau": "XML of Ritzau",
    "rss": "RSS feeds",
    "tetml": "TETML files",
    "text": "text files",
    "trafilatura_xml": "XML of trafilatura",
    "wacz": "WACZ files",
    "warc": "WARC files",
    "word": "Word documents",
    "wxr": "WordPress exports",
}
"""The files of each format, in the plural, by the name of its reader."""


def kind_of(name: str) -> str:
    """What people call the files of the format with this name, in the plural; the name itself where
    no reader has it any more.
    """
    if name in KINDS:
        return KINDS[name]
    from index.readers.plugins import plugged

    return next((one.KIND for one in plugged() if name == one.NAME), name)

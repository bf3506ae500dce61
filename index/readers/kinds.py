"""What people call the formats. A table of its own: to print it no reader has to be imported."""

KINDS = {
    "arc": "ARC files",
    "atom": "Atom feeds",
    "blogger": "Blogger exports",
    "csv": "CSV and TSV files",
    "dotclear": "Dotclear exports",
    "html": "HTML pages",
    "json": "JSON files",
    "jsonl": "JSON Lines files",
    "lists": "lists of addresses",
    "markdown": "Markdown files",
    "movable_type": "Movable Type exports",
    "restructuredtext": "reStructuredText files",
    "rss": "RSS feeds",
    "text": "text files",
    "trafilatura_xml": "XML of trafilatura",
    "wacz": "WACZ files",
    "warc": "WARC files",
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

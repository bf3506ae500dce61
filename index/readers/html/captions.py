"""Who took a picture, and what it shows: a caption is parted from the credit in it."""

import re
from dataclasses import replace

from index.article import Image

MOST_CREDIT = 160
"""A credit has so many characters at most; what is longer is a caption that speaks of a photo."""

_MARK = re.compile(
    r"(?:(?<=^)|(?<=[\s(\[|–—•.]))(?:"
    r"(?:photo(?:graph|s)?|image|picture|foto)[ -](?:credits?|courtesy|by)\s*(?::|\b)\s*(?:of\s)?"
    r"|(?:photo(?:graph(?:er|ie)?)?s?|images?|pictures?|credits?|crédits?(?: photos?)?|fotos?"
    r"|fotograf(?:ie|ía|ia|o)?|bild(?:er)?|illustration|grafik|graphic|source|quelle)\s*:\s*"
    r"|courtesy of\s|©\s*(?:\d{4}\s)?|\(c\)\s)",
    re.IGNORECASE,
)
_AGENCY_PHOTO = re.compile(
    r"\(\s*(?P<source>[\w.&' -]{2,40}?)\s+(?:photos?|images?|foto|file)\s*/\s*"
    r"(?P<author>[^()]{2,120})\)\s*$",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"\(\s*(?P<credit>[^()/]{2,60}/[^()]{2,80})\)\s*$")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_])")
_AGENCY = re.compile(
    r"\b(?:AP|AFP|EPA|DPA|dpa|APA|PA|UPI|ANSA|EFE|TASS|NTB|TT|Reuters|REUTERS|Getty|GETTY|Alamy"
    r"|Shutterstock|Unsplash|Pexels|Pixabay|Flickr|Wikimedia|iStock|Imago|imago|Bloomberg|Corbis"
    r"|Magnum|Associated Press|picture[ -]alliance|[Ii]mages?|[Pp]ress|[Aa]gency|[Aa]gentur"
    r"|[Aa]rchives?|[Aa]rchiv|[Nn]ews|[Mm]edia|[Pp]ictures|[Ss]tudios?|[Mm]useum|[Ll]ibrary"
    r"|[Ii]nstitut[eo]?|[Uu]niversity|[Cc]ommons|Times|Herald|Tribune|Post|Gazette|Journal)\b"
)
_NOTE = re.compile(r"\s*,\s*(?:file|archive|archiv|handout|pool)\s*$", re.IGNORECASE)
_TRIM = " \t\n.,;:|/–—•()[]"


def describe(url: str | None, caption: str, credit: str, licence: str | None) -> Image:
    """The picture at an address, with its caption and the credit that stood beside it. Where none
    stood there, the caption's own (`Photo: J. Doe / Agency`, `(AP Photo/J. Doe)`) is taken out.
    """
    if credit:
        source, author = _source_and_author(_MARK.sub("", credit, count=1).strip(_TRIM))
        return Image(source, author, licence, caption or None, url)
    return credited(Image(None, None, licence, caption or None, url))


def credited(image: Image) -> Image:
    """The picture; where it has no credit, with the one that its caption holds."""
    if image.credit or not image.caption:
        return image
    text, source, author = split_credit(image.caption)
    return replace(image, caption=text or None, source=source, author=author)


def split_credit(caption: str) -> tuple[str, str | None, str | None]:
    """A caption without its credit, and the credit's source and author, None where it has none."""
    if (match := _AGENCY_PHOTO.search(caption)) is not None:
        author = _NOTE.sub("", match["author"]).strip(_TRIM)
        return caption[: match.start()].rstrip(), match["source"].strip(), author or None
    marks = list(_MARK.finditer(caption))
    if marks:
        return _split_at(caption, marks[-1])
    slashed = _SLASHED.search(caption)
    if slashed is not None and _AGENCY.search(slashed["credit"]):
        return (caption[: slashed.start()].rstrip(), *_source_and_author(slashed["credit"]))
    return caption, None, None


def _split_at(caption: str, mark: re.Match[str]) -> tuple[str, str | None, str | None]:
    before, credit = caption[: mark.start()].rstrip(" ([|–—•,;"), caption[mark.end() :]
    if caption[: mark.start()].endswith("(") and ")" in credit:
        credit, _, after = credit.partition(")")
        before = f"{before} {after.strip()}".strip()
    if not before and (end := _SENTENCE.search(credit)) is not None:
        before, credit = credit[end.end() :], credit[: end.start()]
    credit = credit.strip(_TRIM)
    if not credit or len(credit) > MOST_CREDIT or _SENTENCE.search(credit):
        return caption, None, None
    return (before, *_source_and_author(credit))


def _source_and_author(credit: str) -> tuple[str | None, str | None]:
    """`J. Doe / Agency`, `Reuters/J. Doe`, `J. Doe`, `Getty Images`."""
    left, slash, right = credit.partition("/")
    left, right = left.strip(_TRIM), right.strip(_TRIM)
    if not slash or not left or not right:
        name = (left or right).strip(_TRIM)
        return (name, None) if _AGENCY.search(name) else (None, name or None)
    if _AGENCY.search(left) and not _AGENCY.search(right):
        return left, right
    return right, left

"""The issue that METS describes, and its pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.readers.digitised.descriptions import Description
from index.readers.digitised.mets.structure import Div, File, Structure
from index.readers.digitised.pages import Issue

_TEXT_TYPES = ("xml", "alto", "html", "hocr")
_BEST_USES = ("fulltext", "alto")
_NO_ARTICLE_OF = ("issue", "newspaper", "volume", "year", "month", "day", "periodical", "journal")

_DAY = re.compile(r"\d{4}[-/.]\d{2}[-/.]\d{2}")
"""With a day begins the title of an issue, which is not that of the newspaper."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: the number that it has in print, the id of the file of its text, the address of its
    picture, and how many pages there are up to it.
    """

    number: str
    text: str
    image: str
    count: str


def sheets(structure: Structure) -> list[Sheet]:
    """The pages in their order, by the structure that has them, else one for each file of text."""
    found: dict[str, Sheet] = {}
    kinds = [kind for kind, _ in structure.structures if kind != "toc"]
    best = "physical" if "physical" in kinds else ""
    for kind, root in structure.structures:
        if kind == "toc" or (best and kind != best):
            continue
        for div in root.all():
            sheet = _sheet(div, structure, str(len(found) + 1), is_physical=bool(best))
            if sheet and sheet.text:
                found.setdefault(sheet.text, sheet)
    if not found:
        texts = [file.id for file in structure.files.values() if is_text(file)]
        found = {id: Sheet(str(n), id, "", str(n)) for n, id in enumerate(texts, 1)}
    return list(found.values())


def issue_of(structure: Structure) -> Issue:
    """What is said of the issue: by the descriptions of its parts from the outside inwards, without
    those of articles; where these name none, by any description that has a day.
    """
    told = list(_descriptions(structure))
    named = (one.host or one.title for one in told)
    titles = [title for title in named if title and not _DAY.match(title)]
    label = "" if "PLACEHOLDER" in structure.label else structure.label
    return Issue(
        newspaper=titles[0] if titles else label,
        date=_last(one.date for one in told),
        edition=_last(one.edition for one in told),
        id=structure.id or _last(one.id for one in told),
        language=_last(one.language for one in told),
        licence=_last(one.rights for one in told),
        origin="METS",
    )


def is_text(file: File) -> bool:
    """Whether a file holds the text of a page."""
    kind = f"{file.mime} {file.href.lower().rpartition('.')[2]}"
    return "image" not in kind and any(word in kind for word in _TEXT_TYPES)


def _sheet(div: Div, structure: Structure, place: str, *, is_physical: bool) -> Sheet | None:
    """The page that a part is; None where it has no file of its own."""
    areas = [area for area in div.areas if is_physical or not area.begin]
    files = [structure.files[area.file] for area in areas if area.file in structure.files]
    texts = [file for file in files if is_text(file)]
    images = [file for file in files if not is_text(file)]
    if not texts or div.type in ("pagearea", "text", "textblock", "paragraph"):
        return None
    best = (file for file in texts if any(use in file.use.lower() for use in _BEST_USES))
    number = div.order or _number(div, structure) or place
    return Sheet(number, next(best, texts[-1]).id, images[0].href if images else "", place)


def _number(div: Div, structure: Structure) -> str:
    described = (structure.descriptions.get(id) for id in div.described)
    return next((one.page for one in described if one and one.page), "")


def _descriptions(structure: Structure) -> Iterator[Description]:
    """Those of newspaper and issue, outermost first."""
    used = [
        id
        for _, root in structure.structures
        for div in root.all()
        if div is root or div.type in _NO_ARTICLE_OF
        for id in div.described
    ]
    known = [structure.descriptions[id] for id in used if id in structure.descriptions]
    if not any(one.date for one in known):
        known += (one for one in structure.descriptions.values() if one.date)
    yield from known


def _last(values: Iterator[str]) -> str:
    """What is said nearest to the issue."""
    return next(reversed([value for value in values if value]), "")

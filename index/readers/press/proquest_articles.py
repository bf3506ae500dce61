"""The lines of an article of ProQuest: a title, labels, the text behind `Full text:`, and labels
again. A line of the text that looks like a label is text, unless only labels follow it.
"""

import re
from collections.abc import Callable, Sequence

from index.readers.plain import bylines
from index.readers.press import days
from index.readers.press.proquest_labels import label_of
from index.readers.press.sheet import Sheet
from index.readers.record import Block, Told

_ADDRESS = re.compile(r"https?://\S+|(?:ProQuest )?document link", re.IGNORECASE)
_NONE = re.compile(
    r"(?:none|not|nicht|keine?|non|aucun|no|niet|geen|não|nenhum)\s*(?:\w{1,4}\s)?"
    r"(?:available|verfügbar|disponible|disponibile|beschikbaar|disponível)\.?",
    re.IGNORECASE,
)
_LIKE_A_LABEL = re.compile(r"[^\W\d_][^:]{1,45}:\s")
_INFO = re.compile(r"(?P<source>[^;\[]+?)\s*(?:;[^\[]*)?\[[^\]]*\]\s*(?P<rest>.*)")
_COMPANY = re.compile(r"Name:\s*(?P<name>[^;]+)")
_TOLD = frozenset({"title", "section", "page", "language", "id"})
_ABSENT = frozenset({"n/a", "none", "unknown"})


def fill(sheet: Sheet, lines: Sequence[str]) -> bool:
    """Writes an article into its sheet; whether labels end it, so that its text is whole."""
    labels = [label_of(line) for line in lines]
    text = next((at for at, label in enumerate(labels) if label and label[1] == "text"), None)
    if text is None or (label := labels[text]) is None:
        _above(sheet, lines)
        return bool(labels) and labels[-1] is not None
    end = _end_of_text(lines, text + 1)
    _above(sheet, lines[:text])
    told = [label[2], *lines[text + 1 : end]]
    sheet.blocks += [Block("paragraph", line) for line in told if line and not _is_none(line)]
    for found in labels[end:]:
        if found is not None:
            _tell(sheet, *found)
    return end < len(lines)


def _end_of_text(lines: Sequence[str], start: int) -> int:
    """Where the labels that end an article begin."""
    end = len(lines)
    while end > start:
        line = lines[end - 1]
        known = label_of(line) is not None
        above = end - 1 > start and label_of(lines[end - 2]) is not None
        if not known and not (end < len(lines) and above and _LIKE_A_LABEL.match(line)):
            break
        end -= 1
    return end


def _above(sheet: Sheet, lines: Sequence[str]) -> None:
    """The title and the labels above the text; an abstract may have several paragraphs."""
    lede: list[str] = []
    meaning = ""
    for at, line in enumerate(lines):
        label = label_of(line)
        if label is None and at == 0:
            sheet.tell("title", line, "the first line")
        elif _ADDRESS.fullmatch(line):
            _tell(sheet, "the line below the author", "url", line)
        elif label is not None:
            meaning = label[1]
            if meaning == "lede":
                lede.append(label[2])
            else:
                _tell(sheet, *label)
        elif meaning == "lede":
            lede.append(line)
    sheet.tell("lede", " ".join(line for line in lede if not _is_none(line)), "Abstract")


def _tell(sheet: Sheet, name: str, meaning: str, value: str) -> None:
    if value and value.lower() not in _ABSENT and not _is_none(value):
        if meaning in _TOLD:
            sheet.tell(meaning, value, name)
        elif meaning in _TELL:
            _TELL[meaning](sheet, value, name)


def _is_none(value: str) -> bool:
    """Whether a value says that there is none (`None available.`)."""
    return _NONE.fullmatch(value) is not None


def _author(sheet: Sheet, value: str, name: str) -> None:
    sheet.authors += [Told(_turned(part), name) for part in value.split(";") if part.strip()]


def _publisher(sheet: Sheet, value: str, name: str) -> None:
    sheet.tell("publisher", value.split(";")[0], name)


def _day(sheet: Sheet, value: str, name: str) -> None:
    sheet.tell("date", value, name)


def _companies(sheet: Sheet, value: str, name: str) -> None:
    names = [found["name"] for found in _COMPANY.finditer(value)]
    sheet.tell_topics("; ".join(names) or value, name)


def _address(sheet: Sheet, value: str, name: str) -> None:
    """The address in ProQuest, without the number of the library's account."""
    if value.startswith("http"):
        sheet.tell("url", value.partition("?")[0], name)


def _caption(sheet: Sheet, value: str, _: str) -> None:
    sheet.captions.append(value)


def _info(sheet: Sheet, value: str, name: str) -> None:
    """`Port Elm Gazette; Port Elm [Port Elm]08 May 2010: A.2.`"""
    found = _INFO.match(value)
    if found is None:
        return
    sheet.tell("publisher", found["source"], name)
    if day := days.at_start(found["rest"]):
        sheet.tell("date", day.value, name)
        sheet.tell("page", day.rest.strip(" :."), name)


def _turned(author: str) -> str:
    """`Lindqvist, Ada` as a byline has it; what is no name is left as it is."""
    last, _, first = (part.strip() for part in author.partition(","))
    turned = f"{first} {last}"
    is_name = first and bylines.read(f"By {turned}") is not None
    return turned if is_name else author.strip()


_TELL: dict[str, Callable[[Sheet, str, str], None]] = {
    "author": _author,
    "publisher": _publisher,
    "date": _day,
    "year": _day,
    "info": _info,
    "topics": Sheet.tell_topics,
    "companies": _companies,
    "url": _address,
    "caption": _caption,
    "notice": Sheet.tell_notice,
}
"""What takes the values of a label with this meaning."""

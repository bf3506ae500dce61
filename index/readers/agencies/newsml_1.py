"""NewsML 1.0 to 1.2: news items with their components, most of which carry NITF."""

from collections.abc import Iterator

from lxml import etree

from index.article import Code
from index.readers.agencies import items
from index.readers.agencies.items import bare, coded, line, told, value, values
from index.readers.agencies.nitf_text import fragment_of
from index.readers.agencies.plain_text import plain
from index.readers.agencies.signals import without_signals
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.html.fragment import Fragment, fragment
from index.readers.kinds import KINDS
from index.readers.record import Input, PassedOver, Reading, Record, Told

NAME = "newsml_1"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_PICTURES = {
    "photo": PassedOver("pictures"),
    "graphic": PassedOver("graphics"),
    "video": PassedOver("videos"),
    "audio": PassedOver("recordings"),
}
_STATUSES = {"correction": "corrected", "rectify": "corrected", "update": "updated"}
_ID = (
    "Identification/NewsIdentifier/ProviderId",
    "Identification/NewsIdentifier/DateId",
    "Identification/NewsIdentifier/NewsItemId",
)
_SUBJECTS = ".//DescriptiveMetadata/SubjectCode/*"


def sniff(name: str, head: bytes) -> bool:
    """Whether the root of a file is `NewsML`."""
    return items.root_name(head) == "NewsML"


def read(source: Input) -> Iterator[Reading]:
    """The items of a file."""
    for found in XmlStream(source.stream, "NewsItem"):
        yield _reading(found) if isinstance(found, Item) else found


def _reading(item: Item) -> Reading:
    node = bare(item.node)
    media = {text.casefold() for text in values(node, ".//ContentItem/MediaType/@FormalName")}
    found = next((_PICTURES[kind] for kind in _PICTURES if kind in media), None)
    is_main = node.find(".//NewsComponent/Role[@FormalName='Caption']") is not None
    if found and (is_main or "text" not in media):
        return found
    text = _text(node)
    status = _status(node)
    if not text.blocks and (status is None or status.value == "Usable"):
        return PassedOver(items.WITHOUT_TEXT)
    return _record(item, text, status)


def _record(item: Item, text: Fragment, status: Told | None) -> Record:
    node, lines = item.node, ".//NewsLines"
    blocks, signals = without_signals(text.blocks)
    slugs = (Code("slug", name=slug) for slug in values(node, f"{lines}/SlugLine"))
    codes = items.kept((*_codes(node), *slugs, *signals))
    until = _embargo(node)
    publisher = told(
        node,
        ".//AdministrativeMetadata/Provider/Party/@FormalName",
        ".//AdministrativeMetadata/Source/Party/@FormalName",
        ".//NewsLines/CreditLine",
        "Identification/NewsIdentifier/ProviderId",
    )
    language = told(node, ".//DescriptiveMetadata/Language/@FormalName", "@xml:lang")
    keywords = values(
        node,
        ".//DescriptiveMetadata/Property[@FormalName='Keyword'][not(@Role='PersonInImage')]/@Value"
        " | .//NewsLines/KeywordLine",
    )
    record = Record(
        place=item.place,
        id=_id(node),
        title=line(node, f"{lines}/HeadLine", "Identification/NameLabel"),
        date=until or told(node, "NewsManagement/FirstCreated", _REVISED, _DAY),
        modified=told(node, _REVISED),
        embargo=until,
        version=told(node, "Identification/NewsIdentifier/RevisionId"),
        authors=items.without_employer(_authors(node), publisher, language),
        topics=items.topics(codes, keywords, "keyword"),
        language=language,
        publisher=publisher,
        status=status,
        notice=told(node, "NewsManagement/Correction/Text", f"{lines}/NewsLine/NewsLineText"),
        codes=codes,
        images=text.images,
        blocks=blocks,
    )
    record = items.with_dateline(record, value(node, f"{lines}/DateLine"))
    return items.finished(items.with_second_headline(record, line(node, f"{lines}/SubHeadLine")))


_REVISED = "NewsManagement/ThisRevisionCreated"
_DAY = "Identification/NewsIdentifier/DateId"


def _text(node: etree._Element) -> Fragment:
    """The text of the first component that has one."""
    for content in node.iterfind(".//ContentItem"):
        media = value(content, "MediaType/@FormalName").casefold()
        data = content.find("DataContent")
        if media in ("", "text", "complextext") and data is not None:
            found = _of_data(data, value(content, "Format/@FormalName", "MimeType/@FormalName"))
            if found.blocks:
                return found
    return Fragment()


def _of_data(data: etree._Element, form: str) -> Fragment:
    content = next(data.iter("body.content"), None)
    if content is not None:
        return fragment_of(content)
    if len(data):
        body = next(data.iter("body"), data)
        return fragment_of(body)
    text = data.text or ""
    return fragment(text) if "html" in form.casefold() or "<p" in text.lower() else plain(text)


def _id(node: etree._Element) -> Told | None:
    """What names the item in all its revisions."""
    parts = [value(node, path) for path in _ID]
    if parts[-1]:
        return items.item_id(Told(":".join(parts), "NewsIdentifier"))
    return items.item_id(told(node, "Identification/NewsIdentifier/PublicIdentifier"))


def _status(node: etree._Element) -> Told | None:
    word = told(node, "NewsManagement/Status/@FormalName")
    if word is None or word.value.casefold() == "usable":
        for instruction in values(node, "NewsManagement/Instruction/@FormalName"):
            if known := _STATUSES.get(instruction.casefold()):
                return Told(known, "Instruction")
        if node.find("NewsManagement/Correction") is not None:
            return Told("corrected", "Correction")
    return word


def _embargo(node: etree._Element) -> Told | None:
    """When an embargoed item becomes usable."""
    for change in node.iterfind("NewsManagement/StatusWillChange"):
        if value(change, "FutureStatus/@FormalName").casefold() in ("usable", ""):
            return told(change, "DateAndTime")
    return None


def _authors(node: etree._Element) -> Iterator[Told]:
    """The byline; where there is none, a creator who is no code in capitals."""
    if by := line(node, ".//NewsLines/ByLine"):
        yield by
        return
    for name in values(node, ".//AdministrativeMetadata/Creator/Party/@FormalName"):
        if " " in name:
            yield Told(name, "Creator")


def _codes(node: etree._Element) -> Iterator[Code]:
    language = value(node, ".//DescriptiveMetadata/Language/@FormalName", "@xml:lang").casefold()
    names = {value(topic, "FormalName"): _name(topic, language) for topic in node.iter("Topic")}
    for subject in node.iterfind(_SUBJECTS):
        code = subject.get("FormalName") or ""
        scheme = subject.get("Scheme") or subject.get("Vocabulary") or "IPTC"
        yield coded("subject", names.get(code, ""), code, scheme)
    for genre in values(node, ".//DescriptiveMetadata/Genre/@FormalName"):
        yield Code("genre", name=genre)
    for place in node.iterfind(".//DescriptiveMetadata//Property"):
        kind = place.get("FormalName")
        if kind in ("City", "Country") and (name := place.get("Value")):
            is_code = kind == "Country" and len(name) == 3 and name.isupper()
            named, code = ("", name) if is_code else (name, place.get("Code") or "")
            yield coded("place", named, code, "ISO 3166" if is_code else "")
        elif place.get("Role") == "PersonInImage":
            yield coded("person", place.get("Value") or "", place.get("Code") or "")


def _name(topic: etree._Element, language: str) -> str:
    own = [
        value(each, ".")
        for each in topic.iterfind("Description[@Variant='Name']")
        if value(each, "@xml:lang")[:2].casefold() == language[:2]
    ]
    return next(filter(None, own), "") or value(
        topic, "Description[@Variant='Name']", "Description"
    )

"""NewsML-G2: news items, by themselves or in messages."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from index.article import Code
from index.readers.agencies import items
from index.readers.agencies.items import bare, coded, told, value, values
from index.readers.agencies.nitf_text import fragment_of
from index.readers.agencies.plain_text import plain
from index.readers.agencies.signals import without_signals
from index.readers.feeds.xml.names import local_name, markup_of
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.html.fragment import Fragment, fragment
from index.readers.kinds import KINDS
from index.readers.record import Input, PassedOver, Reading, Record, Told

NAME = "newsml_g2"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_OTHERS = {
    "packageItem": PassedOver(items.WITHOUT_TEXT),
    "conceptItem": PassedOver("vocabularies"),
    "knowledgeItem": PassedOver("vocabularies"),
    "catalogItem": PassedOver("vocabularies"),
    "planningItem": PassedOver("plans"),
}
_CLASSES = {
    "picture": PassedOver("pictures"),
    "graphic": PassedOver("graphics"),
    "video": PassedOver("videos"),
    "audio": PassedOver("recordings"),
    "animated": PassedOver("graphics"),
}
_KINDS = {
    "person": "person",
    "organisation": "organisation",
    "organization": "organisation",
    "geoarea": "place",
    "poi": "place",
    "place": "place",
}
_STATUSES = {"correction": "corrected", "update": "updated"}
_SUB_ROLES = ("sub", "kicker", "secondary", "alternate", "short")
_NO_TEXT = ("header", "footer")


def sniff(name: str, head: bytes) -> bool:
    """Whether the root of a file is an item or a message of NewsML-G2."""
    root = items.root_name(head)
    return root in ("newsMessage", "newsItem", *_OTHERS)


def read(source: Input) -> Iterator[Reading]:
    """The items of a file."""
    for found in XmlStream(source.stream, "newsItem", *_OTHERS):
        if not isinstance(found, Item):
            yield found
            continue
        name = local_name(str(found.node.tag))
        yield _OTHERS[name] if name in _OTHERS else _reading(found)


def _reading(item: Item) -> Reading:
    node = item.node
    text = _text(node)
    bare(node)
    kind = value(node, "itemMeta/itemClass/@qcode").rpartition(":")[2]
    if kind in _CLASSES:
        return _CLASSES[kind]
    if kind == "composite" and not text.blocks:
        return PassedOver(items.WITHOUT_TEXT)
    return _record(item, text)


def _record(item: Item, text: Fragment) -> Record:
    node = item.node
    blocks, signals = without_signals(text.blocks)
    headlines = _headlines(node)
    codes = items.kept((*_codes(node), *signals))
    created, changed = "itemMeta/firstCreated", "itemMeta/versionCreated"
    modified = told(node, changed)
    embargo = node.find("itemMeta/embargoed")
    until = told(node, "itemMeta/embargoed")
    status, publisher = _status(node), _provider(node)
    language = told(node, "contentMeta/language/@tag", "@xml:lang")
    record = Record(
        place=item.place,
        id=items.item_id(told(node, "@guid")),
        title=headlines[0] if headlines else told(node, "itemMeta/title"),
        lede=_description(node),
        date=until or told(node, created, "contentMeta/contentCreated", changed),
        modified=modified,
        embargo=until,
        version=told(node, "@version"),
        authors=items.without_employer(_authors(node), publisher, language),
        topics=items.topics(codes, values(node, "contentMeta/keyword"), "keyword"),
        language=language,
        publisher=publisher,
        section=_section(node),
        status=Told("withheld", "embargoed") if embargo is not None and until is None else status,
        codes=codes,
        images=text.images,
        blocks=blocks,
    )
    record = items.with_dateline(record, value(node, "contentMeta/dateline"))
    second = headlines[1] if len(headlines) > 1 else None
    return items.finished(items.with_second_headline(record, second))


def _text(node: etree._Element) -> Fragment:
    """The text, of the renditions in an item: XHTML, else NITF, else plain."""
    found: dict[int, Fragment] = {}
    for each in node.iterfind("{*}contentSet/*"):
        name, kind = local_name(str(each.tag)), (each.get("contenttype") or "").casefold()
        if name == "inlineXML" and len(each):
            inner = local_name(str(each[0].tag))
            is_nitf = "nitf" in kind or inner == "nitf"
            if inner == "events":
                continue
            found.setdefault(1 if is_nitf else 0, _nitf(each) if is_nitf else _xhtml(each))
        elif name == "inlineData" and ("html" in kind or kind.startswith("text") or not kind):
            is_html = "html" in kind
            text = "".join(map(str, each.itertext()))
            found.setdefault(0 if is_html else 2, fragment(text) if is_html else plain(text))
    filled = (found[rank] for rank in sorted(found) if found[rank].blocks)
    return next(filled, Fragment())


def _xhtml(inline: etree._Element) -> Fragment:
    """The text of an XHTML page. What stands in its header is told as metadata too."""
    bare(inline)
    body = next(inline.iter("body"), inline)
    main = body.find("section[@class]")
    main = body if main is None or not (main.get("class") or "").startswith("main") else main
    for name in _NO_TEXT:
        for each in main.findall(name):
            main.remove(each)
    return fragment(markup_of(main))


def _nitf(inline: etree._Element) -> Fragment:
    bare(inline)
    content = next(inline.iter("body.content"), None)
    return fragment_of(inline if content is None else content)


def _headlines(node: etree._Element) -> list[Told]:
    """The headlines, the first by rank first, those of a lesser role behind all others."""

    def order(headline: etree._Element) -> tuple[bool, int]:
        rank, role = headline.get("rank") or "", (headline.get("role") or "").casefold()
        is_sub = any(word in role.rpartition(":")[2] for word in _SUB_ROLES)
        return is_sub, int(rank) if rank.isdecimal() else 0

    found = sorted(node.iterfind("contentMeta/headline"), key=order)
    return [Told(text, "headline") for each in found for text in values(each, ".")]


def _description(node: etree._Element) -> Told | None:
    """What the agency says of the article: a teaser or summary, never a caption."""
    for each in node.iterfind("contentMeta/description"):
        role = (each.get("role") or "").rpartition(":")[2]
        if role != "caption" and (text := value(each, ".")):
            return Told(text, "description")
    return None


def _authors(node: etree._Element) -> Iterator[Told]:
    """The byline, else those who made it, but for the names by which they log in."""
    if by := told(node, "contentMeta/by"):
        yield by
        return
    for creator in node.iterfind("contentMeta/creator"):
        name = value(creator, "name", "@literal")
        if " " in name:
            yield Told(name, "creator")


def _provider(node: etree._Element) -> Told | None:
    named = told(node, "itemMeta/provider/name", "rightsInfo/copyrightHolder/name")
    code = told(node, "itemMeta/provider/@literal", "itemMeta/provider/@qcode")
    return named or (replace(code, value=code.value.rpartition(":")[2]) if code else None)


def _section(node: etree._Element) -> Told | None:
    """The desk, where it has a name and not only a code."""
    for each in node.iterfind("contentMeta/subject[@type]"):
        kind, code = each.get("type") or "", each.get("qcode") or ""
        name = value(each, "name")
        if kind.endswith((":category", ":desk")) and name not in ("", code.rpartition(":")[2]):
            return Told(name, "subject")
    return None


def _status(node: etree._Element) -> Told | None:
    """The status of its publication; a signal says that it is a correction or an update."""
    word = told(node, "itemMeta/pubStatus/@qcode")
    if word is None or word.value.rpartition(":")[2] == "usable":
        for signal in values(node, "itemMeta/signal/@qcode"):
            if known := _STATUSES.get(signal.rpartition(":")[2]):
                return Told(known, "signal")
    return word and replace(word, value=word.value.rpartition(":")[2])


def _codes(node: etree._Element) -> Iterator[Code]:
    names = {
        each.get("qcode") or "": value(each, "name") for each in node.iterfind("assert[@qcode]")
    }
    for path, usual in (("subject", "subject"), ("genre", "genre"), ("located", "place")):
        for each in node.iterfind(f"contentMeta/{path}"):
            code = each.get("qcode") or each.get("uri") or each.get("literal") or ""
            about = (each.get("type") or "").rpartition(":")[2].casefold()
            kind = _KINDS.get(about, usual) if usual == "subject" else usual
            yield coded(kind, _name(each) or names.get(code, ""), code)
    for each in node.iterfind("itemMeta/signal"):
        yield coded("signal", _name(each), each.get("qcode") or "")
    for slug in values(node, "contentMeta/slugline"):
        yield Code("slug", name=slug)


def _name(node: etree._Element) -> str:
    """What a concept is called: in the language of the item where it is told in several."""
    language = value(node, "ancestor::newsItem/@xml:lang").partition("-")[0]
    own = (value(each, ".") for each in node.iterfind("name") if _speaks(each, language))
    return next(filter(None, own), "") or value(node, "name")


def _speaks(name: etree._Element, language: str) -> bool:
    return value(name, "@xml:lang").partition("-")[0] == language != ""

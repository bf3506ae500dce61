"""ninjs 1 to 3 and its dialects: one item, however it is spelled."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from index.article import Code
from index.readers.agencies import ninjs
from index.stored import to_json
from tests.index.readers.agencies.reading_of import article, articles, paragraphs, passed, said

ONE: dict[str, Any] = {
    "guid": "urn:coast:1",
    "version": "2",
    "type": "text",
    "versioncreated": "2024-05-17T09:30:00+0000",
    "firstcreated": "2024-05-16T18:00:00+0000",
    "pubstatus": "usable",
    "headline": "Ferry sails again",
    "slugline": "ferry-port-elm",
    "byline": "By Jane Doe and John Roe",
    "source": "Coast Agency",
    "language": "en",
    "description_text": "After nine years.",
    "body_html": (
        "<p>URGENT</p><p>It carries bicycles.</p><h2>What it costs</h2><p>Two.</p><p>(more)</p>"
    ),
    "body_text": "It carries bicycles.",
    "subject": [{"code": "04015000", "name": "shipping, ports"}],
    "person": [{"name": "Ada Lindqvist"}, {"name": "Jane Doe", "rel": "author"}],
    "place": [{"code": "PE", "name": "Port Elm", "scheme": "https://codes.example/places/"}],
    "ednote": "For editors.",
}
TWO = {
    "uri": "urn:coast:1",
    "version": "2",
    "versioncreated": ONE["versioncreated"],
    "firstcreated": ONE["firstcreated"],
    "headlines": [
        {"role": "sub", "value": "Nine years later"},
        {"role": "main", "value": "Ferry sails again"},
    ],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": "It carries bicycles."},
        {"role": "html", "contenttype": "text/html", "value": ONE["body_html"]},
    ],
    "subjects": ONE["subject"],
    "people": ONE["person"],
    "places": ONE["place"],
    "byline": ONE["byline"],
    "source": "Coast Agency",
}
THREE = {
    **{k: v for k, v in TWO.items() if k not in ("versioncreated", "firstcreated")},
    "versionCreated": ONE["versioncreated"],
    "firstCreated": ONE["firstcreated"],
    "pubStatus": "usable",
    "bodies": [{**body, "contentType": body["contenttype"]} for body in TWO["bodies"]],
}
NITF = "<nitf><body><body.content><hl2>What</hl2><p>It &amp; more.</p></body.content></body></nitf>"


@pytest.mark.parametrize("item", [ONE, TWO, THREE], ids=["1", "2", "3"])
def test_all_versions_are_read_alike(item: dict[str, Any]) -> None:
    found = article("a.json", json.dumps(item))
    assert (found.title, found.source, found.version) == ("Ferry sails again", "Coast Agency", 2)
    assert found.id == article("a.json", json.dumps(ONE)).id
    assert str(found.published) == "2024-05-16 18:00:00+00:00"
    assert str(found.modified) == "2024-05-17 09:30:00+00:00"
    assert found.authors == ("Jane Doe", "John Roe")
    assert found.topics == ("shipping, ports",)
    assert paragraphs(found) == ["It carries bicycles.", "Two."]
    assert [part.heading for part in found.sections] == [None, "What it costs"]
    assert Code("place", "places", "PE", "Port Elm") in found.codes
    assert Code("person", name="Ada Lindqvist") in found.codes
    assert [code.name for code in found.codes if code.kind == "signal"] == ["URGENT", "(more)"]
    assert found.notice is None
    assert found.headline == (None if item is ONE else "Nine years later")


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_items_stand_in_lists_and_in_lines(name: str) -> None:
    several = [ONE, {**ONE, "guid": "urn:coast:2"}]
    wrapped = json.dumps({"_items": several, "_meta": {"total": 2}})
    data = "\n".join(map(json.dumps, several)) if name == "a.jsonl" else wrapped
    assert len({found.id for found in articles(name, data)}) == 2


@pytest.mark.parametrize(
    ("kind", "body", "text"),
    [
        ("text/vnd.IPTC.NITF", NITF, ["It & more."]),
        ("text/plain", "One.\n\nTwo.", ["One.", "Two."]),
        ("application/xhtml+xml", "<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("", "<p>One.</p>", ["One."]),
    ],
)
def test_a_text_of_any_kind(kind: str, body: str, text: list[str]) -> None:
    item = {"uri": "urn:coast:1", "headlines": [{"value": "T"}], "pubStatus": "usable"}
    bodies = [{"contentType": kind, "value": body}]
    assert paragraphs(article("a.json", json.dumps({**item, "bodies": bodies}))) == text


NOT_YET = ["not yet published articles"]


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ({"pubstatus": "withheld"}, NOT_YET),
        ({"pubstatus": "stat:withheld"}, NOT_YET),
        ({"pubstatus": "on hold"}, NOT_YET),
        ({"embargoed": "2024-05-17T12:00:01Z"}, NOT_YET),
        ({"embargoedUntil": "2024-05-17T14:30:00+02:00"}, NOT_YET),
        ({"embargoed": "2024-05-17T11:59:59Z"}, []),
        ({"embargoed": True}, NOT_YET),
        ({"embargoed": None}, []),
        ({"schedule_settings": {"utc_embargo": "2024-05-18T00:00:00Z"}}, NOT_YET),
        ({"state": "scheduled", "publish_schedule": "2024-05-17T13:00:00+0000"}, NOT_YET),
        ({"state": "scheduled", "publish_schedule": "2024-05-17T11:00:00+0000"}, []),
        ({"state": "in_progress"}, ["drafts"]),
        ({"state": "spiked"}, ["drafts"]),
        ({"flags": {"marked_for_not_publication": True}}, ["drafts"]),
        ({"type": "picture"}, ["pictures"]),
        ({"type": "composite", "body_html": "", "body_text": ""}, ["items without text"]),
        ({"pubstatus": "canceled", "embargoed": "2024-05-18T00:00:00Z"}, NOT_YET),
    ],
)
def test_what_may_not_be_seen(told: dict[str, Any], kinds: list[str]) -> None:
    data = json.dumps({**ONE, **told})
    assert passed("a.json", data) == kinds
    assert len(articles("a.json", data)) == (not kinds)


def test_an_embargo_ends_by_the_clock() -> None:
    data = json.dumps({**ONE, "embargoed": "2024-05-20T06:00:00Z"})
    assert articles("a.json", data, datetime(2024, 5, 20, 5, 59, tzinfo=UTC)) == []
    found = article("a.json", data, datetime(2024, 5, 20, 6, tzinfo=UTC))
    assert str(found.published) == "2024-05-20 06:00:00+00:00"


def test_an_embargo_that_is_no_time_holds() -> None:
    data = json.dumps({**ONE, "embargoed": "Friday, after lunch"})
    assert articles("a.json", data) == []
    (reason,) = said("a.json", data)
    assert reason.startswith("It is held back, for its embargo is no time that can be read.")


@pytest.mark.parametrize(
    ("told", "status", "notice"),
    [
        ({"pubstatus": "canceled", "correction_note": "None sailed."}, "withdrawn", "None sailed."),
        ({"state": "killed"}, "withdrawn", None),
        ({"state": "corrected"}, "corrected", None),
        ({"signals": [{"code": "sig:correction"}]}, "corrected", None),
        ({"signal": "sig:update"}, "updated", None),
        ({"signal": "sig:photos"}, "live", None),
    ],
)
def test_what_became_of_it(told: dict[str, Any], status: str, notice: str | None) -> None:
    found = article("a.json", json.dumps({**ONE, **told}))
    assert (found.status, found.notice) == (status, notice)
    assert (found.corrected is None) == (status == "live")
    assert "For editors" not in to_json(found)


@pytest.mark.parametrize("keys", [("body_story", "headline_extended", "description_summary")])
def test_keys_of_a_kind_that_is_not_named(keys: tuple[str, str, str]) -> None:
    item = {"uri": "urn:coast:1", "versioncreated": "2024-05-17", "headline": "T"}
    found = article("a.json", json.dumps(item | dict(zip(keys, ("B.", "H", "L."), strict=True))))
    assert (paragraphs(found), found.headline, found.lede) == (["B."], "H", "L.")


def test_digitalwires() -> None:
    item = {
        "format": "digitalwires@0.9.1",
        "type": "composite",
        "urn": "urn:newsml:coast.example:1",
        "version_created": "2024-05-17T09:00:00+02:00",
        "version": 3,
        "pubstatus": "usable",
        "signal": "sig:correction",
        "kicker": "Fähren",
        "headline": "Die Fähre fährt wieder",
        "teaser": "Nach neun Jahren.",
        "byline": "Von Jane Doe und John Roe, coast",
        "dateline": "Port Elm (coast) - ",
        "language": "de",
        "article_html": "<section class='main'><p>Die Fähre trägt Räder.</p></section>",
        "ednotes": [
            {"role": "coast:contacts", "ednote": "Redaktion, 123"},
            {"role": "coast:correctionshort", "ednote": "Früher hieß es acht Jahre."},
        ],
        "categories": [
            {"type": "dnltype:provider", "qcode": "prov:coast", "name": "coast"},
            {"type": "dnltype:dpasubject", "qcode": "medtop:20000340", "name": "Bahn"},
            {"type": "dnltype:keyword", "name": "Räder"},
            {"type": "dnltype:geosubject", "qcode": "area:9", "name": "Port Elm"},
            {"type": "dnltype:desk", "qcode": "cat:vm", "name": "Vermischtes"},
        ],
    }
    found = article("a.json", json.dumps(item))
    assert (found.headline, found.lede, found.section) == (
        *("Fähren", "Nach neun Jahren.", "Vermischtes"),
    )
    assert found.authors == ("Jane Doe", "John Roe")
    assert paragraphs(found) == ["Port Elm (coast) - Die Fähre trägt Räder."]
    assert (found.status, found.notice, found.corrected) == ("corrected", None, date(2024, 5, 17))
    assert (found.topics, found.source, found.version) == (("Bahn", "Räder"), "coast", 3)
    assert Code("subject", "medtop", "20000340", "Bahn") in found.codes


def test_the_interface_of_ap_names_its_items_beside_their_addresses() -> None:
    feed = {
        "data": {
            "items": [
                {
                    "meta": {},
                    "item": {
                        "uri": f"https://api.example.org/media/v/content/1?et={etag}",
                        "altids": {"itemid": "aa11", "etag": etag},
                        "version": version,
                        "type": "text",
                        "versioncreated": "2024-05-17T09:00:00Z",
                        "pubstatus": "usable",
                        "headline": "Ferry sails",
                        "description_summary": "It does.",
                    },
                }
                for version, etag in ((1, "a"), (2, "b"))
            ]
        }
    }
    first, second = articles("a.json", json.dumps(feed))
    assert (first.id, first.url) == (second.id, None)
    assert (first.version, second.version) == (1, 2)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"headline": "T", "body": "B", "date": "2024-05-17"}'),
        ("a.json", '{"uri": "x", "headline": "T"}'),
        ("a.md", '{"versioncreated": "2024", "headline": "T"}'),
        ("a.json", '{"articles": [{"title": "T", "content": "pubstatus headline"}]}'),
    ],
)
def test_other_json_is_left_to_others(name: str, text: str) -> None:
    assert not ninjs.sniff(name, text.encode())

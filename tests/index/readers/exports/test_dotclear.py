"""Exports of Dotclear become records, field by field."""

import io

from hypothesis import given
from hypothesis import strategies as st

from index.readers.exports import dotclear
from index.readers.record import Block, Input, PassedOver, Reading, Record, Told, Unreadable

POST = (
    "[post post_id,user_id,cat_id,post_dt,post_tz,post_upddt,post_password,post_type,post_url,"
    "post_lang,post_title,post_excerpt_xhtml,post_content,post_content_xhtml,post_status]\n"
)
EXPORT = (
    "///DOTCLEAR|2.25.3|{}\n\n"
    "[blog blog_id,blog_url,blog_name]\n"
    '"default","https://elm.example.org/index.php/","Port Elm"\n\n'
    '[category cat_id,cat_title]\n"1","Harbour"\n\n'
    '[user user_id,user_name,user_firstname,user_displayname]\n"jdoe","Doe","Jane",""\n\n'
    '[setting setting_id,setting_value]\n"lang","en"\n\n' + POST + "{}\n"
    '[meta meta_id,meta_type,post_id]\n"Trams","tag","1"\n"x","other","1"\n"Sea","tag","2"\n'
)


def row(status: str = "1", **changed: str) -> str:
    values = {
        "id": "1",
        "user": "jdoe",
        "cat": "1",
        "dt": "2017-07-25 00:35:00",
        "tz": "Europe/Madrid",
        "upddt": "2017-07-27 22:09:23",
        "password": "",
        "type": "post",
        "url": "2017/07/25/Bridge",
        "lang": "",
        "title": 'The \\"Elm\\" bridge',
        "excerpt": "<p>It is open.</p>",
        "content": "wiki",
        "xhtml": "<p>Trams\\r\\nrun \\\\o/.</p>",
        **changed,
        "status": status,
    }
    return ",".join(f'"{value}"' for value in values.values()) + "\n"


def read(*rows: str) -> list[Reading]:
    data = EXPORT.format("single", "".join(rows)).encode()
    assert dotclear.sniff("backup.txt", data)
    return list(dotclear.read(Input("backup.txt", io.BytesIO(data))))


def test_all_fields() -> None:
    assert read(row()) == [
        Record(
            place="line 16",
            id=Told("1", "post_id"),
            url=Told("https://elm.example.org/index.php/post/2017/07/25/Bridge", "post_url"),
            title=Told('The "Elm" bridge', "post_title"),
            lede=Told("It is open.", "post_excerpt"),
            date=Told("2017-07-25T00:35:00+02:00", "post_dt"),
            modified=Told("2017-07-27T22:09:23+02:00", "post_upddt"),
            authors=(Told("Jane Doe", "user_id"),),
            topics=(Told("Harbour", "category or tag"), Told("Trams", "category or tag")),
            language=Told("en", "post_lang"),
            publisher=Told("Port Elm", "blog_name"),
            blocks=(Block("paragraph", "Trams run \\o/."),),
        )
    ]


def test_an_excerpt_of_several_paragraphs_is_how_the_text_begins() -> None:
    found = read(row(excerpt="<p>One.</p><p>Two.</p>"))[0]
    assert isinstance(found, Record)
    assert (found.lede, [block.text for block in found.blocks]) == (
        None,
        ["One.", "Two.", "Trams run \\o/."],
    )


def test_passed_over() -> None:
    assert read(
        *(row(status) for status in ("0", "-1", "-2")),
        row(type="page"),
        row(type="gallery"),
        row(password="x"),
    ) == [
        *[PassedOver("drafts")] * 3,
        PassedOver("pages"),
        PassedOver("posts of the type gallery"),
        PassedOver("posts with a password"),
    ]


def test_a_damaged_row_is_named() -> None:
    found = read(row(), '"2","jdoe","1\n', row(id="3"))
    assert [each.id for each in found if isinstance(each, Record)] == [
        Told("1", "post_id"),
        Told("3", "post_id"),
    ]
    reason = "It has 2 values for 15 columns; export it again."
    assert [each for each in found if isinstance(each, Unreadable)] == [
        Unreadable("line 17", reason, 17)
    ]


def test_what_is_none() -> None:
    assert not dotclear.sniff("a.txt", b"date 2024-05-17 ///DOTCLEAR|")
    assert dotclear.sniff("a", b"\xef\xbb\xbf///DOTCLEAR|2.0|full")


@given(st.binary(max_size=80))
def test_nothing_is_raised(data: bytes) -> None:
    whole = EXPORT.format("single", row()).encode()
    found = list(dotclear.read(Input("a", io.BytesIO(whole + data))))
    assert any(isinstance(each, Record) for each in found)

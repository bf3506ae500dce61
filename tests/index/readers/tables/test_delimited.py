"""CSV and TSV, as spreadsheets, newsletters and data frames write them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.record import PassedOver
from index.readers.tables import rows
from index.readers.tables.substack import table_of
from tests.index.readers.tables.reading import only, reader_of, readings, records, told, troubles

HEAD = "id,title,date,body\n"


def test_a_row_is_a_record() -> None:
    found = records(
        HEAD + '1,Bridge,2001-02-03,"One.\n\nTwo, with ""marks""."\n2,Market,,Full.\n', "a.csv"
    )
    assert [record.place for record in found] == ["line 2", "line 5"]
    assert told(found[0]) == {
        "id": "1",
        "title": "Bridge",
        "date": "2001-02-03",
        "blocks": ["One.", 'Two, with "marks".'],
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("named", [True, False])
def test_separators_and_marks_of_spreadsheets(delimiter: str, encoding: str, named: bool) -> None:
    rows_ = [
        ["Titel", "Datum", "Text"],
        ["Brücke; neu", "17.05.2019", "Sie ist, seit heute, offen."],
    ]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows_)
    whole = (f"sep={delimiter}\r\n" if named else "") + text.getvalue()
    (record,) = only(readings(whole.encode(encoding), "a.csv"))
    assert told(record)["title"] == "Brücke; neu"
    assert told(record)["date"] == "17.05.2019"
    assert record.place == f"line {3 if named else 2}"


def test_another_encoding_is_told_and_named() -> None:
    text = "Titel;Text\nBrücke;Für Fußgänger ist die Brücke über den Fluß früh geöffnet.\n"
    found = readings(text.encode("cp1252"), "a.csv")
    assert told(only(found)[0])["blocks"] == [
        "Für Fußgänger ist die Brücke über den Fluß früh geöffnet."
    ]
    assert len(found) == 2


def test_an_open_quotation_costs_its_row_only() -> None:
    found = readings(HEAD + '1,"open,2001-01-01,a\n2,B,2001-01-01,b\n3,C,2001-01-01,c\n', "a.csv")
    assert [told(record)["id"] for record in only(found)] == ["2", "3"]
    assert [line for _, line, _ in troubles(found)] == [2]


def test_many_open_quotations_end_the_table() -> None:
    found = readings(HEAD + '1,"open,2001-01-01,a\n' * 99, "a.csv")
    assert only(found) == []
    assert len(troubles(found)) <= rows.MOST_STRAY + 1


def test_missing_cells_are_empty_and_one_too_many_is_named() -> None:
    found = readings(HEAD + "1,A\n2,B,2001-01-01,b,extra\n3,C,2001-01-01,c,,\n", "a.csv")
    assert [told(record)["id"] for record in only(found)] == ["1", "3"]
    ((place, line, reason),) = troubles(found)
    assert (place, line) == ("line 3", 3)
    assert "5 cells" in reason


def test_a_huge_field_and_nul_are_read() -> None:
    (record,) = records(HEAD + '1,a\0b,2001-01-01,"' + "x " * 200_000 + '"\n', "a.csv")
    assert len(record.blocks[0].text) > 300_000


def test_a_table_without_names_asks_for_a_mapping() -> None:
    raw = "2001-01-01,Bridge opens,It is open.\n2001-01-02,Market,It was full.\n"
    found = readings(raw, "a.csv")
    assert "--map title=NAME" in troubles(found)[0][2]
    mapped = only(readings(raw, "a.csv", {"title": "2", "date": "1", "body": "3"}))
    assert [told(record)["title"] for record in mapped] == ["Bridge opens", "Market"]


def test_a_mapping_names_columns() -> None:
    raw = "wann,was,wer.genau\n2001-01-01,Bridge opens,Ann Bell\n"
    (record,) = only(
        readings(raw, "a.csv", {"title": "was", "authors": "wer.genau", "date": "wann"})
    )
    assert told(record) == {"title": "Bridge opens", "date": "2001-01-01", "authors": ["Ann Bell"]}


def test_nested_names_and_lists_as_data_frames_write_them() -> None:
    head = "webTitle,fields.byline,fields.bodyText,tags,webPublicationDate\n"
    (record,) = records(head + """Bridge,Ann Bell,It is open.,"['sea', 'roads']",nan\n""", "a.csv")
    assert told(record) == {
        "title": "Bridge",
        "authors": ["Ann Bell"],
        "blocks": ["It is open."],
        "topics": ["sea", "roads"],
    }


def test_a_table_is_told_by_its_first_line() -> None:
    assert reader_of("a.dat", b"title\tdate\tauthor\ntext\t2001\tx\n") is not None
    assert (
        reader_of("a.txt", b"A title, a date and an author\nare in this line, too, and here\n")
        is None
    )
    assert reader_of("a.csv", b"\x89PNG\0\0") is None


POSTS = """post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url
12.the-storm,2019-07-26T20:48:19.814Z,TRUE,,newsletter,everyone,Storm,&#x201C;Loud&#x201D;,
13.soon,2019-07-26T20:48:19.814Z,FALSE,,newsletter,everyone,Soon,,
14.about,2019-07-26T20:48:19.814Z,TRUE,,page,everyone,About,,
../../x,2019-07-26T20:48:19.814Z,TRUE,,thread,everyone,Talk,,
"""
PAGE = b'<p>It was loud.</p><p class="button-wrapper"><a>Sign up</a></p>'


def test_a_substack_export_has_its_texts_beside_it() -> None:
    asked: list[str] = []

    def beside(path: str) -> bytes | None:
        asked.append(path)
        return PAGE

    found = readings(POSTS, "export/posts.csv", beside=beside)
    storm, talk = only(found)
    assert told(storm) == {
        "id": "12",
        "title": "Storm",
        "lede": "“Loud”",
        "date": "2019-07-26T20:48:19.814Z",
        "blocks": ["It was loud."],
    }
    assert talk.blocks == ()
    assert found.count(PassedOver("drafts")) == found.count(PassedOver("pages")) == 1
    assert not any(".." in path for path in asked)


def test_a_page_of_a_substack_export_names_its_table() -> None:
    assert table_of("export/posts/12.the-storm.html") == "export/posts.csv"
    assert table_of("posts/12.talk.html") == "posts.csv"
    assert table_of("export/posts/about.html") is None
    assert table_of("export/12.the-storm.html") is None


_cells = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=20)


@given(st.lists(st.tuples(_cells, _cells), max_size=5), st.sampled_from(",;\t|"))
def test_what_the_csv_module_writes_is_read(cells: list[tuple[str, str]], delimiter: str) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([("title", "date", "body"), *((f"t{n}", *row) for n, row in enumerate(cells))])
    found = readings(text.getvalue(), "a.csv")
    assert troubles(found) == []
    assert [told(record)["title"] for record in only(found)] == [f"t{n}" for n in range(len(cells))]

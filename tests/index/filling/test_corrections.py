"""corrections.csv: what its lines say, in every form, and what is wrong with others."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.correction import Correction
from index.errors import SourceError
from index.filling.corrections import BAD_LINES, NO_DAYS, Corrections, read
from index.readers.files import Noted, Skipped, SourceFile, walk
from index.readers.source_settings import Contexts

WHOLE = "id,url,status,note,date\n"


def told(folder: Path, text: str | bytes) -> Corrections:
    raw = text.encode() if isinstance(text, str) else text
    (folder / "corrections.csv").write_bytes(raw)
    return read([folder], Contexts(), {})


def lines(folder: Path, text: str | bytes) -> Sequence[Correction]:
    found = told(folder, text)
    assert found.said == ()
    return [line.correction for own in found.lines.values() for line in own]


@pytest.mark.parametrize(
    "text",
    [
        'id,status,note,date\na1,corrected,"Two, not three.",2024-05-02\n',
        "date;note;status;id\r\n2 May 2024;Two, not three.;Correction;a1\r\n",
        "sep=;\nID;Status;Note;Date;Who\na1; CORRECTED ;Two, not three.;2024-05-02;Ada\n\n;;;;\n",
        "\ufeffid\tstatus\tnote\tdate\na1\tcorrected\tTwo, not three.\t2024-05-02T10:00:00Z\n",
        "id;status;note;date\na1;corrected;Two, not three.;2024-05-02".encode("utf-16"),
    ],
)
def test_a_line_in_every_form(tmp_path: Path, text: str | bytes) -> None:
    wanted = Correction("corrected", "a1", note="Two, not three.", date="2024-05-02")
    assert lines(tmp_path, text) == [wanted]


def test_letters_of_another_encoding(tmp_path: Path) -> None:
    (found,) = lines(tmp_path, "id;status;note\na1;updated;Fähre\n".encode("cp1252"))
    assert found.note == "Fähre"


def test_an_address_is_written_as_all_are(tmp_path: Path) -> None:
    (tmp_path / "source.toml").write_text('base = "https://post.example/"\n')
    text = "url,status\nHTTPS://Post.example/a?utm_source=x#top,retracted\n/b,removed\n"
    assert lines(tmp_path, text) == [
        Correction("withdrawn", url="https://post.example/a"),
        Correction("removed", url="https://post.example/b"),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (",,corrected,x,", "It names no article; write its id or its address (url)."),
        ("a1,,fun,x,", "Its status is 'fun'; write corrected, updated, withdrawn or removed."),
        ("a1,,live,x,", "Its status is 'live'; write corrected, updated, withdrawn or removed."),
        (",pier,removed,x,", "Its address pier is not whole; write it as it is in the archive"),
        ("a1,,removed,one,,two", "It has 6 cells, and the first row names 5; put quotation marks"),
        ('a1,,removed,"x', "A quotation begins in it that is never closed"),
    ],
)
def test_a_bad_line_is_named_and_the_others_count(tmp_path: Path, line: str, why: str) -> None:
    found = told(tmp_path, f"{WHOLE}a0,,updated,,\n{line}\na2,,removed,,\n")
    assert [one.correction.id for own in found.lines.values() for one in own] == ["a0", "a2"]
    (said,) = found.said
    assert isinstance(said, Skipped)
    assert (said.path, said.line, said.kind) == (str(tmp_path / "corrections.csv"), 3, BAD_LINES)
    assert why in said.reason


def test_a_line_counts_also_where_its_date_is_none(tmp_path: Path) -> None:
    found = told(tmp_path, f"{WHOLE}a1,,removed,,04/05/2024\na2,,removed,,May 2024\n")
    assert [one.correction.date for own in found.lines.values() for one in own] == ["", ""]
    assert all(isinstance(one, Noted) and one.kind == NO_DAYS for one in found.said)
    assert [one.line for one in found.said] == [2, 3]


@pytest.mark.parametrize("text", ["", "id,note\na,b\n", "title,text\nA,B\n", "status\nremoved\n"])
def test_a_list_without_its_columns(tmp_path: Path, text: str) -> None:
    (said,) = told(tmp_path, text).said
    assert "Its first row has to name id or url, and status; it names" in said.reason


def test_what_cannot_be_read_counts_as_before(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    known = (Correction("removed", "a1"),)
    os.mkfifo(news / "corrections.csv")
    found = read([news], Contexts(), {"news": known})
    assert [line.correction for line in found.lines["news"]] == [*known]
    assert "what it said before still counts" in found.said[0].reason
    with pytest.raises(SourceError, match="it is no regular file any more; let this user read it"):
        read([news], Contexts(), {})
    (news / "corrections.csv").unlink()
    for half in ("", "id,sta"):
        (news / "corrections.csv").write_text(half)
        found = read([news], Contexts(), {"news": known})
        assert [line.correction for line in found.lines["news"]] == [*known]
    (news / "corrections.csv").write_text("id,status\n")
    assert not read([news], Contexts(), {"news": known}).lines
    (news / "corrections.csv").unlink()
    assert read([news], Contexts(), {"news": known}, {"news"}).lines
    assert not read([news], Contexts(), {"news": known}).lines


@pytest.mark.parametrize("bad", ['a1,,removed,"x', "a1,,remvoed,,", ",pier,removed,,"])
def test_beside_a_bad_line_what_was_removed_stays_so(tmp_path: Path, bad: str) -> None:
    news = tmp_path / "news"
    news.mkdir()
    known = (Correction("removed", "a1", ids=("a1",)), Correction("withdrawn", "a2"))
    path = news / "corrections.csv"
    path.write_text(f"{WHOLE}a3,,updated,,\n{bad}\n")
    found = read([news], Contexts(), {"news": known})
    assert [line.correction for line in found.lines["news"]] == [
        Correction("updated", "a3"),
        known[0],
    ]
    assert [(one.line, one.kind) for one in found.said] == [(3, BAD_LINES), (None, BAD_LINES)]
    assert "1 article that was removed stays so until all lines can be read" in found.said[1].reason
    path.write_text(f"{WHOLE}a1,,corrected,,\n{bad.replace('a1', 'a4')}\n")
    assert [
        line.correction.status for line in read([news], Contexts(), {"news": known}).lines["news"]
    ] == ["corrected"]


def test_it_is_no_article_but_one_in_a_folder_may_be(tmp_path: Path) -> None:
    for name in ("corrections.csv", "desk/corrections.csv", "a.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("id,status\na,removed\n")
    names = [one.name for one in walk([tmp_path / "news"]) if isinstance(one, SourceFile)]
    assert names == ["news/a.txt", "news/desk/corrections.csv"]
    single = read([tmp_path / "news" / "a.txt"], Contexts(), {})
    assert [line.correction.id for line in single.lines["news"]] == ["a"]


def test_a_folder_of_this_name_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "corrections.csv"
    folder.mkdir()
    (folder / "a.txt").write_text("")
    assert [one.name for one in walk([tmp_path]) if isinstance(one, SourceFile)] == [
        f"{tmp_path.name}/corrections.csv/a.txt"
    ]
    assert read([tmp_path], Contexts(), {}) == Corrections({})


def test_of_very_many_bad_lines_the_first_are_named(tmp_path: Path) -> None:
    found = told(tmp_path, WHOLE + ",,x,,\n" * 5_000)
    assert len(found.said) == 101
    assert sum(one.count for one in found.said) == 5_000

from pathlib import Path

import pytest

from index.asking.plan import Choice
from index.errors import DatelineError
from terminal.alerts.file import Watched, read

WHOLE = """title = "Harbour desk"

[[search]]
name = "Floods"
note = "For Monday"
q = "flood OR dyke"
source = ["Valley Post", "Harbour Gazette"]
from-date = "2020"

[[search]]  # as the browser shows it
name = "Bridges"
address = "http://127.0.0.1:8000/search?q=%22wexley+bridge%22&not-topic=Sport&order-by=newest&page=3"
"""


def written(tmp_path: Path, text: str) -> Watched:
    path = tmp_path / "desk.toml"
    path.write_text(text, "utf-8")
    return read(path)


def test_searches_are_written_out_or_pasted(tmp_path: Path) -> None:
    found = written(tmp_path, WHOLE)
    assert (found.title, found.mistakes) == ("Harbour desk", ())
    floods, bridges = found.watches
    assert (floods.name, floods.note, floods.request.q) == ("Floods", "For Monday", "flood OR dyke")
    assert floods.request.choices == (Choice("source", ("Valley Post", "Harbour Gazette")),)
    assert str(floods.request.from_date) == "2020-01-01"
    assert bridges.request.q == '"wexley bridge"'
    assert bridges.request.choices == (Choice("topic", (), ("Sport",)),)
    assert {watch.request.order_by for watch in found.watches} == {"added"}
    assert bridges.request.page == 1


def test_without_a_title_the_file_is_named(tmp_path: Path) -> None:
    assert written(tmp_path, '[[search]]\nname = "A"\n').title == "desk"


@pytest.mark.parametrize(
    ("wrong", "line", "says"),
    [
        ('name = "B"\nq = "b', 4, "Illegal character"),
        ('name = "B"\nq "b"', 4, "Expected '='"),
        ('name = "B"\nsorce = "b"', 4, "did you mean source?"),
        ('name = "B"\n\nfrom-date = "2019-13"', 5, "is not a day"),
        ('name = "B"\nq = 1\nto-date = "2019"\nfrom-date = "2020"', 5, "reversed"),
        ('q = "b"', 2, "has no name"),
        ('name = "A"', 3, "another search called “A”"),
        ('name = ["B"]', 3, "name has to be text in quotes"),
        ('name = "B"\nsource = [["x"]]', 4, "a list of texts"),
        ('name = "B"\npage = 2', 4, "page is no filter"),
        ('name = "B"\nfrom-added = "2020"', 4, "from-added is no filter"),
        ('name = "B"\naddress = "https://example.org/search"', 4, "no ? with a search"),
        ('name = "B"\naddress = "http://[archive/?q=b"', 4, "address is none"),
        ('name = "B"\naddress = "/search?sorce=x"', 4, "did you mean source?"),
        ('name = "B"\nname = "C"', 4, "Cannot overwrite"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_the_others_are_read(
    tmp_path: Path, wrong: str, line: int, says: str
) -> None:
    text = f'[[search]]\n{wrong}\n[[search]]\nname = "C"\nq = "c"\n'
    found = written(tmp_path, f'[[search]]\nname = "A"\n{text}')
    assert [watch.name for watch in found.watches] == ["A", "C"]
    [mistake] = found.mistakes
    assert says in mistake
    assert mistake.startswith(f"{tmp_path / 'desk.toml'}, line {line + 1}: ")


def test_what_stands_before_the_first_search_can_be_wrong_too(tmp_path: Path) -> None:
    found = written(tmp_path, 'titel = "x"\n[[search]]\nname = "A"\n')
    assert len(found.watches) == 1
    assert "line 1: There is no titel before the first [[search]]; only title." in found.mistakes[0]


def test_a_mark_of_its_encoding_is_no_part_of_it(tmp_path: Path) -> None:
    assert [one.name for one in written(tmp_path, '\ufeff[[search]]\nname = "A"\n').watches] == [
        "A"
    ]
    assert written(tmp_path, '\ufefftitle = "T"\n[[search]]\nname = "A"\n').title == "T"


def test_a_file_without_a_search_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match=r"has no search: begin each with \[\[search\]\]"):
        written(tmp_path, 'q = "a"\n')
    path = tmp_path / "desk.toml"
    path.write_bytes(b"\xff\xfe[[search]]")
    with pytest.raises(DatelineError, match="is not UTF-8"):
        read(path)

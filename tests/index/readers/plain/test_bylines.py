"""Which lines are bylines: on lines as real pages have them, with other names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.plain.bylines import Byline, read


@pytest.mark.parametrize(
    ("line", "names", "is_all"),
    [
        ("By Ada Lind", ("Ada Lind",), True),
        ("by ADA LIND and JAN ROTH", ("ADA LIND", "JAN ROTH"), True),
        ("BY ADA LIND", ("ADA LIND",), True),
        ("By Ada Lind, Jan Roth and Kim O’Dea", ("Ada Lind", "Jan Roth", "Kim O’Dea"), True),
        ("Written by: A. B. Lind", ("A. B. Lind",), True),
        ("By Ada B. Lind Jr.", ("Ada B. Lind Jr.",), True),
        ("By Ada Lind.", ("Ada Lind",), True),
        ("By Ada Lind -", ("Ada Lind",), True),
        ("By ADA LIND, Staff Writer", ("ADA LIND",), False),
        ("By Ada Lind, PA News, New York", ("Ada Lind",), False),
        ("By Ada Lind | Channel News", ("Ada Lind",), False),
        ("Von Ada Lind, Berlin", ("Ada Lind",), False),
        ("Von Jan Roth, Ada Lind und Kim Bo, NDR", ("Jan Roth", "Ada Lind", "Kim Bo"), False),
        ("Von: Ada von der Linde", ("Ada von der Linde",), True),
        ("Von Dr. Ada Lind-Roth", ("Dr. Ada Lind-Roth",), True),
        ("Par Éloïse d'Arc", ("Éloïse d'Arc",), True),
        ("Por Ada Ruiz de la Vega y Juan Gil", ("Ada Ruiz de la Vega", "Juan Gil"), True),
        ("Di Ada Bianchi", ("Ada Bianchi",), True),
        ("Door Jan van den Berg", ("Jan van den Berg",), True),
    ],
)
def test_bylines(line: str, names: tuple[str, ...], is_all: bool) -> None:
    assert read(line) == Byline(names, is_all)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "By",
        "By the Numbers",
        "By Popular Demand",
        "By 2017, most of them sailed.",
        "By bringing together all ferries, the port grows.",
        "By Land and Sea",
        "By Staff Writer",
        "By guest blogger, Ada Lind",
        "By Ada Lind, Jan Roth, Kim Bo",
        "By Ada Lind, Jan Roth",
        "By Ada Lind May 17, 2024",
        "By Ada",
        "Von der Leyen will mehr Fähren",
        "Von Risiken und Nebenwirkungen",
        "Von Haus zu Haus",
        "Von Rechts wegen",
        "Von Haien, Heringen und Menschen",
        "Von Ada Lind Illustration von Jan Roth",
        "Di, 10:19 Uhr",
        "Di Stefano",
        "Por favor, lea esto",
        "Por incidentes ante Sur: ANF castiga a Norte",
        "Par hasard",
        "Bye Ada Lind",
        f"By {'Ada ' * 40}",
    ],
)
def test_other_lines(line: str) -> None:
    assert read(line) is None


@given(st.text(alphabet="AaBb .,|-’é1 ", max_size=150))
def test_names_stand_in_the_line(text: str) -> None:
    found = read(f"By {text}")
    if found is not None:
        assert found.names
        assert all(len(name.split()) > 1 and name in text for name in found.names)

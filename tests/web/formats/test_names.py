import pytest

from web.formats.names import Name, name_of


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Ada Lyle", Name("Lyle", "Ada")),
        ("J. R. Reeve", Name("Reeve", "J. R.")),
        ("Mara van der Quill", Name("van der Quill", "Mara")),
        ("Anne-Marie O’Neill", Name("O’Neill", "Anne-Marie")),
        ("Lantern", Name("Lantern")),
        ("harbour desk", Name("harbour desk")),
        ("Merrow Tide Board", Name("Merrow Tide Board")),
        ("The Lantern", Name("The Lantern")),
        ("Lyle, Ada", Name("Lyle, Ada")),
        ("18F Team", Name("18F Team")),
        ("ليلى حداد", Name("ليلى حداد")),
        ("van der", Name("van der")),
        ("", Name("")),
    ],
)
def test_only_a_name_of_a_person_is_turned_around(author: str, name: Name) -> None:
    assert name_of(author) == name

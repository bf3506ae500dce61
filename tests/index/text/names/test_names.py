"""Laws of the facet on any text."""

from hypothesis import given
from hypothesis import strategies as st

from index.text.names import MOST, names
from index.text.names.choosing import MAX_LENGTH
from index.text.names.runs import MOST_READ, plain
from index.text.vocabulary.english import LONG_FORMS
from tests.index.text.names.archive import article

_words = st.sampled_from(
    ["Ann", "Bell", "Merrow", "the", "of", "and", "for", "Mayor", "U.S.", "GWB", "(GWB)", "Bank's",
     "’s", "said", ".", "“", "”", "Board", "van", "der", "I", "18F", "2024", "-", "al-Hasan", "US",
     "The", "boat", "Fox-led", "A", "A.", "s'", "**", "[x](y)", "Ǆ", "İ", "ß", "東"]
)  # fmt: skip
_texts = st.lists(_words, max_size=40).map(" ".join) | st.text(max_size=80)


@given(st.lists(_texts, max_size=4), _texts, st.sampled_from([None, "en", "de", "fr", "xx"]))
def test_any_text_gives_names_that_stand_in_it(
    paragraphs: list[str], title: str, language: str | None
) -> None:
    one = article(*paragraphs, language=language, title=title)
    given_names = names(one)
    assert given_names == names(one)
    assert len(set(given_names)) == len(given_names) <= MOST
    text = "\n".join(map(plain, (title, *paragraphs))).replace(".", "").replace("’", "'")
    long_forms = set(LONG_FORMS.values())
    for name in given_names:
        assert name.replace(".", "") in text or name in long_forms
        assert name == name.strip()
        assert 1 < len(name) <= MAX_LENGTH


def test_names_stand_in_what_is_read() -> None:
    filler = "the harbour was calm and wide, " * (MOST_READ // 31)
    assert names(article("We saw Ann Bell there.", filler, "We saw Eve Marsh there.")) == (
        "Ann Bell",
    )

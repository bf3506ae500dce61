"""What one quote tells of the next, and the sentence before of this one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.quotes import speakers as speakers_module
from index.text.quotes.full_names import FullNames
from index.text.quotes.marks import spans
from index.text.quotes.speakers import Speakers
from tests.index.text.quotes.archive import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We waited," said Ilse Brandt, "ten years."', "Ilse Brandt"),
        ('"We waited," said Ilse Brandt on Monday. "It rained."', "Ilse Brandt"),
        ('Ilse Brandt said the pier was "old" and "wet".', "Ilse Brandt"),
        ('Ilse Brandt said it was "old". She called it "wet".', "Ilse Brandt"),
        ('"Old," Ilse Brandt said. Speaking to the Post, she said: "Wet."', "Ilse Brandt"),
    ],
)
def test_one_quote_tells_of_the_next(text: str, expected: str) -> None:
    assert speakers(text) == [expected, expected]


@pytest.mark.parametrize("title", ["Prof.", "Capt.", "Dr.", "Panelist"])
def test_a_short_title_ends_no_sentence(title: str) -> None:
    (speaker,) = speakers(f'"We waited," said {title} Ilse Brandt.')
    assert speaker == "Ilse Brandt"


def test_a_pronoun_is_the_last_subject_or_nobody() -> None:
    assert speakers('Ilse Brandt left. "We waited," she said.') == ["Ilse Brandt"]
    assert speakers('The pier, Ilse Brandt said, was old. "It is wet," she said.') == [
        "Ilse Brandt"
    ]
    assert speakers('It rained. "We waited," she said.') == [None]
    assert speakers('Ann Smith left. Near Tomas Reyes he said "we waited".') == [None]


PIECES = (
    "“We waited,” ",
    "“It rained.” ",
    "said Brandt",
    "Ilse Brandt said ",
    "she said",
    ". ",
    "\n\n",
)
MORE = (
    "! Then ",
    ".”) ",
    " \n\n",
    ".\n\n\n",
    "rain ",
    "“x",
    "Dr. ",
    "\n",
    ": ",
    "…",
    ".",
    " ",
    "5",
)


@given(st.lists(st.sampled_from(PIECES + MORE), max_size=40).map("".join))
def test_no_speaker_depends_on_what_stands_behind_the_last_quote(text: str) -> None:
    found = spans(text)
    if found:
        known = FullNames([text])
        speakers_found = Speakers(text, found, known).find()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(speakers_module, "_read_to", lambda text, places: len(text))
            assert Speakers(text, found, known).find() == speakers_found

"""What a source repeats is told from what it reports."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import HEADING, Article, Section
from index.document import from_article
from index.filling.counting import Counting
from index.stored import fingerprint
from index.text.furniture import NEVER, keys, marked, repeated
from tests.index.strategies import articles

SIGN_UP = "Sign up for the letter from the harbour, every morning at six."
TOWNS = ("Northfield", "Westhaven", "Brook Mills", "Tarn Head", "Elm Ferry")
THINGS = ("bridge", "library", "harbour wall", "market hall", "ferry", "weather station", "tram")


def article(*paragraphs: str, heading: str = "", lede: str | None = None) -> Article:
    sections = [Section(None, "s1", paragraphs)]
    if heading:
        sections.append(Section(heading, "s2", (f"Below it {paragraphs} are told.",)))
    return Article("a", "Title", "Gazette", lede=lede, sections=tuple(sections))


def found(many: list[Article]) -> frozenset[int]:
    """The furniture of articles that are all a source has."""
    counting = Counting({})
    for one in many:
        counting.add("Gazette", keys(one))
    counted = counting.counted()["Gazette"]
    return frozenset(repeated(counted.keys, counted.counts, counted.articles).tolist())


def archive(repeats: int, total: int, text: str = SIGN_UP, heading: str = "") -> list[Article]:
    """Articles of their own text, of which the first `repeats` end with the same one."""
    return [
        article(
            f"Number {n} of the day is told here.",
            *([text] if n < repeats and text else []),
            heading=heading if n < repeats else "",
        )
        for n in range(total)
    ]


@pytest.mark.parametrize(
    ("repeats", "total", "is_furniture"),
    [(19, 19, False), (20, 20, True), (20, 2000, True), (20, 2001, False), (21, 2001, True)],
)
def test_a_paragraph_is_furniture_in_20_articles_and_1_percent(
    repeats: int, total: int, is_furniture: bool
) -> None:
    many = archive(repeats, total)
    assert bool(found(many)) is is_furniture
    assert marked(many[0], found(many)).sections[0].furniture == ((1,) if is_furniture else ())


@pytest.mark.parametrize(("total", "is_furniture"), [(200, True), (201, False)])
def test_a_heading_and_what_may_be_one_are_furniture_in_10_percent(
    total: int, is_furniture: bool
) -> None:
    many = archive(20, total, "", heading="What we learned on the way")
    shown = marked(many[0], found(many)).sections[1]
    assert shown.furniture == ((HEADING,) if is_furniture else ())
    many = archive(20, total, "Mostly cloudy.")
    assert bool(found(many)) is is_furniture


def test_a_label_that_only_furniture_has_needs_no_10_percent() -> None:
    assert found(archive(20, 2000, "ADVERTISEMENT"))
    assert found(archive(20, 2000, "", heading="Read more:"))


def test_case_and_blanks_do_not_count() -> None:
    texts = (SIGN_UP, SIGN_UP.upper(), SIGN_UP.replace(" ", "  "), SIGN_UP.replace(" ", "\n"))
    assert len({keys(article(text))[2] for text in texts}) == 1
    assert keys(article(SIGN_UP))[2] != keys(article(SIGN_UP[:-1]))[2]


@pytest.mark.parametrize(
    "text",
    ["", "---", "* * *", "By Ada Lyle", "Reporting by Ada Lyle", "a" * 401],
)
def test_what_is_never_furniture(text: str) -> None:
    assert keys(article(text))[2] == NEVER
    assert keys(article("a" * 400))[2] != NEVER


def test_an_article_keeps_a_text() -> None:
    many = archive(30, 60)
    furniture = found(many)
    alone = article(SIGN_UP)
    assert marked(alone, furniture) == alone
    assert marked(article(SIGN_UP, "---"), furniture) == article(SIGN_UP, "---")
    assert marked(article(SIGN_UP, "Ada Lyle opened it."), furniture).sections[0].furniture == (0,)


def test_the_lede_may_be_furniture() -> None:
    shown = marked(article("The text.", lede=SIGN_UP), found(archive(30, 60)))
    assert shown.lede_is_furniture
    assert shown.without_furniture().lede is None


def test_what_is_furniture_is_not_searched_quoted_named_nor_signed() -> None:
    said = "“Our letter is free,” said Ilse Brandt of the Harbour Club in Northfield."
    text = f"The tide took the ferry. {'It came back with the wind from the west. ' * 4}"
    whole, bare = article(text, said), article(text)
    shown = marked(whole, frozenset(keys(whole)[3:]))
    assert shown.sections[0].furniture == (1,)
    one, other = from_article(shown, "en"), from_article(bare, "en")
    assert (one.passages, one.facets, one.signature) == (
        (other.passages, other.facets, other.signature)
    )
    assert "Ilse Brandt" in from_article(whole, "en").facets["name"]


@given(articles(1), st.data())
def test_marks_change_nothing_else(one: Article, data: st.DataObject) -> None:
    own = sorted(set(keys(one)) - {NEVER})
    furniture = frozenset(data.draw(st.sets(st.sampled_from(own)))) if own else frozenset[int]()
    shown = marked(one, furniture)
    assert marked(shown, frozenset()) == one
    assert marked(shown, furniture) == shown
    assert fingerprint(shown) == fingerprint(one)
    left = shown.without_furniture()
    assert keys(left) == [key for key in keys(left) if key not in furniture] or shown == one
    assert left.without_furniture() == left


SHORT = (
    *("Mostly cloudy.", "Rain.", "Nobody was hurt.", "What came next", "First half", "Results"),
    *("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "(Applause.)"),
)


def report(random: Random, number: int) -> list[str]:
    """The paragraphs of an article; a few are short, and some agree with others by chance."""
    town, thing = random.choice(TOWNS), random.choice(THINGS)
    return [
        f"The {thing} of {town} was opened for the {number}th time.",
        random.choice(SHORT),
        *(f"{random.choice(TOWNS)} paid {random.randrange(9999)} for it." for _ in range(5)),
        f"“We need the {thing},” the mayor of {town} said on day {number}.",
    ]


FURNITURE = {
    SIGN_UP: 0.6,
    "ADVERTISEMENT": 0.05,
    "Story continues below": 0.3,
    "Copyright 2024 Harbour Gazette. All rights reserved.": 1.0,
    "The Gazette is not responsible for what other pages say.": 0.04,
    "Follow us wherever the tide takes you, on every sea.": 0.02,
    "More from the harbour": 0.12,
}
CREDITS = {"By Ada Lyle": 0.3, "Reporting by Ada Lyle; editing by Tomas Reeve": 0.1}


def test_furniture_is_found_and_nothing_else() -> None:
    """Of 3,000 articles with known furniture: what is marked is furniture, and all of that."""
    random = Random(16)
    many, truth = [], []
    for number in range(3000):
        own = report(random, number)
        for text, share in (FURNITURE | CREDITS).items():
            if random.random() < share:
                own.insert(random.randrange(len(own) + 1), text)
        many.append(article(*own))
        truth.append({n for n, text in enumerate(own) if text in FURNITURE})
    furniture = found(many)
    taken = [set(marked(one, furniture).sections[0].furniture) for one in many]
    right = sum(len(one & other) for one, other in zip(taken, truth, strict=True))
    assert right == sum(map(len, truth)) == sum(map(len, taken))

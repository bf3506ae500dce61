"""Which articles are one is decided over all of them, in the order of their files."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.filling.identity import Verdict, _fate, _free, claim, resolve
from index.generations.entries import Claim

MONDAY = datetime(2024, 3, 4, 9, tzinfo=UTC)


def fates(*claims: Claim) -> list[tuple[str, str]]:
    return [(verdict.fate, verdict.id) for verdict in resolve(claims)]


def test_an_id_counts_within_its_source() -> None:
    one, other = Claim("7", "Harbour News", "aa"), Claim("7", "Valley Post", "bb")
    (first, second) = fates(one, other)
    assert first == ("taken", "7")
    assert second[0] == "taken"
    assert len(second[1]) == 16
    assert fates(one, other) == fates(one, other)


def test_a_later_version_takes_the_place_of_an_earlier_one() -> None:
    old, new = Claim("7", "S", "aa", rank=10), Claim("7", "S", "bb", rank=20)
    assert fates(old, new) == [("replaced", "7"), ("taken", "7")]
    assert fates(new, old) == [("taken", "7"), ("replaced", "7")]


def test_what_is_not_later_is_refused_and_what_is_the_same_is_repeated() -> None:
    one = Claim("7", "S", "aa", rank=10)
    assert fates(one, one._replace(fingerprint="bb")) == [("taken", "7"), ("refused", "7")]
    assert fates(one, one) == [("taken", "7"), ("repeated", "7")]


def article(id: str, headline: str, hours: int = 0, url: str = "https://a.example/x") -> Article:
    when = MONDAY + timedelta(hours=hours)
    return Article(id, headline, "S", url=url, published=MONDAY, modified=when)


def test_two_ids_at_one_address_are_one_article_where_the_headline_is_one() -> None:
    old = claim(article("a", "Bridge opens"), "aa")
    new = claim(article("b", "Bridge  OPENS", 2, "https://www.a.example/x/"), "bb")
    assert fates(old, new) == [("replaced", "a"), ("taken", "a")]
    other = claim(article("c", "Market closes", 2), "cc")
    assert fates(old, other) == [("taken", "a"), ("taken", "c")]


def captured(fingerprint: str, hours: int) -> Claim:
    when = MONDAY + timedelta(hours=hours)
    return claim(replace(article("a", "Bridge opens"), captured=when), fingerprint)


def test_of_captures_the_latest_text_is_taken_as_it_was_first_captured() -> None:
    same = [captured("aa", 0), captured("aa", 9), captured("aa", 4)]
    assert fates(*same) == [("taken", "a"), ("repeated", "a"), ("repeated", "a")]
    changed = [captured("bb", 5), captured("aa", 1), captured("bb", 3), captured("cc", 2)]
    assert [fate for fate, _ in fates(*changed)] == ["repeated", "replaced", "taken", "replaced"]


def test_a_text_that_comes_back_is_the_one_that_was_captured_first() -> None:
    claims = [captured("aa", 1), captured("bb", 2), captured("aa", 3)]
    assert fates(*claims) == [("taken", "a"), ("replaced", "a"), ("repeated", "a")]


def test_an_address_that_all_pages_name_joins_none_of_them() -> None:
    home = "https://a.example/"
    id = sha256(home.encode()).hexdigest()[:16]
    pages = [claim(article(id, f"Headline {n}", n, home), f"{n}") for n in range(3)]
    assert all(page.derived for page in pages)
    found = resolve(pages)
    assert [verdict.fate for verdict in found] == ["taken"] * 3
    assert len({verdict.id for verdict in found}) == 3


def test_another_article_under_the_same_id_gets_one_of_its_own() -> None:
    english = claim(article("7", "Bridge opens", url="https://a.example/en"), "aa")
    arabic = claim(article("7", "يفتح الجسر", url="https://a.example/ar"), "bb")
    first, second = resolve([english, arabic])
    assert (first.fate, first.id, first.clash) == ("taken", "7", False)
    assert (second.fate, second.clash) == ("taken", True)


def test_a_feed_that_is_kept_each_day_repeats_its_items() -> None:
    monday = claim(article("7", "Bridge opens"), "aa")
    tuesday = monday._replace(fingerprint="bb")
    assert fates(monday, tuesday) == [("taken", "7"), ("repeated", "7")]


claims = st.builds(
    Claim,
    st.sampled_from("abc"),
    st.sampled_from("ST"),
    st.sampled_from("xyz"),
    st.integers(0, 2),
    st.sampled_from(["", "k1", "k2"]),
    st.booleans(),
)


@given(st.lists(claims, max_size=12))
def test_no_two_articles_have_one_id_and_none_is_lost_in_silence(found: list[Claim]) -> None:
    verdicts = resolve(found)
    taken = [verdict.id for verdict in verdicts if verdict.fate == "taken"]
    assert len(taken) == len(set(taken))
    for number, verdict in enumerate(verdicts):
        winner = verdicts[verdict.winner]
        assert winner.fate == "taken"
        assert winner.id == verdict.id
        alike = [one.rank for one in found if one.fingerprint == found[verdict.winner].fingerprint]
        assert max(alike) >= found[number].rank


def plainly(claims: list[Claim]) -> list[Verdict]:
    """The rule word for word, in memory that grows with all names."""
    groups: list[list[int]] = []
    found: dict[tuple[str, ...], int] = {}
    for number, one in enumerate(claims):
        names = [(one.id, one.source, one.key if one.derived else "")]
        names += [(one.key,)] if one.key else []  # type: ignore[list-item]
        group = next((found[name] for name in names if name in found), len(groups))
        if group == len(groups):
            groups.append([])
        groups[group].append(number)
        for name in names:
            found.setdefault(name, group)
    verdicts: dict[int, Verdict] = {}
    taken: set[str] = set()
    for members in groups:
        id = _free(claims[members[0]], taken)
        taken.add(id)
        clash = id != claims[members[0]].id
        latest = max(members, key=lambda number: (claims[number].rank, -number))
        text = claims[latest].fingerprint
        alike = [number for number in members if claims[number].fingerprint == text]
        winner = min(alike, key=lambda number: (claims[number].rank, number))
        others: list[int] = []
        for number in members:
            fate = _fate(claims[number], claims[latest])
            if fate == "refused" and claims[number].key and claims[winner].key:
                others.append(number)
            else:
                verdicts[number] = Verdict(fate, id, winner, clash)
        verdicts[winner] = Verdict("taken", id, winner, clash)
        if others:
            groups.append(others)
    return [verdicts[number] for number in range(len(claims))]


@given(st.lists(claims, max_size=12))
def test_verdicts_are_those_of_the_rule(found: list[Claim]) -> None:
    assert list(resolve(found)) == plainly(found)
    assert resolve(found)[1:] == plainly(found)[1:]

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from index.asking.members import Matched, fingerprint_of

ids = st.text("abcdef0123456789", min_size=1, max_size=16)
members = st.lists(
    st.builds(Matched, ids, st.integers(0, 2**64 - 1), st.just(0), st.just(0)),
    unique_by=lambda member: member.id,
)


@given(members, st.randoms())
def test_it_is_of_the_articles_and_not_of_their_order(found: list[Matched], random: object) -> None:
    turned = list(found)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert fingerprint_of(turned) == fingerprint_of(found)


@given(members, st.integers(1, 2**64 - 1))
def test_it_differs_where_an_article_does(found: list[Matched], other: int) -> None:
    for number, member in enumerate(found):
        without = found[:number] + found[number + 1 :]
        changed = member._replace(fingerprint=member.fingerprint ^ other)
        assert fingerprint_of(without) != fingerprint_of(found)
        assert fingerprint_of([*without, changed]) != fingerprint_of(found)
        later = member._replace(added=5, changed=7)
        assert fingerprint_of([*without, later]) == fingerprint_of(found)


def test_it_is_what_the_docs_say() -> None:
    found = (Matched("b2", 255, 1, 2), Matched("a1", 2**64 - 1, 0, 0))
    lines = "a1 ffffffffffffffff\nb2 00000000000000ff\n"
    assert fingerprint_of(found) == hashlib.sha256(lines.encode()).hexdigest()[:16]
    assert fingerprint_of(()) == hashlib.sha256(b"").hexdigest()[:16]

"""What a citation of a search says, in every style."""

from datetime import UTC, date, datetime

from index.asking.plan import Choice
from search.answer.citing import Cited
from search.request import SearchRequest
from web.address.links import Links
from web.formats.cited import Citation

ASKED = SearchRequest(
    'dyke "sand bags"',
    from_date=date(2024, 1, 1),
    to_date=date(2024, 12, 31),
    choices=(Choice("source", ("Valley Post",), ("Lantern",)),),
)
ADDRESS = (
    "https://archive.example/cite?q=dyke+%22sand+bags%22&from-date=2024-01-01&to-date=2024-12-31"
    "&source=Valley+Post&not-source=Lantern"
    "&total=1412&fingerprint=3f2a9c0d11e8b7a4&as-of=2026-05-03T06:00:07Z"
)


def citation(request: SearchRequest = ASKED, total: int = 1412, name: str | None = "") -> Citation:
    found = Cited(
        request=request,
        understood_as="dyke AND “sand bags”" if request.q else "",
        warnings=(),
        total=total,
        generation="000012",
        as_of=datetime(2026, 5, 3, 6, 0, 7, tzinfo=UTC),
        fingerprint="3f2a9c0d11e8b7a4" if name == "" else name,
    )
    now = datetime(2026, 9, 4, 9, 30, tzinfo=UTC)
    return Citation(found, "The Ansel Archive", now, Links("https://archive.example"))


def test_the_sentence_has_all_that_another_needs() -> None:
    assert citation().sentence() == (
        "The Ansel Archive, search for “dyke AND “sand bags”” (date: 2024; source: Valley Post; "
        "not source: Lantern): 1,412 articles in index 000012 of 3 May 2026, 06:00:07 UTC, "
        "fingerprint 3f2a9c0d11e8b7a4. Retrieved 4 September 2026, 09:30 UTC. "
        f"{ADDRESS}"
    )


def test_the_styles() -> None:
    asked = "dyke AND {0}sand bags{1}{1} (date: 2024; source: Valley Post; not source: Lantern)"
    result = (
        "1,412 articles in index 000012 of 3 May 2026, 06:00:07 UTC, fingerprint 3f2a9c0d11e8b7a4"
    )
    inner = "‘" + asked.format("‘", "’")
    assert citation().styles() == (
        (
            "APA",
            f"The Ansel Archive. (2026, September 4). Search for “{asked.format('“', '”')}: "
            f"{result}. Retrieved September 4, 2026, from {ADDRESS}",
        ),
        (
            "MLA",
            f"“Search for {inner}.” The Ansel Archive, {result}, {ADDRESS}. Accessed 4 Sept. 2026.",
        ),
        (
            "Chicago",
            f"The Ansel Archive. “Search for {inner}.” {result}. Accessed September 4, 2026. "
            f"{ADDRESS}.",
        ),
    )


def test_a_whole_archive_and_one_article() -> None:
    said = citation(SearchRequest(), total=1).sentence()
    assert said.startswith("The Ansel Archive, all articles: 1 article in index 000012")


def test_without_a_fingerprint_it_leads_to_the_search() -> None:
    said = citation(SearchRequest("dyke"), total=123_456, name=None)
    assert "123,456 articles" in said.sentence()
    assert "too many for a fingerprint (100,000)" in said.sentence()
    assert said.address == "https://archive.example/search?q=dyke"

"""The places of a result as the list shows them."""

from index.article import Article, Image
from index.asking.hits import Hit
from search.page import Fragment, MatchedSection, Result
from web.view import places


def result(*sections: MatchedSection) -> Result:
    article = Article("a", "Title", "Source", images=(Image(),))
    return Result(
        hit=Hit("a", 1.0, article),
        marked_title=(Fragment("Title", mark=True),),
        sections=sections,
        sections_matched=5,
    )


def test_a_heading_is_marked_once() -> None:
    snippet = (
        Fragment("Quiet on the "),
        Fragment("Bridge", mark=True),
        Fragment(" — "),
        Fragment("Trucks."),
    )
    (place,) = places.places(result(MatchedSection("Quiet on the Bridge", "s2", snippet)))
    assert place.heading == snippet[:2]
    assert place.snippet == (Fragment("Trucks."),)


def test_a_snippet_of_the_text_leaves_the_heading_plain() -> None:
    snippet = (Fragment("Quiet", mark=True), Fragment(" on the Bridge is wanted."))
    (place,) = places.places(result(MatchedSection("Quiet on the Bridge", "s2", snippet)))
    assert (place.heading, place.snippet) == ((Fragment("Quiet on the Bridge"),), snippet)


def test_the_title_is_not_repeated_below_itself() -> None:
    lede = MatchedSection(None, "lede", (Fragment("Title", mark=True),))
    opening = MatchedSection(None, "s1", (Fragment("Other"),))
    caption = MatchedSection(None, "image1", (Fragment("Caption"),))
    found = result(lede, opening, caption)
    assert places.opening(found) == [opening.snippet]
    assert [place.heading for place in places.places(found)] == [(Fragment("Picture caption"),)]
    assert places.more(found) == 2


def test_a_place_whose_heading_its_source_repeats_is_no_picture() -> None:
    further = MatchedSection(None, "s2", (Fragment("Trucks."),))
    assert places.opening(result(further)) == []
    assert [place.heading for place in places.places(result(further))] == [
        (Fragment("Further down"),)
    ]

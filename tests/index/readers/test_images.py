"""Pictures that several places tell of stand once, and nothing that is told of them is lost."""

from index.article import Image
from index.readers.images import without_repeats

QUAY = "https://example.org/quay.jpg"


def test_one_place_completes_another() -> None:
    bare = Image(url=QUAY)
    told = Image(
        url=QUAY, caption="The quay", author="Ada Mollen", licence_url="https://l.example/"
    )
    assert without_repeats([bare, told]) == (told,)
    assert without_repeats([told, bare]) == (told,)


def test_a_credit_is_not_made_of_two() -> None:
    agency = Image(url=QUAY, source="Harbour Pictures")
    person = Image(url=QUAY, author="Ada Mollen", source="Herald")
    assert without_repeats([agency, person]) == (agency,)


def test_another_caption_is_not_lost() -> None:
    day, dusk = Image(url=QUAY, caption="By day"), Image(url=QUAY, caption="At dusk")
    assert without_repeats([day, dusk, Image(url=QUAY, caption="At dusk", author="A. M.")]) == (
        day,
        Image(url=QUAY, caption="At dusk", author="A. M."),
    )


def test_sizes_of_a_picture_are_one_where_its_reader_says_so() -> None:
    sizes = [Image(url=f"{QUAY}?w={width}") for width in (300, 600)]
    assert without_repeats(sizes) == tuple(sizes)
    assert without_repeats(sizes, lambda url: url.partition("?")[0]) == tuple(sizes[:1])


def test_pictures_without_an_address_stay_apart() -> None:
    several = (Image(caption="One"), Image(caption="Two"), Image(author="A. M."))
    assert without_repeats(several) == several


def test_a_caption_names_who_took_it_where_nothing_else_does() -> None:
    assert without_repeats([Image(url=QUAY, caption="The quay. Photo: Ada Mollen")]) == (
        Image(url=QUAY, caption="The quay.", author="Ada Mollen"),
    )
    told = Image(url=QUAY, caption="The quay. Photo: Ada Mollen", source="Herald")
    assert without_repeats([told]) == (told,)

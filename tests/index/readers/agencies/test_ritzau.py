"""Ritzau's XML."""

import pytest

from index.article import Code
from tests.index.readers.agencies.reading_of import article, articles, paragraphs

NEWS = """<RBNews{space}><NewsID>aa-{id}</NewsID><HistID>PTP-1</HistID>
<PublishDate>2024-05-17T10:00:00.97</PublishDate><strapline>NU/FLASH</strapline>
<headline>Færgen sejler igen</headline><subtitle>Efter ni år</subtitle><town>Havneby</town>
<section>Indland</section><version>{id}</version>
<content>&lt;p&gt;Den b&#xE6;rer cykler, &amp;amp;quot;siger
havnen&amp;amp;quot;.&lt;/p&gt;&lt;p&gt;/ritzau/&lt;/p&gt;</content><Annuleret>{gone}</Annuleret>
<Korrektion>{wrong}</Korrektion><NyVersion>false</NyVersion><byLine>Jane Doe</byLine>
<IPTCList><a:string xmlns:a="urn:x">04015000</a:string></IPTCList>
<TilRedaktionen>Det var otte år.</TilRedaktionen></RBNews>"""


def news(id: int = 1, gone: str = "false", wrong: str = "false", space: str = ' xmlns=""') -> str:
    """News by itself."""
    return NEWS.format(id=id, gone=gone, wrong=wrong, space=space)


def test_news() -> None:
    found = article("a.xml", news())
    assert (found.title, found.headline) == ("Færgen sejler igen", "Efter ni år")
    assert (found.source, found.section, found.version) == ("Ritzau", "Indland", 1)
    assert (found.written_date, found.authors) == ("2024-05-17", ("Jane Doe",))
    assert paragraphs(found)[0] == 'Den bærer cykler, "siger havnen".'
    assert Code("subject", "IPTC", "04015000") in found.codes
    assert Code("place", name="Havneby") in found.codes
    assert Code("slug", name="NU/FLASH") in found.codes


def test_an_answer_of_the_queue() -> None:
    data = (
        f"<R xmlns='http://x/'><L><ListOfRBNews xmlns=''>{news(1)}{news(2)}</ListOfRBNews></L></R>"
    )
    first, second = articles("a.xml", data)
    assert (first.id, first.version, second.version) == (second.id, 1, 2)


@pytest.mark.parametrize(
    ("gone", "wrong", "status"),
    [
        ("true", "false", "withdrawn"),
        ("false", "true", "corrected"),
        ("false", "false", "live"),
    ],
)
def test_what_became_of_it(gone: str, wrong: str, status: str) -> None:
    found = article("a.xml", news(gone=gone, wrong=wrong))
    assert (found.status, found.notice) == (status, None)

"""Only a `<time>` at the head of an article dates it."""

import pytest
from lxml.html import document_fromstring

from index.readers.html.dating import times

TEXT = f"<p>{'The ferry sails at nine and comes back at noon. ' * 3}</p>"


@pytest.mark.parametrize(
    ("body", "dates"),
    [
        ("<h1>H</h1><time datetime=2024-05-13>x</time>{}", ["2024-05-13"]),
        ("<h1>H</h1><p>By Jane Doe, <time datetime=2024-05-13>x</time></p>{}", ["2024-05-13"]),
        ("<h1>H</h1><p>Posted on <time>13 May 2024</time>.</p>{}", ["13 May 2024"]),
        ("<h1>H</h1><p>The boat left at <time datetime=16:00>4 pm</time> today.</p>{}", []),
        ("<h1>H</h1><time datetime=16:00>4 pm</time>{}", []),
        ("<h1>H</h1><time datetime=PT2H>2 hours</time>{}", []),
        ("<h1>H</h1><p>The fair is on <time datetime=2031-05-06>6 May</time> again.</p>{}", []),
        ("<h1>H</h1>{}<p>Fair: <time datetime=2031-05-06>6 May</time></p>", []),
        ("<h1>H</h1>{}<ul><li><time datetime=2031-05-06>6 May</time> Fair</li></ul>", []),
        ("<h1>H</h1>{}<div class=event-date><time datetime=2031-05-06>6 May</time></div>", []),
        ("<h1>H</h1>{}<div>Published <time datetime=2024-05-13>x</time></div>", ["2024-05-13"]),
        ("<h1>H</h1>{}<div class=byline><time datetime=2024-05-13>x</time></div>", ["2024-05-13"]),
        ("<h1>H</h1>{}<ul class=meta><li><time datetime=2024-05-13>x</time></ul>", ["2024-05-13"]),
        ("<header><h1>H</h1><time datetime=2024-05-13>x</time></header>{}", ["2024-05-13"]),
        (
            "<h1>H</h1><time datetime=2018>a</time><p>On <time pubdate datetime=2019>b</time>{}",
            ["2019", "2018"],
        ),
        ("{}<footer><time datetime=2018>a</time></footer>", []),
    ],
)
def test_which_times_date_an_article(body: str, dates: list[str]) -> None:
    tree = document_fromstring(f"<article>{body.format(TEXT)}</article>")
    assert [times.value(time) for time in times.of_head(tree)] == dates


def test_a_dateline_opens_the_text() -> None:
    for before, dated in (("NORTHAM, ", True), ("On ", False)):
        body = f"<p>{before}<time datetime=2024-05-13>13 May</time> – {TEXT[3:]}"
        tree = document_fromstring(f"<article><h1>H</h1>{body}</article>")
        assert bool(times.of_head(tree)) is dated

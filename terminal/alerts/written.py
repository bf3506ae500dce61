"""What alerts say: as lines, as a page, as a mail, as JSON."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import Any

from index.article import Article
from index.text.cleaning import printable
from search.page import Result
from terminal.alerts.news import News, beginning
from terminal.lines import wrapped
from web.address import instants
from web.address.links import Links, web_address
from web.formats import wording
from web.formats.representation import encoded, page_answer
from web.view.furnishing import own_templates


@dataclass(frozen=True, slots=True)
class Alert:
    """What one run found. `links` make absolute addresses, None where nobody knows how readers
    reach the archive; `notices` are sentences about the run and the index.
    """

    title: str
    news: tuple[News, ...]
    notices: tuple[str, ...]
    generation: str
    made: datetime
    links: Links | None

    @property
    def new(self) -> int:
        """How many articles are told as new, over all searches."""
        return sum(one.new for one in self.news)

    @property
    def subject(self) -> str:
        """What it is about, in one line."""
        return f"{self.title}: {f'{self.new:,} new' if self.new else 'nothing new'}"


def heading(news: News) -> str:
    """What a search found, in one sentence."""
    if news.begins:
        return beginning(news)
    results = news.page.results if news.page else ()
    shown, listed = len(results), sum(1 + result.hit.folded for result in results)
    first = f"; the first {shown:,} are listed" if listed < news.total else ""
    found = f"{news.total:,} new" if news.total else "Nothing new"
    since = f" since {wording.moment(news.asked.from_added)}" if news.asked.from_added else ""
    return f"{found}{since}{first}."


def dates(article: Article) -> str:
    """Both dates of an article: when it was published, and when it came in."""
    published = f"published {wording.dated(article)}" if article.date else "undated"
    return f"{published} · added {wording.moment(article.added)}" if article.added else published


def copies(result: Result) -> str:
    """Where the near-duplicates of a result stand."""
    sources = dict.fromkeys(article.source for article in result.hit.also)
    return f"Also in: {', '.join(sources)} ({wording.count(result.hit.folded, 'near-duplicate')})"


def text(alert: Alert) -> str:
    """The lines of an alert."""
    return "\n".join(_lines(alert)) + "\n"


def _lines(alert: Alert) -> Iterator[str]:
    yield wrapped(printable(alert.subject), "")
    yield f"{wording.moment(alert.made)}, index {alert.generation}"
    for notice in alert.notices:
        yield wrapped(printable(notice), "")
    for news in alert.news:
        yield ""
        yield wrapped(f"{printable(news.watch.name)}: {heading(news)}", "")
        for said in filter(None, (news.watch.note, *news.said)):
            yield wrapped(printable(said), "  ")
        for number, result in enumerate(news.page.results if news.page else (), 1):
            yield ""
            yield from _result(number, result, alert.links)
        if alert.links and not news.begins:
            yield ""
            yield f"  {alert.links.whole(news.address)}"


def _result(number: int, result: Result, links: Links | None) -> Iterator[str]:
    yield wrapped(printable(wording.titled(result.article)), f"{number:>3}. ", "     ")
    yield wrapped(printable(f"{result.article.source} · {dates(result.article)}"), "     ")
    for section in result.sections:
        yield wrapped(printable("".join(piece.text for piece in section.snippet)), "     ")
    if result.hit.folded:
        yield wrapped(printable(copies(result)), "     ")
    yield f"     {links.article(result.id) if links else f'dateline show {result.id}'}"


def page(alert: Alert) -> str:
    """A whole page of HTML."""
    template = own_templates().get_template("alert.html")
    return template.render(
        subject=alert.subject,
        made=wording.moment(alert.made),
        archive=alert.generation,
        notices=alert.notices,
        news=alert.news,
        links=alert.links,
        heading=heading,
        dates=dates,
        copies=copies,
        titled=wording.titled,
        web_address=web_address,
    )


def mail(alert: Alert, to: str, sender: str) -> str:
    """A mail with a text and a page, as `sendmail -t` takes it."""
    message = EmailMessage(policy.default.clone(cte_type="7bit"))
    message["From"], message["To"] = sender, to
    message["Subject"] = printable(alert.subject)
    message["Date"] = format_datetime(alert.made.astimezone(UTC))
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].strip("> "))
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text(alert))
    message.add_alternative(page(alert), subtype="html")
    return message.as_bytes().decode("ascii")


def value(alert: Alert) -> str:
    """JSON: each search with its results, as `/search.json` has them."""
    links = alert.links or Links()
    searches: list[dict[str, Any]] = [
        {
            "name": news.watch.name,
            "note": news.watch.note,
            "since": instants.written(news.asked.from_added, last=False) or None,
            "until": instants.written(news.asked.to_added, last=False),
            "begins": news.begins,
            "total": news.total,
            "said": news.said,
            "url": links.whole(news.address),
            "results": json.loads(encoded(page_answer(news.page, links).results))
            if news.page
            else [],
        }
        for news in alert.news
    ]
    found = {
        "title": alert.title,
        "made": alert.made.isoformat(timespec="seconds"),
        "generation": alert.generation,
        "new": alert.new,
        "notices": alert.notices,
        "searches": searches,
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"

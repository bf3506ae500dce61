"""A search as it is cited: in a sentence, in the styles of lists of references, and as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from search.answer.citing import Cited, Claim, Since
from search.request import MAX_CITED
from web.address.links import Links
from web.formats.answers.cited import CitedSearch, Filter, SinceCited, Style
from web.formats.references import SHORT_MONTHS
from web.formats.representation import briefly
from web.formats.wording import MONTHS, count, moment
from web.view.chips import Chip, chips


@dataclass(frozen=True, slots=True)
class Citation:
    """A search that is cited, by the name of the archive, now, with absolute addresses."""

    found: Cited
    title: str
    now: datetime
    links: Links

    @property
    def filters(self) -> list[Chip]:
        """The filters of the search."""
        return chips(self.found.request)

    @property
    def address(self) -> str:
        """Where what is cited is compared with what is found then; of what has no fingerprint, the
        search.
        """
        found = self.found
        if found.fingerprint is None:
            return self.links.search(found.request)
        claim = Claim(found.total, found.fingerprint, found.as_of)
        return self.links.cite(found.request, claim)

    @property
    def asked(self) -> str:
        """What was asked: `search for “dyke AND sandbags” (source: Valley Post)`."""
        typed = self.found.understood_as
        words = f"search for “{typed}”" if typed else "all articles"
        told = [f"{'not ' if f.excluded else ''}{f.label.lower()}: {f.value}" for f in self.filters]
        return f"{words} ({'; '.join(told)})" if told else words

    @property
    def result(self) -> str:
        """What was found: `412 articles in index 000012 of 3 May 2026, fingerprint …`."""
        found = self.found
        name = found.fingerprint
        told = f"fingerprint {name}" if name else f"too many for a fingerprint ({MAX_CITED:,})"
        index = f"index {found.generation} of {moment(found.as_of)}"
        return f"{count(found.total)} in {index}, {told}"

    def sentence(self) -> str:
        """The citation as a sentence that can be pasted."""
        return (
            f"{self.title}, {self.asked}: {self.result}. "
            f"Retrieved {moment(self.now)}. {self.address}"
        )

    def styles(self) -> Sequence[tuple[str, str]]:
        """The name of each style, and the citation in it."""
        now, asked = self.now, f"{self.asked[0].upper()}{self.asked[1:]}"
        month = MONTHS[now.month - 1]
        american = f"{month} {now.day}, {now.year}"
        mla = f"{now.day} {SHORT_MONTHS[now.month - 1]} {now.year}"
        apa = f"{self.title}. ({now.year}, {month} {now.day}). {asked}: {self.result}. Retrieved"
        return (
            ("APA", f"{apa} {american}, from {self.address}"),
            (
                "MLA",
                f"“{_inner(asked)}.” {self.title}, {self.result}, {self.address}. Accessed {mla}.",
            ),
            (
                "Chicago",
                f"{self.title}. “{_inner(asked)}.” {_ended(self.result)} Accessed {american}. "
                f"{self.address}.",
            ),
        )


def _inner(text: str) -> str:
    """Quotation marks within others."""
    return text.translate(str.maketrans("“”", "‘’"))


def _ended(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def cited_answer(cited: Citation) -> CitedSearch:
    """A search that is cited, as `/cite.json` answers it."""
    found = cited.found
    return CitedSearch(
        query=found.request.q,
        understood_as=found.understood_as,
        filters=tuple(Filter(f.label, f.value, f.excluded) for f in cited.filters),
        warnings=found.warnings,
        total=found.total,
        generation=found.generation,
        as_of=found.as_of.isoformat(),
        retrieved=cited.now.isoformat(timespec="seconds"),
        fingerprint=found.fingerprint,
        url=cited.address,
        html=cited.links.search(found.request),
        sentence=cited.sentence(),
        styles=tuple(Style(name, text) for name, text in cited.styles()),
        since=_since(found.since, cited.links) if found.since else None,
    )


def _since(since: Since, links: Links) -> SinceCited:
    return SinceCited(
        verdict=since.verdict,
        total=since.claim.total,
        fingerprint=since.claim.fingerprint,
        as_of=since.claim.as_of.isoformat(),
        gone=since.gone,
        changed=since.changed,
        added=since.added,
        newest=briefly(since.newest, links),
        altered=briefly(since.altered, links),
    )

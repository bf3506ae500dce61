"""A search that can be cited: a name for everything that it finds, and what became of that since
(docs/desk.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from index.article import Article
from index.asking.members import Matched, fingerprint_of
from index.asking.plan import Added, Plan
from search.answer.context import SearchContext
from search.answer.whole import complete
from search.errors import LateError
from search.request import MAX_CITED, SearchRequest
from search.typed.query import show

MAX_LISTED = 50
"""So many of the articles that came, and of those that changed, are told."""
Verdict = Literal["same", "differs", "other"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a citation says was found: how many articles, their fingerprint, and the state of the
    archive at which second.
    """

    total: int
    fingerprint: str
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Since:
    """What became of what a citation claims.

    `same`: the same articles are found, each as it was. `differs`: `added` came into the archive
    later, `changed` of the others became others, and `gone` are no longer found, or more where
    `changed` are any: what they were cannot be known. `other`: none of this explains it, so the
    claim is of another archive. `newest` and `altered` are the first of those that came and that
    changed, the latest first.
    """

    claim: Claim
    verdict: Verdict
    gone: int = 0
    changed: int = 0
    added: int = 0
    newest: tuple[Article, ...] = ()
    altered: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A search as it is cited, without page, order and folding. `as_of` is when the generation was
    published, where that is known, else now. Where more than `MAX_CITED` articles are found,
    `fingerprint` is None, and so is `since`, which is there only for a claim.
    """

    request: SearchRequest
    understood_as: str
    warnings: tuple[str, ...]
    total: int
    generation: str
    as_of: datetime
    fingerprint: str | None
    since: Since | None = None


def citable(request: SearchRequest) -> SearchRequest:
    """What of a request decides what is found."""
    plain = SearchRequest()
    return replace(
        request,
        page=plain.page,
        page_size=plain.page_size,
        cursor=plain.cursor,
        order_by=plain.order_by,
        explain=plain.explain,
        duplicates=plain.duplicates,
        facets=plain.facets,
    )


def cite(context: SearchContext, claim: Claim | None) -> Cited:
    """The request as it is cited, and what became of an earlier citation of it.

    Raises:
        LateError: it takes too long.
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    compiled = context.compile_typed()
    bare = replace(compiled.plan, limit=0, facets=(), timeline=False, fold=False, second=None)
    outcome = context.find(replace(compiled, plan=bare))
    hits = complete(outcome.hits)
    archive = context.reader.archive()
    found = Cited(
        request=context.request,
        understood_as=show(outcome.compiled.understood),
        warnings=(*outcome.warnings, *hits.notices),
        total=hits.total,
        generation=archive.generation,
        as_of=(archive.published or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0),
        fingerprint=None,
    )
    if found.total > MAX_CITED:
        return found
    members = _members(context, outcome.compiled.plan)
    since = _since(context, claim, members) if claim else None
    return replace(found, fingerprint=fingerprint_of(members), since=since)


def _members(context: SearchContext, plan: Plan) -> tuple[Matched, ...]:
    found = context.reader.members(replace(plan, deadline=context.deadline))
    if found.partial:
        raise LateError
    return found.all


def _since(context: SearchContext, claim: Claim, members: tuple[Matched, ...]) -> Since:
    then = int(claim.as_of.timestamp())
    if (len(members), fingerprint_of(members)) == (claim.total, claim.fingerprint):
        return Since(claim, "same")
    new = [member for member in members if member.added > then]
    changed = [member for member in members if member.added <= then < member.changed]
    kept = len(members) - len(new)
    as_it_was = kept - len(changed)
    unexplained = not new and not changed and kept == claim.total
    if unexplained or as_it_was > claim.total or not _held_something(context, then, members):
        return Since(claim, "other")
    return Since(
        claim,
        "differs",
        gone=max(claim.total - kept, 0),
        changed=len(changed),
        added=len(new),
        newest=_articles(context, sorted(new, key=lambda m: (-m.added, m.id))),
        altered=_articles(context, sorted(changed, key=lambda m: (-m.changed, m.id))),
    )


def _held_something(context: SearchContext, then: int, members: Iterable[Matched]) -> bool:
    """Whether the archive had an article at a second, or may have had one."""
    if any(member.added <= then for member in members):
        return True
    hits = context.run(Plan(added=Added(last=then), limit=0))
    return hits.total > 0 or hits.partial


def _articles(context: SearchContext, members: list[Matched]) -> tuple[Article, ...]:
    """The first of some articles, in their order."""
    wanted = [member.id for member in members[:MAX_LISTED]]
    found = {article.id: article for article in context.reader.articles(wanted)}
    return tuple(found[id] for id in wanted)

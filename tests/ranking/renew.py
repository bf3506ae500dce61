"""Writes `order.tsv` anew: `DATELINE_TESTDATA=… python -m tests.ranking.renew`.

It tells which needs changed and whether for better; look at the diff before you commit it.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.ranking.archive import ARTICLES, found, indexed
from tests.ranking.needs import (
    DEPTH,
    ORDER,
    SHOWN,
    Grades,
    Order,
    as_table,
    gains,
    grades,
    kept_order,
    means,
    needs,
)


def changes(old: Order, new: Order, judged: Grades) -> Iterator[str]:
    """A line for each need whose first articles are other ones, or stand in another order."""
    before, after = gains(old, judged), gains(new, judged)
    for need, articles in new.items():
        if articles[:SHOWN] != old.get(need, ())[:SHOWN]:
            unknown = [article for article in articles[:SHOWN] if article not in judged[need]]
            told = f", not judged: {', '.join(unknown)}" if unknown else ""
            yield f"{need}: nDCG@10 {before[need]:.3f} → {after[need]:.3f}{told}"


def main() -> None:
    if not ARTICLES.is_dir():
        raise SystemExit(
            f"There is no folder {ARTICLES}; set DATELINE_TESTDATA to one that has it."
        )
    judged = grades()
    with tempfile.TemporaryDirectory() as folder:
        searcher = indexed(Path(folder, "index"))
        order = {n.id: found(searcher, n.query, n.match, DEPTH) for n in needs()}
    print(*changes(kept_order() if ORDER.exists() else {}, order, judged), sep="\n")
    print(*(f"{name} {value:.4f}" for name, value in means(order, judged).items()), sep=", ")
    ORDER.write_text(as_table(order, judged), encoding="utf-8")


if __name__ == "__main__":
    main()

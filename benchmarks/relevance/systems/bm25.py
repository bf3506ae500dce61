"""bm25s with its usual settings: `python -P bm25.py DOCUMENTS QUERIES RUN DEPTH`."""

import sys
from pathlib import Path
from typing import Any

import bm25s
import Stemmer


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").split("\n") if line]


def main(documents: Path, queries: Path, run: Path, *, most: int) -> None:
    ids, texts = zip(*rows(documents), strict=True)
    stemmer = Stemmer.Stemmer("english")

    def tokens(of: list[str]) -> Any:
        return bm25s.tokenize(
            of, stopwords="en", stemmer=stemmer, return_ids=False, show_progress=False
        )

    retriever = bm25s.BM25(k1=1.5, b=0.75)
    retriever.index(tokens(list(texts)), show_progress=False)
    with run.open("w", encoding="utf-8") as file:
        for id, text in rows(queries):
            known = [[word for word in tokens([text])[0] if word in retriever.vocab_dict]]
            if not known[0]:
                continue
            found, scores = retriever.retrieve(known, k=min(most, len(ids)), show_progress=False)
            for number, score in zip(found[0], scores[0], strict=True):
                if score > 0:
                    print(id, ids[number], sep="\t", file=file)


if __name__ == "__main__":
    *given, most = sys.argv[1:]
    main(*map(Path, given), most=int(most))

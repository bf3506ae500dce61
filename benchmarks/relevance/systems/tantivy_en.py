"""tantivy with its analyzer `en_stem`, any of the words:
`python -P tantivy_en.py DOCUMENTS QUERIES RUN DEPTH`.
"""

import sys
from pathlib import Path

from tantivy import Document, Filter, Index, Occur, Query, SchemaBuilder, TextAnalyzerBuilder
from tantivy import Tokenizer as Tokenizers


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").split("\n") if line]


def main(documents: Path, queries: Path, run: Path, *, most: int) -> None:
    builder = SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", tokenizer_name="en_stem")
    schema = builder.build()
    index = Index(schema)
    writer = index.writer(num_threads=1)
    for id, text in rows(documents):
        writer.add_document(Document(id=id, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    # What `en_stem` is made of: a query of terms is analysed by whoever asks it.
    analyzer = TextAnalyzerBuilder(Tokenizers.simple()).filter(Filter.remove_long(40))
    analyzer = analyzer.filter(Filter.lowercase()).filter(Filter.stemmer("english"))
    analyze = analyzer.build().analyze
    with run.open("w", encoding="utf-8") as file:
        for id, text in rows(queries):
            terms = [Query.term_query(schema, "text", word) for word in analyze(text)]
            query = Query.boolean_query([(Occur.Should, term) for term in terms])
            for _, address in searcher.search(query, most).hits:
                print(id, searcher.doc(address)["id"][0], sep="\t", file=file)


if __name__ == "__main__":
    *given, most = sys.argv[1:]
    main(*map(Path, given), most=int(most))

"""A process that reads PDF files for this one: if its library falls over a file, the file is told
and nothing else is lost.
"""

import multiprocessing
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from index.interrupting import start_unheard
from index.readers.pdf.runs import Run, runs_of
from index.readers.record import UnreadableError

SECONDS = 60
"""So long may a page take."""
_MEMORY = 2 << 30
"""Bytes of addresses that the process may have: what unpacks to more ends it."""
_PASSWORD = 4
"""PDFium's number for a wrong password."""
ENCRYPTED = "It is encrypted; decrypt it with `qpdf --decrypt --password=… IN OUT` and read OUT."
DAMAGED = "It is cut or damaged beyond mending; `qpdf IN OUT` may mend it, or copy it anew."

Answer = tuple[str, Any]
"""`told` with the metadata and the number of pages, `page` with its runs, `wrong` with a sentence,
and `end`.
"""


class Child:
    """The process, which begins with the first file and serves all that follow."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def answers(self, path: str) -> Iterator[tuple[dict[str, str], int] | list[Run]]:
        """The metadata of a file with the number of its pages, then the runs of each page.

        Raises:
            UnreadableError: it cannot be read, or no further.
        """
        pipe = self._begun()
        pipe.send(path)
        pages = 0
        while True:
            kind, found = self._answer(pipe, pages)
            if kind == "end":
                return
            if kind == "wrong":
                raise UnreadableError(found)
            pages += kind == "page"
            yield found

    def end(self) -> None:
        """Ends the process; the next file begins another."""
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def _begun(self) -> Connection:
        if self._process is None or self._pipe is None or not self._process.is_alive():
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            start_unheard(self._process)
            theirs.close()
        return self._pipe

    def _answer(self, pipe: Connection, pages: int) -> Answer:
        where = f"after page {pages}" if pages else "at once"
        try:
            if pipe.poll(SECONDS):
                answer: Answer = pipe.recv()
                return answer
            reason = f"Its reader took over {SECONDS} seconds for a page, {where}"
        except (EOFError, OSError):
            reason = f"Its reader fell over it {where}"
        self.end()
        raise UnreadableError(f"{reason}; `qpdf IN OUT` may mend it.")


def _serve(pipe: Connection) -> None:
    """Answers for one file after the other, until the other side is gone."""
    _bounded()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            for answer in _answers(pipe.recv()):
                pipe.send(answer)


def _bounded() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.RLIM_INFINITY))


def _answers(path: str) -> Iterator[Answer]:
    import pypdfium2
    from pypdfium2 import raw

    try:
        with pypdfium2.PdfDocument(path) as document:
            yield "told", (document.get_metadata_dict(skip_empty=True), len(document))
            for number in range(len(document)):
                yield "page", _page(document, number, raw, pypdfium2.PdfiumError)
            yield "end", None
    except pypdfium2.PdfiumError as error:
        is_encrypted = getattr(error, "err_code", None) == _PASSWORD
        yield "wrong", ENCRYPTED if is_encrypted else DAMAGED
    except MemoryError:
        yield "wrong", "It needs more than 2 GB of memory; split it with `qpdf --split-pages`."


def _page(document: Any, number: int, raw: Any, error: type[Exception]) -> list[Run]:
    """The runs of a page; none where it cannot be loaded."""
    try:
        page = document[number]
    except error:
        return []
    try:
        return runs_of(page, raw)
    finally:
        page.close()

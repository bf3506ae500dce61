"""Files of web archives, read as a run reads them."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from index.article import Article
from index.readers import registry
from index.readers.files import Ignored, Noted, Skipped, SourceFile
from tests.index.readers.web_archive_examples import Capture

TEXT = (
    "The bridge of Port Elm is open again after nine months of work, and the first to cross it "
    "were the children of the school on the other bank, the harbour's office said on Friday."
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a file."""

    articles: list[Article]
    said: list[str]
    passed: Counter[str]

    @property
    def titles(self) -> list[str]:
        return [article.title for article in self.articles]


def read(folder: Path, name: str, data: bytes) -> Seen:
    """What a file gives."""
    path = folder / name
    path.write_bytes(data)
    return seen(path)


def seen(path: Path) -> Seen:
    found = list(registry.read(SourceFile(path, f"news/{path.name}")))
    said = [one.reason for one in found if isinstance(one, Skipped | Noted)]
    passed = Counter(one.kind for one in found if isinstance(one, Ignored))
    return Seen([one for one in found if isinstance(one, Article)], said, passed)


def page(title: str, text: str = TEXT, head: str = "") -> str:
    """A page of an invented site."""
    return (
        f"<!DOCTYPE html><html><head>{head}<title>{title}</title></head><body><article>"
        f"<h1>{title}</h1><p>{text}</p><p>{TEXT}</p></article></body></html>"
    )


def capture(title: str, **more: object) -> Capture:
    """A captured page; its address is made of its title."""
    url = f"https://www.elm.example/{title.lower().replace(' ', '-')}.html"
    return Capture(**({"url": url, "body": page(title).encode()} | more))  # type: ignore[arg-type]

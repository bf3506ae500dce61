"""What in a page a browser would act on, and who put it there."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

_SCHEMES = ("", "http", "https")
_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href")
_TEMPLATES = Path(__file__).resolve().parent.parent / "web" / "templates"
_TAGS = frozenset(
    tag
    for path in _TEMPLATES.rglob("*.html")
    for tag in re.findall(r"<([a-z][a-z0-9]*)", path.read_text("utf-8"))
) | {"h3", "h4", "h5"}  # the level of a heading is a variable there
_LOADING = frozenset(("script", "img", "link", "form", "use"))
"""Elements that load or send something: only what is of this service. A canonical link does not."""


class Intruders(HTMLParser):
    """Collects what our templates never write: `found` has a sentence for each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element with its attributes."""
        if tag not in _TAGS:
            self.found.append(f"element {tag}")
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.found.append(f"{tag} has an attribute twice")
        data = ("type", "application/ld+json") in attrs
        self._script = tag == "script" and not data
        if self._script and "src" not in names:
            self.found.append("a script within the page")
        for name, value in attrs:
            self._attribute(tag, name, value or "")
            if tag in _LOADING and name in _ADDRESSES and ("rel", "canonical") not in attrs:
                self._loaded(tag, value or "")

    def handle_data(self, data: str) -> None:
        """Text; that of a script would run."""
        if self._script and data.strip():
            self.found.append("text in a script")

    def handle_endtag(self, tag: str) -> None:
        """The end of an element."""
        self._script = self._script and tag != "script"

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name in ("style", "srcdoc"):
            self.found.append(f"{tag} has {name}")
        if any(c in name for c in "\"'<=&"):
            self.found.append(f"{tag} has an attribute that is none: {name!r}")
        if name not in _ADDRESSES:
            return
        address = "".join(c for c in value if c > " ")
        scheme = address.partition(":")[0].lower() if ":" in address.split("/")[0] else ""
        if scheme not in _SCHEMES:
            self.found.append(f"{tag} leads to {value[:60]!r}")

    def _loaded(self, tag: str, value: str) -> None:
        if urlsplit(value.strip()).netloc:
            self.found.append(f"{tag} loads {value[:60]!r}")


def intruders(page: str) -> list[str]:
    """What is in a page that no template writes."""
    parser = Intruders()
    parser.feed(page)
    parser.close()
    return parser.found

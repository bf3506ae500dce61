"""What a test sees of a page."""

from html.parser import HTMLParser

from flask.testing import FlaskClient

Attributes = dict[str, str | None]


class Outline(HTMLParser):
    """The elements of a page, and the text of each heading."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.headings: list[tuple[str, str]] = []
        self._open: str | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("h1", "h2", "h3"):
            self._open = tag
            self.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            tag, text = self.headings[-1]
            self.headings[-1] = (tag, text + data)

    def all(self, tag: str, **wanted: str) -> list[Attributes]:
        names = {name.replace("_", "-"): value for name, value in wanted.items()}
        return [a for t, a in self.elements if t == tag and names.items() <= a.items()]

    def links(self) -> list[str]:
        return [a["href"] or "" for a in self.all("a") if "href" in a]


def page(client: FlaskClient, url: str, status: int = 200) -> Outline:
    response = client.get(url)
    assert response.status_code == status, response.text
    return Outline(response.text)


def heading(client: FlaskClient, url: str) -> str:
    return next(text for tag, text in page(client, url).headings if tag == "h1")

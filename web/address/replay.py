"""Where a captured page is shown again: in the Wayback Machine, pywb, SolrWayback, ReplayWeb.page
or another service whose addresses are made of a time and an address (`DATELINE_REPLAY`).
"""

from datetime import UTC
from urllib.parse import quote

from index.article import Article

URL, TIMESTAMP = "{url}", "{timestamp}"
_KEPT = "!#$%&'()*+,/:;=?@[]~"
"""What is written as it is in an address that follows another: all that addresses are made of."""


def address_of_capture(template: str, article: Article) -> str | None:
    """The capture of an article; None where it was not captured, or there is no `template`.

    Args:
        template: an address with `{timestamp}` (14 digits, UTC) and `{url}`; as the value of a
            parameter (behind `=`) that is percent-encoded.
        article: the article.
    """
    captured = article.captured_url or article.url
    if not template or article.captured is None or not captured:
        return None
    digits = article.captured.astimezone(UTC).strftime("%Y%m%d%H%M%S").zfill(14)
    kept = "" if f"={URL}" in template else _KEPT
    return template.replace(TIMESTAMP, digits).replace(URL, quote(captured, safe=kept))

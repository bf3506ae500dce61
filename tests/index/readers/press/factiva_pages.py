"""How Factiva writes a page of articles, with and without two-letter codes."""

from collections.abc import Mapping, Sequence
from html import escape

_PAGE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1-transitional.dtd">\n'
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/>'
    "<title>Factiva</title><style>.article {{}}</style></head><body>"
    '<div id="headlineFrame"><a href="#1">Ferry sails again</a></div>{}'
    '<div id="pageFooter"><span class="copyright">&copy; 2024 Factiva, Inc.</span></div>'
    "</body></html>\n"
)


def paragraphs(texts: Sequence[str]) -> str:
    """Paragraphs of a text."""
    kind = "articleParagraph enarticleParagraph"
    return "".join(f'<p class="{kind}">{escape(text, quote=False)}  </p>\n' for text in texts)


def bare(
    title: str,
    rows: Sequence[str],
    texts: Sequence[str],
    last: Sequence[str],
    above: str = "",
    author: str = "",
) -> str:
    """An article without codes: `rows` are the lines below its title, `last` below its text."""
    section = f"<div>{above}</div>" if above else ""
    byline = f'<div class="author">{author}  </div>' if author else ""
    return (
        '<div id="article-1" class="article"><div class="article enArticle"><p>\n'
        f"</p>{section}\n"
        f'<div id="hd"><span class="enHeadline counted">{title}  </span>\n</div>{byline}'
        f"{''.join(f'<div>{row}</div>' for row in rows)}\n<p></p>\n"
        f"{paragraphs(texts)}{''.join(f'<p>{line}</p>' for line in last)}</div></div>"
        "<br><span></span>"
    )


def coded(rows: Mapping[str, str]) -> str:
    """An article with codes."""
    cells = "".join(
        f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>\n'
        for code, value in rows.items()
    )
    return f'<div class="article enArticle"><table>{cells}</table><br/></div><br/>'


def page(*articles: str) -> str:
    """The page that Factiva saves."""
    return _PAGE.format("".join(articles))

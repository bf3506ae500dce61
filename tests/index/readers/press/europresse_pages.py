"""How Europresse writes a page of articles."""


def footer(number: str) -> str:
    """What stands below an article."""
    return (
        "<footer> <small>© 2024 Port Elm Gazette. Tous droits réservés.</small>"
        f'<p>Numéro de document : {number}</p><div id="divPubliC">'
        f'<span id="PubliC_lblNodoc">{number}</span><span>'
        "Ce certificat est émis à <b>Port Elm Library</b>.</span></div></footer>"
    )


def article(header: str, title: str, author: str, body: str, below: str) -> str:
    """An article as it is exported today."""
    source, _, head = header.partition("|")
    byline = f"<div>{author}</div>" if author else ""
    return (
        f'<article> <header> <div> <span class="DocPublicationName">{source}   </span> </div>'
        f'<div> <span class="DocHeader">{head}</span> </div> <div class="titreArticle">'
        f'<p class="titreArticleVisu">{title}</p></div>{byline}</header><section>'
        f"<div class=\"DocText\"><div class='docOcurrContainer'>{body}</div></div></section>"
        f"{below}</article>\n"
    )


def page(*articles: str) -> str:
    """The page that is saved."""
    head = '<!DOCTYPE html> <html> <head> <meta charset="utf-8"> <title></title> </head> <body>'
    return f"{head}{''.join(articles)}</body></html>\n"

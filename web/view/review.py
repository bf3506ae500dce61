"""A selection as one file of HTML that needs nothing else: what `dateline review` writes."""

from web.address.links import Links
from web.formats.selected import Document, missed, rights
from web.settings import WebSettings
from web.view.furnishing import furnish, own_templates
from web.view.outline import levels


def review(shown: Document, settings: WebSettings) -> str:
    """The document with its styles in it. Its articles are linked to the archive where the settings
    have the address at which readers reach that.
    """
    environment = own_templates()
    furnish(environment, settings)
    links = Links(settings.public_url, settings.replay)
    return environment.get_template("review.html").render(
        document=shown,
        missed=missed(shown.selection),
        rights=rights(shown.entries),
        levels=levels,
        links=links,
        archive=links if settings.public_url else None,
    )

"""What every template may use, whoever has it rendered: the pages, and `dateline review`."""

from jinja2 import Environment, StrictUndefined

from index.readers.kinds import kind_of
from web.address.instants import written
from web.address.links import host_of, web_address
from web.formats import wording
from web.settings import WebSettings
from web.view import places


def furnish(environment: Environment, settings: WebSettings) -> None:
    """Sets up an environment for our templates; whatever is undefined there is an error."""
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.undefined = StrictUndefined
    environment.globals.update(
        site=settings,
        wording=wording,
        places=places,
        web_address=web_address,
        host_of=host_of,
        kind_of=kind_of,
        written=written,
    )

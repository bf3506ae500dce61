"""What every template may use, whoever has it rendered: the pages, `dateline review`, alerts."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from index.readers.kinds import kind_of
from web.address.instants import written
from web.address.links import host_of, web_address
from web.formats import wording
from web.settings import WebSettings
from web.view import places

_WEB = Path(__file__).resolve().parent.parent


def own_templates() -> Environment:
    """Our templates and styles for what is rendered without Flask, not yet furnished."""
    folders = (_WEB / "templates", _WEB / "static")
    environment = Environment(loader=FileSystemLoader(folders), autoescape=True)
    _set_up(environment)
    return environment


def furnish(environment: Environment, settings: WebSettings) -> None:
    """Sets up an environment for our templates; whatever is undefined there is an error."""
    _set_up(environment)
    environment.globals.update(
        site=settings,
        wording=wording,
        places=places,
        web_address=web_address,
        host_of=host_of,
        kind_of=kind_of,
        written=written,
    )


def _set_up(environment: Environment) -> None:
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.undefined = StrictUndefined

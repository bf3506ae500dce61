"""The settings of the front end, given by whoever starts it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WebSettings:
    """`title` names the archive on every page. `public_url` is where readers reach it, without a
    slash at the end: absolute links begin with it; where it is empty, `web/serving/reach.py` says
    with what. `bind` is what it is bound to, `host:port` or `unix:` and a path. `cors` is the
    origin whose scripts may read what is made for programs: `*` for all, empty for none. `hosts`
    are the names that a request may call this service by; none: any. `log_queries`: the log holds
    what was asked. `replay`: where captured pages are shown (`address/replay.py`); empty: nowhere.
    """

    title: str = "Dateline"
    public_url: str = ""
    cors: str = ""
    hosts: tuple[str, ...] = ()
    log_queries: bool = False
    bind: str = "127.0.0.1:8000"
    replay: str = ""

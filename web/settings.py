"""The settings of the front end, given by whoever starts it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WebSettings:
    """`title` names the archive on every page. `public_url` is where readers reach it, without a
    slash at the end: absolute links begin with it, never with what a Host header claims. `cors`
    is the origin whose scripts may read what is made for programs: `*` for all, empty for none.
    `hosts` are the names that a request may call this service by; none: any, for no address is made
    of them. `log_queries`: the log holds what was asked.
    """

    title: str = "Dateline"
    public_url: str = "http://127.0.0.1:8000"
    cors: str = ""
    hosts: tuple[str, ...] = ()
    log_queries: bool = False

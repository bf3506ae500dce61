import logging
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from tests.web.archive import searcher_of
from web.app import create_app

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
MISSING = "no Chromium on this machine: install the package `chromium`"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def skip_without_browser() -> None:
    """Skips a whole module, in one line; on CI its tests fail instead."""
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip(MISSING, allow_module_level=True)


def violations(page: Page) -> list[Any]:
    """What axe-core finds; run by evaluate, since the page's policy admits no added script."""
    page.evaluate(AXE)
    found = page.evaluate(
        "tags => axe.run(document, {resultTypes: ['violations'], runOnly: tags})", RULES
    )
    return [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found["violations"]]


@contextmanager
def answered_by(app: Flask) -> Iterator[str]:
    """The address at which the app answers while the context lasts."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def url() -> Iterator[str]:
    """Where the service answers."""
    with answered_by(create_app(searcher_of())) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    """A wide page that can be sent to paths of the service."""
    with browser.new_context(base_url=url, viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


@pytest.fixture
def plain(browser: Browser, url: str) -> Iterator[Page]:
    """A narrow page that runs no script."""
    with browser.new_context(
        base_url=url, viewport={"width": 360, "height": 740}, java_script_enabled=False
    ) as context:
        context.set_default_timeout(10_000)
        yield context.new_page()

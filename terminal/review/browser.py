"""A page becomes a PDF by the Chromium of this machine, which asks nobody for anything."""

import os
import shutil
import subprocess  # nosec B404
import tempfile
from pathlib import Path

from index.errors import DatelineError

NAMES = ("chromium", "chromium-browser", "google-chrome")
_SECONDS = 120
_ARGUMENTS = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
)


class PrintingError(DatelineError):
    """No PDF came out."""


def printed(html: str) -> bytes:
    """The page as a PDF.

    Raises:
        PrintingError: there is no Chromium, or it failed, or it took too long.
    """
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise PrintingError(
            f"A PDF is made by Chromium, and the PATH has none ({', '.join(NAMES)}): install the "
            "package chromium, or print what --format html writes from a browser."
        )
    with tempfile.TemporaryDirectory(prefix="dateline-review-") as folder:
        return _printed(found, html, Path(folder))


def _printed(chromium: str, html: str, folder: Path) -> bytes:
    page, made = folder / "review.html", folder / "review.pdf"
    page.write_text(html, encoding="utf-8")
    # Chromium has no sandbox for root; what it reads there is the page that we wrote.
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    own = (f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={made}")
    command = (chromium, *_ARGUMENTS, *root, *own, page.as_uri())
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS)  # noqa: S603  # nosec B603
    except subprocess.TimeoutExpired as error:
        raise PrintingError(
            f"{chromium} made no PDF in {_SECONDS} seconds; give fewer articles."
        ) from error
    if done.returncode or not made.is_file():
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = said[-1] if said else f"it ended with {done.returncode}"
        raise PrintingError(f"{chromium} made no PDF: {why}; try --format html, and print that.")
    return made.read_bytes()

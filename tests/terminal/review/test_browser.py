"""A page becomes a PDF by a Chromium, or it is said why not."""

import io
import os
from pathlib import Path

import pypdfium2
import pytest

from terminal.review import browser
from tests.browser.conftest import CHROMIUM, MISSING

PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title>'
    "<style>p { break-before: page } @page { size: a5 }</style>"
    '<h1>Hafen</h1><p>Ærø</p><img src="http://127.0.0.1:9/x.png" alt="">'
)


def _fake(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts a program of Chromium's name alone on the PATH."""
    program = folder / "chromium"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")


@pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason=MISSING)
def test_a_page_is_printed() -> None:
    made = pypdfium2.PdfDocument(io.BytesIO(browser.printed(PAGE)))
    texts = [made[number].get_textpage().get_text_range() for number in range(len(made))]
    assert [text.strip() for text in texts] == ["Hafen", "Ærø"], "no address, no date beside it"


def test_without_a_chromium_the_cure_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(browser.PrintingError, match="install the package chromium"):
        browser.printed(PAGE)


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("echo first >&2; echo 'no display' >&2; exit 1", "made no PDF: no display; try"),
        ("exit 3", "made no PDF: it ended with 3; try"),
        ("exit 0", "made no PDF: it ended with 0; try"),
    ],
)
def test_a_chromium_that_fails_is_told(
    script: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fake(tmp_path, script, monkeypatch)
    with pytest.raises(browser.PrintingError, match=says):
        browser.printed(PAGE)


def test_a_chromium_that_never_ends_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fake(tmp_path, "exec sleep 60", monkeypatch)
    monkeypatch.setattr(browser, "_SECONDS", 1)
    with pytest.raises(browser.PrintingError, match="no PDF in 1 seconds; give fewer"):
        browser.printed(PAGE)


def test_it_reaches_nobody_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "arguments"
    script = f'echo "$@" > {kept}\nfor a in "$@"; do case $a in --print-to-pdf=*) '
    _fake(tmp_path, f'{script} echo made > "${{a#*=}}";; esac; done', monkeypatch)
    assert browser.printed(PAGE) == b"made\n"
    told = kept.read_text(encoding="utf-8")
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in told
    page = told.split()[-1].removeprefix("file://")
    assert page.endswith("review.html") and not Path(page).exists()

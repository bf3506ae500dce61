"""`alert` as a person, or cron, runs it."""

import email
import json
import subprocess
from email import policy
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.terminal.running import CLI, ENVIRON, Result, Run

FILE = """title = "Ferry desk"

[[search]]
name = "Ferries"
note = "For the <b>Monday</b> conference"
q = "ferry"

[[search]]
name = "Storms"
q = "storm"
"""


def ferry(folder: Path, number: int, day: str = "1931-05-06") -> None:
    text = f"date {day} Ferry {number} <sails> again\n\nThe ferry sailed at {number} o’clock.\n"
    (folder / f"ferry-{number}.txt").write_text(text, "utf-8")


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Run:
    """The command in a folder with a file of searches, over an index with a ferry."""
    news = tmp_path / "news"
    news.mkdir()
    ferry(news, 1)
    assert run("reindex", "news", "--quiet").returncode == 0
    (tmp_path / "desk.toml").write_text(FILE, "utf-8")
    return run


def come(desk: Run, tmp_path: Path, number: int) -> None:
    ferry(tmp_path / "news", number)
    assert desk("reindex", "--quiet").returncode == 0


def last(desk: Run, *options: str) -> Result:
    return desk("alert", "desk.toml", "--since-last", *options)


def test_it_tells_what_came_in_since_the_last_run(desk: Run, tmp_path: Path) -> None:
    first = last(desk)
    assert (first.returncode, first.stderr) == (1, "")
    assert first.stdout.startswith("Ferry desk: nothing new\n")
    assert "Ferries: 1 article here already: what comes in from now on is told" in first.stdout
    assert last(desk).returncode == 1
    come(desk, tmp_path, 2)
    second = last(desk, "--url", "https://news.example/archive/")
    assert second.returncode == 0
    assert "Ferry desk: 1 new\n" in second.stdout
    assert "For the <b>Monday</b> conference" in second.stdout
    assert "Ferry 2 <sails> again" in second.stdout
    assert "published 6 May 1931 · added " in second.stdout
    assert "https://news.example/archive/articles/" in second.stdout
    assert "https://news.example/archive/search?q=ferry&from-added=" in second.stdout
    assert "Ferry 1" not in second.stdout
    assert "Storms: Nothing new since " in second.stdout
    third = last(desk)
    assert (third.returncode, "Nothing new since" in third.stdout) == (1, True)
    assert "dateline show" not in third.stdout


def test_since_a_day_needs_no_state_and_leaves_none(desk: Run, tmp_path: Path) -> None:
    for _ in range(2):
        assert (
            "Ferries: 1 new since 1 January 2020"
            in desk("alert", "desk.toml", "--since", "2020").stdout
        )
    assert not (tmp_path / "desk.toml.state").exists()
    assert "1 new" in last(desk, "--since", "2020", "--state", "own.state").stdout
    assert (tmp_path / "own.state").exists()


def test_a_mistake_is_told_with_its_line_and_the_others_run(desk: Run, tmp_path: Path) -> None:
    last(desk)
    wrong = FILE.replace('q = "storm"', 'q = "storm"\nfrom-date = "2019-13"')
    (tmp_path / "desk.toml").write_text(wrong, "utf-8")
    come(desk, tmp_path, 2)
    found = last(desk)
    assert found.returncode == 2
    assert "desk.toml, line 11: from-date: “2019-13” is not a day" in found.stderr
    assert "Ferries: 1 new" in found.stdout
    assert "line 11" in found.stdout
    (tmp_path / "desk.toml").write_text(FILE, "utf-8")
    assert "Storms: Nothing new" in last(desk).stdout, "what is mended goes on"


class _Text(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_mail_is_ready_for_sendmail(desk: Run, tmp_path: Path) -> None:
    to = "Café desk <desk@example.org>, b@example.org"
    printed = desk(
        "alert", "desk.toml", "--since", "2020", "--to", to, "--url", "https://a.example"
    )
    assert printed.returncode == 0
    assert printed.stdout.isascii()
    message = email.message_from_string(printed.stdout, policy=policy.default)
    assert message["Subject"] == "Ferry desk: 1 new"
    assert (message["To"], message["From"]) == (to, "Café desk <desk@example.org>")
    assert message["Date"].datetime and message["Message-ID"].endswith("@example.org>")
    body = message.get_body(("plain",))
    page = message.get_body(("html",))
    assert body and "Ferry 1 <sails> again" in body.get_content()
    assert page
    html = _Text(page.get_content())
    assert "Ferry 1 <sails> again" in html.text
    assert {"h1", "h2", "h3", "a", "mark"} <= set(html.tags)
    assert not {"sails", "b", "script", "img", "link"} & set(html.tags)


def test_it_is_printed_as_a_page_and_as_json(desk: Run) -> None:
    html = desk("alert", "desk.toml", "--since", "2020", "--format", "html").stdout
    assert html.startswith("<!doctype html>\n")
    assert "For the &lt;b&gt;Monday&lt;/b&gt; conference" in html
    assert "href" not in html, "nobody said how readers reach the archive"
    found = json.loads(desk("alert", "desk.toml", "--since", "2020", "--format", "json").stdout)
    assert (found["title"], found["new"], found["notices"]) == ("Ferry desk", 1, [])
    ferries, storms = found["searches"]
    assert (ferries["total"], storms["total"]) == (1, 0)
    [result] = ferries["results"]
    assert result["added"] >= ferries["since"]
    assert ferries["since"] == "2020-01-01"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "--since-last: Give this, or --since DAY."),
        (("--since", "yesterday"), "--since: “yesterday” is not a day"),
        (("--since", "2020", "--format", "mail"), "--to: A mail needs an address"),
        (("--since", "2020", "--to", "desk"), "--to: 'desk' is not like desk@example.org."),
        (("--since", "2020", "--to", "a@b", "--format", "html"), "--to: --format html is no mail"),
        (("--since", "2020", "--url", "news.example"), "it has to begin with http"),
    ],
)
def test_what_cannot_be_meant_is_said(desk: Run, options: tuple[str, ...], says: str) -> None:
    found = desk("alert", "desk.toml", *options)
    assert (found.returncode, found.stdout) == (2, "")
    assert says in found.stderr


def test_what_nobody_reads_to_its_end_is_told_again(desk: Run, tmp_path: Path) -> None:
    last(desk)
    come(desk, tmp_path, 2)
    before = (tmp_path / "desk.toml.state").read_text()
    environ = {**ENVIRON, "DATELINE_INDEX": str(tmp_path / "index")}
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*CLI, "alert", "desk.toml", "--since-last"],
            cwd=tmp_path,
            env=environ,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=120,
        )
    assert ended.returncode == 2
    assert (tmp_path / "desk.toml.state").read_text() == before
    assert "Ferries: 1 new" in last(desk).stdout


def test_a_damaged_state_is_told_and_nothing_runs(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "desk.toml.state").write_text("{")
    found = last(desk)
    assert (found.returncode, found.stdout) == (2, "")
    assert "desk.toml.state does not say what alerts have told" in found.stderr

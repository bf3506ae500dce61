"""`compare` as a person runs it."""

import json
from dataclasses import replace
from pathlib import Path

import click
import pytest

from search.answer.over_time import OverTime
from terminal.over_time.lines import comparison_lines
from tests.terminal.running import Result, Run, dateline
from tests.web.view.test_lines import comparison
from web.address.comparing import Compared
from web.address.parameters import COMPARING, FILTERS


def printed(found: OverTime) -> list[str]:
    return [click.unstyle(line) for line in comparison_lines(found, Compared(found.request))]


def test_bars_are_on_one_scale_and_few_articles_are_marked() -> None:
    lines = printed(comparison((2, 100, 100), (0, 10, 20), (0, 0, 5)))
    assert lines[1:] == [
        "By year:         2001-01-01 – 2003-12-31",
        "word0             ▄█  30 articles, up to 20 %",
        "word1              ▂  5 articles, up to 5.0 %",
        "All articles     ▁██  202 in all",
        "Few (under 30)   ^  ",
        "Of near-duplicates in one step only one is counted.",
    ]


def test_all_articles_are_counted_as_those_that_are_found() -> None:
    found = comparison((40, 60), (40, 60))
    line = replace(found.lines[0], undated=3)
    lines = printed(replace(found, lines=(line,), undated=4))
    assert lines[2].endswith("103 articles, up to 100 %")
    assert lines[3].endswith("104 in all")


def test_more_steps_than_there_is_room_share_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    lines = printed(comparison((100,) * 90, (5,) * 90))
    assert lines[1].startswith("By 2 years:      2001-01-01 – 2090-12-31")
    assert lines[2].count("█") == 45


def test_it_is_asked_from_the_terminal(index: Path) -> None:
    def run(*words: str) -> Result:
        return dateline(index.parent, "compare", "--index", "index", *words)

    shown = run("ferry", "orlan dyke", "--interval", "year")
    assert shown.returncode == 0
    assert shown.stdout.startswith("“ferry” ")
    assert "\norlan dyke " in shown.stdout
    table = run("ferry", "--format", "csv", "--from-date", "2024").stdout.splitlines()
    assert table[0] == "query,start,end,count,archive,share,source"
    answer = json.loads(run("ferry", "--split", "source", "--format", "json").stdout)
    assert {line["query"] for line in answer["lines"]} == {"ferry"}
    assert len({line["source"] for line in answer["lines"]}) > 1
    assert run("zeppelin").returncode == 1
    many = run(*"abcdefg")
    assert (many.returncode, many.stderr) == (2, "dateline: q: At most 6 queries, not 7.\n")
    assert run().returncode == 2
    assert "There is no option --page" in run("ferry", "--page", "3").stderr


def test_every_parameter_is_in_the_help(run: Run) -> None:
    shown = " ".join(run("compare", "-h").stdout.split())
    for parameter in (*FILTERS, *COMPARING):
        assert f"--{parameter.name} " in shown, parameter.name

"""The cases of what helps to find, as data: `tests/cases/finding.json`."""

import json
from typing import Any

import pytest

from tests.test_cases import FOLDER

DATA = json.loads((FOLDER / "finding.json").read_text(encoding="utf-8"))


def cases(kind: str) -> list[Any]:
    """The cases of one kind, to be tried on every engine."""
    return [pytest.param(case, id=case.get("name", case.get("id"))) for case in DATA[kind]]

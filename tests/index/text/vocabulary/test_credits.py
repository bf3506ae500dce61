"""Which lines say who made or sent an article."""

import pytest

from index.text.vocabulary.credits import is_credit


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Ada Lyle; editing by Tomas Reeve",
        "The Associated Press contributed to this report.",
        "Ada Lyle and Tomas Reeve contributed to this story from Northfield.",
        "(AP)",
        "— Reuters",
        "AFP/Reuters",
        "Agence France-Presse",
        "By Ada Lyle",
        "By Ada Lyle, Harbour Gazette",
        "Von Ilse Brandt",
        "Mit Material von dpa",
        "Par Aline Moreau",
        "Avec AFP",
        "Con información de EFE",
        "A cura di Bice Conti",
        "Door Jan de Wit",
        "Com informações da Lusa",
        "Av Eva Lind",
    ],
)
def test_credits(line: str) -> None:
    assert is_credit(line.casefold())


@pytest.mark.parametrize(
    "line",
    [
        "By subscribing you agree to our terms of service.",
        "Copyright 2024 The Associated Press. All rights reserved.",
        "Sign up for our newsletter",
        "Bylaws",
        "Advertisement",
        "The harbour opens at nine.",
        "The bridge, " + "which " * 40 + "contributed to this report",
    ],
)
def test_no_credits(line: str) -> None:
    assert not is_credit(line.casefold())

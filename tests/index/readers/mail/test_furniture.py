"""What newsletters carry around their text is left out, and nothing else."""

import pytest

from index.readers.mail.furniture import without
from index.readers.record import Block

TEXT = ["The ferry sails.", "It carries bicycles.", "Ten crowns a crossing."]


def kept(*texts: str, reader: str = "") -> list[str]:
    blocks = [Block("paragraph", text) for text in texts]
    return [block.text for block in without(blocks, reader)]


@pytest.mark.parametrize(
    "line",
    [
        "View this email in your browser",
        "Having trouble viewing this email? Click here.",
        "Wird diese Nachricht nicht richtig dargestellt? Im Browser öffnen",
        "Si ce message ne s'affiche pas correctement, cliquez ici",
        "Ver en el navegador",
        "Visualizza nel browser",
        "Bekijk in uw browser",
        "Ver no navegador",
    ],
)
def test_how_to_see_it_elsewhere(line: str) -> None:
    assert kept(line, *TEXT) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Unsubscribe",
        "Update your preferences or unsubscribe from this list",
        "Vom Newsletter abmelden",
        "Pour vous désabonner, cliquez ici",
        "Darse de baja",
        "Cancelar la suscripción",
        "Disiscriviti",
        "Uitschrijven",
        "Cancelar a inscrição",
        "vous ne souhaitez plus recevoir de messages ?",
    ],
)
def test_how_to_leave_it_and_what_stands_around_that(line: str) -> None:
    around = ["© 2024 Elm Letters, all rights reserved.", line, "Quay 1, Port Elm"]
    assert kept(*TEXT, *around) == TEXT


def test_the_address_of_the_reader_stands_in_no_text() -> None:
    assert kept(*TEXT, "Sent for ada@example.org.", reader="ada@example.org") == TEXT


@pytest.mark.parametrize(
    "texts",
    [
        ["Unsubscribe me, please."],
        ["Readers unsubscribe from paper. " * 60, *TEXT],
        ["How to unsubscribe from the tide", *["The tide comes and goes."] * 30],
    ],
)
def test_a_text_that_is_about_it_stays(texts: list[str]) -> None:
    assert kept(*texts) == texts


def test_long_texts_below_a_link_to_leave_stay() -> None:
    long = "The harbour. " * 100
    assert kept(*TEXT, "Unsubscribe", long) == [*TEXT, long]

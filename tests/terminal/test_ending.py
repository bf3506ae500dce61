"""Every error that a command may raise is one sentence and an exit code."""

import pytest

from index.errors import BusyError, DatelineError, NoIndexError, SettingsError
from search.errors import BadParameterError
from terminal.ending import told


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (NoIndexError("There is none."), 1, "There is none."),
        (DatelineError("It failed."), 1, "It failed."),
        (SettingsError("It is wrong."), 2, "It is wrong."),
        (BadParameterError("page", "It is wrong."), 2, "page: It is wrong."),
        (BusyError("Another writer."), 75, "Another writer."),
        (OSError(28, "No space left", "/disk/x"), 1, "/disk/x: No space left."),
        (OSError(28, "No space left"), 1, "a file: No space left."),
    ],
)
def test_an_error_is_one_sentence(
    error: DatelineError | OSError, code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(error) == code
    assert capsys.readouterr().err == f"dateline: {says}\n"

"""How a command ends that failed: with one sentence and an exit code."""

from index.errors import BusyError, DatelineError, SettingsError
from search.errors import BadParameterError
from terminal.commands import BUSY, FAILED, USAGE
from terminal.streams import say


def told(error: DatelineError | OSError) -> int:
    """Says on standard error what went wrong; returns the exit code for it."""
    if isinstance(error, OSError):
        say(f"dateline: {error.filename or 'a file'}: {error.strerror}.", err=True)
        return FAILED
    say(f"dateline: {error}", err=True)
    if isinstance(error, BadParameterError | SettingsError):
        return USAGE
    return BUSY if isinstance(error, BusyError) else FAILED

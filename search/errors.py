"""What a request can get wrong. A query itself is never an error; its length can be."""

from index.errors import DatelineError


class BadParameterError(DatelineError):
    """A parameter is unknown or has a value that is not allowed.

    `parameter` is its name, `detail` one sentence with what is allowed.
    """

    def __init__(self, parameter: str, detail: str) -> None:
        super().__init__(f"{parameter}: {detail}")
        self.parameter = parameter
        self.detail = detail


class LateError(DatelineError):
    """What is of no use in part, as an export, could not be made whole in time."""

    def __init__(self) -> None:
        super().__init__(
            "This takes longer than a search may, and a part of it would look like all of it: ask "
            "for less, with fewer words or between dates."
        )

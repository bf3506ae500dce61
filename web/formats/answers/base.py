"""What the answers share."""

from typing import Annotated

from msgspec import Meta, Struct

Count = Annotated[int, Meta(ge=0)]
Score = Annotated[float, Meta(description="Unrounded; 0 where nothing is scored.")]
Address = Annotated[str, Meta(description="A path on this host, or an absolute address.")]
Instant = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
WrittenDate = Annotated[
    str,
    Meta(
        pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        description="A day, or a month or a year where no more is known (ISO 8601).",
        examples=["2025-04-28"],
    ),
]


class Answer(Struct, frozen=True, rename="camel"):
    """A JSON object; its members are sent in the order in which they are written here."""

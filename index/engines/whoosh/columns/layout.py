"""Which token streams a segment has, and which fields stand in them."""

from dataclasses import dataclass

from index.document import FIELDS, WEIGHTS

ASIDE = "aside"
FORM, KEY = "form", "key"
"""The kinds of token streams: one form a position, and every key of it."""


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that share one space of positions, and so one list per term.

    `name` is empty for the scored fields. The weights are whole numbers, so that what is folded
    into the postings is exact.
    """

    name: str
    weights: tuple[tuple[str, int], ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields, in the order of their positions."""
        return tuple(field for field, _ in self.weights)

    def stream(self, kind: str) -> str:
        """The name that the columns of the stream `form` or `key` begin with."""
        return f"{self.name}.{kind}" if self.name else kind


@dataclass(frozen=True, slots=True)
class Layout:
    """What a segment holds: groups of fields, each with the streams `kinds` (`FORM`, `KEY`)."""

    groups: tuple[FieldGroup, ...]
    kinds: tuple[str, ...] = (FORM, KEY)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of all groups."""
        return tuple(field for group in self.groups for field in group.fields)

    def group_of(self, field: str) -> FieldGroup:
        """The group that holds a field."""
        return next(group for group in self.groups if field in group.fields)


def holds_forms(stream: str) -> bool:
    """Whether a stream, by its name of `FieldGroup.stream`, is of forms."""
    return stream.rpartition(".")[2] == FORM


def whole(weight: float) -> int:
    """The weight as a whole number.

    Raises:
        ValueError: it is not one; scale all weights alike.
    """
    if weight != int(weight):
        raise ValueError(f"The weight {weight} of a field is not a whole number.")
    return int(weight)


LAYOUT = Layout(
    (
        FieldGroup("", tuple((field, whole(weight)) for field, weight in WEIGHTS.items())),
        FieldGroup(ASIDE, tuple((field.name, 1) for field in FIELDS if field.weight is None)),
    )
)
"""What every index of Dateline holds: the scored fields together, and beside them the fields that
are searched by name only, so that a search over "any scored field" never meets them."""

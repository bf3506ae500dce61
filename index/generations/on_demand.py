"""Sequences of elements that are made when they are asked for: very many take little memory."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class OnDemand(Sequence[T_co]):
    """Elements that are made when they are asked for. A subclass says how many there are, and makes
    the one with a number.
    """

    @abstractmethod
    def _at(self, number: int) -> T_co:
        """The element with a number, from 0."""

    @overload
    def __getitem__(self, place: int) -> T_co: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T_co]: ...
    def __getitem__(self, place: int | slice) -> T_co | Sequence[T_co]:
        if isinstance(place, slice):
            return [self._at(number) for number in range(*place.indices(len(self)))]
        size = len(self)
        if not -size <= place < size:
            raise IndexError(place)
        return self._at(place % size)

    def __iter__(self) -> Iterator[T_co]:
        return map(self._at, range(len(self)))

"""The table of surfaces as it grows."""

from itertools import pairwise

import numpy as np

from index.text.kernels.surfaces import Surfaces, rehash


def empty_surfaces(slots: int) -> Surfaces:
    """A table without surfaces; `slots` is a power of two."""
    return Surfaces(
        np.zeros(slots, np.uint64),
        np.zeros(slots, np.int32),
        np.zeros(0, np.uint32),
        np.zeros(slots // 2 + 1, np.int64),
        np.zeros(1, np.int64),
    )


def doubled(surfaces: Surfaces) -> Surfaces:
    """The table with twice the slots."""
    slots = 2 * len(surfaces.hashes)
    ends = np.zeros(slots // 2 + 1, np.int64)
    ends[: len(surfaces.ends)] = surfaces.ends
    grown = Surfaces(
        np.zeros(slots, np.uint64), np.zeros(slots, np.int32), surfaces.points, ends, surfaces.used
    )
    rehash(surfaces, grown)
    return grown


def with_room(surfaces: Surfaces, characters: int) -> Surfaces:
    """The table with room for the code points of as many characters more."""
    needed = int(surfaces.ends[surfaces.used[0]]) + characters
    if needed <= len(surfaces.points):
        return surfaces
    points = np.zeros(needed + len(surfaces.points) // 2, np.uint32)
    points[: len(surfaces.points)] = surfaces.points
    return surfaces._replace(points=points)


def surface_texts(surfaces: Surfaces, first: int) -> list[str]:
    """The surfaces from number `first` on."""
    ends = surfaces.ends[first : int(surfaces.used[0]) + 1].tolist()
    text = surfaces.points[ends[0] : ends[-1]].tobytes().decode("utf-32-le", "surrogatepass")
    return [text[a - ends[0] : b - ends[0]] for a, b in pairwise(ends)]

"""How an index lies in the cluster."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """The alias that names the published index, and how many shards and replicas it has."""

    alias: str = "dateline"
    shards: int = 1
    replicas: int = 0
